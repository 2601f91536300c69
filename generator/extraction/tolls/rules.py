"""Patterns over the tape that tie counts to what happened to the people (letters: see chunks.py).

Tried in this order; a count belongs to the first pattern that takes it. `count` spans one count or a list of them,
`what` is the word whose measure they share. Gaps are bounded and hold no counts, so that matching stays linear.
"""

import re
from dataclasses import replace

from generator.extraction.frozen import frozen
from generator.extraction.tape.needed import letters_needed
from generator.patterns import deferred

#: What may stand between a subject and its verb: names, phrases, relative clauses, appositions.
_GAP = r"(?:rh?b|,[pdwAH]{1,3}s,|[wdaoyfxAHPTrt@,ip&YlDR])"
_COUNT = r"[CUc]"
#: A count that is no object of a verb right before it (“who killed three people, was shot”).
_SUBJECT = r"(?<![VGK])[CUc]"
#: What may follow a bare participle that has its subject before it (“seven killed in …”): no object.
_NO_OBJECT = r"(?!G?[CUcMdAHp]|a[CUcMAHp])"
_BEFORE = rf"(?P<count>{_SUBJECT}(?:{_GAP}{{0,14}}?{_COUNT}){{0,5}})"
_AFTER = rf"(?P<count>{_COUNT}(?:{_GAP}{{0,10}}?{_COUNT}){{0,5}})"


#: The letters that may be a pattern's `what`.
_WHAT = re.compile(r"\(\?P<what>\[?([^\[\])]+)\]?\)")


@frozen
class Rule:
    """A pattern and its name, which says what it recognises; `last` where the count nearest to the verb is its last.

    A sentence with none of the letters `signs`, which are those that `what` can be, need not be tried, nor one that
    lacks a letter that the pattern `needs`.
    """

    name: str
    pattern: re.Pattern[str]
    last: bool = False
    level: bool = False
    signs: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


def _rule(name: str, pattern: str, *, last: bool = False, level: bool = False) -> Rule:
    signs = frozenset(letter for letters in _WHAT.findall(pattern) for letter in letters)
    return Rule(name, deferred(pattern), last=last, level=level, signs=signs, needs=letters_needed(pattern))


RULES: tuple[Rule, ...] = (
    # “an initial toll of 12 was later raised to 19”
    _rule("toll", r"(?P<what>L)oa?(?P<old>[CU])[ha]{0,2}ba{0,2}[YRw]a?ta?(?P<count>[CUM])", level=True),
    # “the death toll rose by 12 to 58”, “the number of deaths at 28”, “a toll of 30”, “reached 200”, “from 103 to 122”
    _rule(
        "toll",
        r"(?P<what>L)[^LCUMs;]{0,14}?(?:y[CUM][^LCUMs;]{0,3}?)?(?:[fu]a?(?P<old>[CU])t|[tx]|x@|o|R[tx]?|b|wx)a?(?P<count>[CUM])",
        level=True,
    ),
    # “the toll is believed to be between 40 and 50”
    _rule("toll", r"(?P<what>L)[^LCUMs;]{0,6}?b[asw]{1,2}tba?@?a?(?P<count>[CUM])", level=True),
    # “death toll: 19”, “death toll now 19”
    _rule("toll", r"(?P<what>L)[;a]{0,2}(?P<count>[CUM])", level=True),
    # “gave the number of fighters killed as 31”
    _rule("as", r"(?P<what>L)@(?P<count>[CUM])", level=True),
    # “their dead now number 58”, “the wounded servicemen now number 200”
    _rule("number", r"(?P<what>[NJVL])[^sCUM;,]{0,8}?#a?(?P<count>[CUM])", level=True),
    # “put its dead at 28”
    _rule("put", r"d[wA]?(?P<what>[JNV])[wo]{0,2}xa?(?P<count>[CUM])", level=True),
    # “bringing to 46 the number of troops killed”
    _rule("raised", r"Yt(?P<count>[CU])d?[wL]?(?P<what>L)", level=True),
    # “bringing the casualties of the battle to 9”
    _rule("brought", r"Y[^NsCUM;]{0,6}?(?P<what>[NL])[^sCUM;]{0,10}?[tx]@?a?(?P<count>[CU])", level=True),
    # “deaths rose to 14”
    _rule("rose", r"(?P<what>N)[^sCUMVGI;,]{0,8}?(?:R|[wh]t)(?P<count>[CU])", level=True),
    # “…, up from 41”
    _rule("former", r"u[da]{0,2}(?P<count>(?P<what>[CUM]))"),
    _rule("former", r"[t#][CU],?f[da]{0,2}(?P<count>(?P<what>[CUM]))"),
    _rule("former", r"fda(?P<count>(?P<what>[CUM]))"),
    # “killed or wounded 12”, “12 were killed or wounded”: casualties, not deaths
    _rule("both", rf"(?P<what>[VGK])&a?(?P<also>[VGK])a?{_AFTER}"),
    _rule(
        "both", rf"{_BEFORE}{_GAP}{{0,10}}?[bha]{{0,4}}(?<!d)(?P<what>V)&a?(?P<also>V){_NO_OBJECT}", last=True
    ),
    # “two soldiers who were wounded on Sunday have died”
    _rule("subject", r"(?P<count>[CUc])rh?b[VJ][@dwTPx]{0,6}[ha]{0,3}(?P<what>I)"),
    # “seven people inside the house were killed”, “may have died”, “are believed to have died”, “200 others wounded”, “left 30 dead”
    _rule(
        "subject",
        rf"{_BEFORE}{_GAP}{{0,14}}?(?:mh[bha]{{0,4}}|[bha]{{1,5}}(?:[ws]?th[ba]{{0,2}})?)(?:w&|w)?(?P<what>[VIJE])",
        last=True,
    ),
    _rule("subject", rf"{_BEFORE}{_GAP}{{0,8}}?(?<!d)(?P<what>[IJ])", last=True),
    _rule("subject", rf"{_BEFORE}(?P<what>E)", last=True),
    _rule("subject", rf"{_BEFORE}{_GAP}{{0,6}}?(?<!d)(?P<what>V){_NO_OBJECT}", last=True),
    # “killed seven”, “has wounded 12”, “killing on Monday two people”
    _rule("object", rf"(?P<what>[VGK])(?:[@y]?T)?[ad]?{_AFTER}"),
    # “killed a group of nine”, “abducted a family of five”
    _rule("group", r"(?P<what>[VGK])a?dw{0,2}(?P<band>w)oa?(?P<count>[CU])"),
    # “killed the mayor and two bodyguards”, “the murder of the mayor, his wife and two others”
    _rule("beside", r"(?P<what>[VGK])[dwaHAPop]{1,10}?,?&[da]?(?P<count>C)(?=[,;@Tfxr&]|$)"),
    _rule("beside", r"(?P<what>N)o[dwaHAPop,]{1,14}?&[da]?(?P<count>C)(?=[,;@TfxrVG&]|$)"),
    # “the mayor was killed near his home, along with two bodyguards”
    _rule("with", r"(?P<what>V)[^CUcMVGIKNs;&]{0,14}(?P<and>&)[da]?(?P<count>C)"),
    # “three of the 12 hostages were killed”, “two of the three wounded died”
    _rule(
        "share",
        r"(?P<count>[CU])(?:o(?:[dAHcw]{1,3}d)?|(?<=U))[CM](?:@[dwPA]{1,4})?[hba]{0,4}(?P<what>[VIJ])",
    ),
    # “two of whom died”
    _rule("them", r"(?P<count>[CU])[rha]{0,2}[bha]{0,3}(?P<what>[VIJ])"),
    # “four of its guards were in Tajik hands”
    _rule("hands", r"(?P<count>[CU])[hba]{1,3}@[dw]?[AH](?P<what>w)"),
    # “took 12 hostages”
    _rule("taken", rf"(?P<what>Y)a?{_AFTER}"),
    # “among those killed were two nurses”
    _rule("among", rf"(?P<what>E)[^CUcMVGIEs;]{{0,8}}?b[^CUcMVGIEs;]{{0,12}}?{_AFTER}"),
    # “among the 31 dead were 12 children”, “12 children were among the 31 people killed”
    _rule("amid", r"(?P<among>@)[da]{0,2}(?P<what>M)b[da]{0,2}(?P<count>[CU])"),
    _rule("amid", r"(?P<count>[CU])b(?P<among>@)[da]{0,2}C(?P<what>[VJ])"),
    _rule("amid", r"(?P<count>[CU])b(?P<among>@)[da]{0,2}(?P<what>M)"),
    # “among the wounded at least six children”
    _rule("include", rf"(?P<what>E)[da]{{0,2}}{_AFTER}"),
    # A headline tells in the present: “Gunmen kill 16 in raid”, “Troops free hostages, lose three soldiers”; it has no full stop
    _rule("object", rf"^[wdAHP]{{1,5}}(?P<what>B)a?{_AFTER}[^;]*$"),
    _rule("object", rf"^[wdAHP]{{1,5}}[wB][^;]*,(?P<what>B)a?{_AFTER}[^;]*$"),
    # “forcing the firm to evacuate 62 staff”, “managed to kill one and wound 12”
    _rule("made", rf"(?P<what>B)a?{_AFTER}"),
    # “of those killed, three were women”, “of the 12 dead, four were women”
    _rule("of those", r"o[dC]?(?P<what>[VJM]),a?(?P<count>C)b"),
    # “the dead were four women”, “those killed include two nurses”, “people were hurt, including three children”
    _rule("include", rf"(?P<what>[VJE])(?:@?[TP])?b[da]?{_AFTER}"),
    _rule("include", rf"(?P<what>[VJNIE])[^CUcMVGIJNKs;]{{0,12}}?i[da]{{0,3}}{_AFTER}"),
    # “injuries to 20 others”, “cost 12 soldiers their lives”
    _rule("to", r"(?P<what>N)t[da]{0,2}(?P<count>[CU])"),
    _rule("cost", r"(?P<band>w)a?(?P<count>[CU])d(?P<what>N)"),
    # “left 12 soldiers and three policemen dead”
    _rule("left", r"l[da]{0,2}(?P<count>C(?:,[da]?C){0,4},?&)[da]?(?P<what>M)"),
    # “the deaths of six people”
    _rule("of", rf"(?P<what>[NG])o[da]{{0,2}}{_AFTER}"),
    _rule("surrender", r"(?P<what>I)oa?(?P<count>[CU])"),
    # “lost two servicemen”
    _rule("lost", rf"(?P<what>X)a?{_AFTER}"),
    # “three of the wounded later died”, “one of the injured, a farmer, has died”
    _rule("died", r"(?P<count>M)(?:,[^,;sCUM]{1,12},)?[rwha]{0,4}(?:@[TdwP]{1,4}[ha]{0,2})?(?P<what>[IV])"),
    # “Killed: 12”
    _rule("list", r"(?:^|[;,])(?P<what>[VNJ])(?:@w)?;(?P<count>[CU])"),
    # “left three soldiers and 11 rebels dead”
    _rule("left", r"l[da]?(?P<count>C(?:(?:,|,?&)[da]?C){0,3})(?:,|,?&)[da]?(?P<what>M)"),
    # “nine civilian deaths”
    _rule("measured", r"(?P<count>(?P<what>M))"),
)
#: Levels whose measure is unsaid, tried when all else is found: “seven more bodies were found, taking the total to 21”.
UNSAID: tuple[Rule, ...] = (
    *(replace(rule, last=True) for rule in RULES if rule.level),
    # “the group itself has acknowledged 27”, “the rebels say 30”
    _rule("told", r"[sZ]a?(?P<count>(?P<what>[CU]))(?=[;T]|,&|@T|$)"),
)
