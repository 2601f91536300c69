"""The grammar of time expressions: patterns over the letters of lexicon.py, each with the rule that reads it.

The way of it, patterns over types of words and small rules that compute the value, is that of SynTime (Zhong et al.
2017) and HeidelTime (Strötgen and Gertz 2010). No pattern repeats without a bound, so that matching stays linear.
"""

import re

from generator.extraction.times.clock_times import night_before, part_of_day, time_alone
from generator.extraction.times.distances import distance
from generator.extraction.times.durations import duration, lately, stretch
from generator.extraction.times.months import month, season
from generator.extraction.times.quarters import quarter
from generator.extraction.times.reading import Rule
from generator.extraction.times.references import refer
from generator.extraction.times.relative import nth_day, today, weekday
from generator.extraction.times.sets import often
from generator.extraction.times.steps import the_unit, unit_step
from generator.extraction.times.written import day_alone, figures, full_date, holiday, week_of
from generator.extraction.times.years import century, decade, era, year, year_behind
from generator.patterns import deferred

_LEAD = "(?:d?[Eef][oi]?d?|d)?"  # early, the end of, later in the
_STEP = "[lxts]{0,2}"
_BEFORE = "(?:d?E?d?PU?[oi]d?|d?EUod?|CZ{0,2}c?i?|E?Pi?|Ei)?"  # the night of, 10 p.m. on
_BEHIND = "(?:c?CZ{0,2}|P)?"
_YEAR = "(?:[co]?Y|o?d?[lts]{1,2}U)?"
_OF_YEAR = "(?:[co]?(?:[nDY]B|Yb?)|o?d?[lxts]{1,2}U)?"
_NUMBER = "[nDYqa]"
_LIST = "(?=(?:[kA]d?[DO]|c[DO]){1,3}o?M)"

#: Pattern and rule, tried in this order where an expression may begin.
GRAMMAR: tuple[tuple[str, Rule], ...] = (
    ("d?UoM[DO]", week_of),
    (f"{_BEFORE}[lxts]?(?:d?Wc?(?:dEo)?)?(?:d?[DO]o?M|Md?[DO]){_YEAR}{_BEHIND}", full_date),
    (f"{_BEFORE}d?[DO]{_LIST}", full_date),
    (f"(?<=M[DO][kA])[DO]{_YEAR}", full_date),
    (f"{_BEFORE}(?:Wc?)?I{_BEHIND}", figures),
    ("j[nD]?U|j[WMSP]|J", often),
    (f"{_LEAD}(?:[lxts]U?p?|Yp?|U[ge])?F?[lxt]?(?:OF?[Uh]|[lE]h)(?:o?F?Y|o?d?[lxts]U|odU)?", quarter),
    (f"{_LEAD}OUB?", century),
    (f"{_LEAD}{_STEP}d?M(?!d?[DO](?!o?M)){_OF_YEAR}", month),
    (f"{_LEAD}{_STEP}S(?:oYkY|{_OF_YEAR})|YS", season),
    (f"{_LEAD}{_STEP}H(?:o?Y)?P?", holiday),
    (f"{_BEFORE}{_LEAD}{_STEP}W{_BEHIND}|yi?{_STEP}W", weekday),
    ("WP?", often),
    (f"{_BEFORE}{_LEAD}y{_BEHIND}", today),
    ("dPN", night_before),
    (f"{_LEAD}{_STEP}E?P", part_of_day),
    ("d?(?:YU|[LU][ge]?[Uu]|[YL]u)|d?RF?U|d?Up?E", the_unit),
    (f"v{{0,2}}(?:{_NUMBER}m?|ha|d)?Um?[gefNT]", distance),
    (f"{_LEAD}[lxts]{{1,2}}F?[UK]", unit_step),
    (f"(?:v{{1,2}}|d)?[lxO]{_NUMBER}m?{_NUMBER}?U|d?[lxO]m?U", stretch),
    ("d?OU", nth_day),
    ("d?[rlx]U", lately),
    ("(?:d?[Eef][oi]?d?|d)F?[UK]", the_unit),
    (f"v{{0,2}}d?(?:[nD][kA])?(?:ha|{_NUMBER})m{{0,2}}U(?:Aah)?|v?d?hU|U", duration),
    (f"{_LEAD}VB", era),
    (f"{_LEAD}p?V", decade),
    ("d?[nDY](?=[kA]d?[nDY]B)|[nDY]B|b[nDY]|[nD]b", era),
    ("(?<=Yk)[Dn]", year_behind),
    ("(?:d?[Eef][oi]?d?|d(?=[UF]))?[UFp]?Y|dUn", year),
    ("dO", day_alone),
    ("d?R|dl(?![nDYqU])|r", refer),
    (f"v?CZ{{0,2}}|{_LEAD}E?P", time_alone),
)
#: All patterns in one, a group each: which rule to try first.
PATTERNS = re.compile("|".join(f"({pattern})" for pattern, _ in GRAMMAR))
SINGLE: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (deferred(pattern), rule) for pattern, rule in GRAMMAR
)
#: Chunks that can belong to an expression, in runs in which one tells a time.
RUN = re.compile("(?<![^_])[^_MWVICPSHyKURJYlrOB]*+[MWVICPSHyKURJYlrOB][^_]*+")
#: Letters no expression begins with.
NO_START = frozenset("okcpAgNTZmGuiB")
