"""The rules by which reports become entries: one table, which docs/merging.md prints and `dateline explain` quotes.

A rule that ties says why two things are of one entry, a rule that parts why they are not.
"""

from dataclasses import dataclass

#: Kilometres between two incidents of one day: farther apart they are never one entry.
FAR = 150


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of merging: its stable id, and what it says in one sentence."""

    id: str
    sentence: str


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One use of a rule: what it ties, and what the two share, in words.

    `one` and `other` are names: of a report (“SOURCE#2”, its place among the article's happenings), of a claim or a
    statement (its key), or of an entry (“events/ID”).
    """

    rule: str
    one: str
    other: str
    shared: str = ""


ENTRY_HAS_IT = Rule(
    "entry-has-it",
    "A report whose claims or statements an entry holds that a person touched, or that was published, stays with it; one "
    "that has neither, with the only entry of its days and kind that cites its article.",
)
SAME_TOLL = Rule(
    "same-toll",
    "Two reports of fighting that give the same number of the same victims are of one incident; outside an escalation "
    "not where each names parties of its own.",
)
NEAR = Rule(
    "near",
    f"In one escalation, fighting of one day at places no more than {FAR} kilometres apart is one incident.",
)
SAME_PLACE = Rule(
    "same-place", "Fighting of which nobody names the parties is one incident where the place is the same."
)
SAME_ARTICLE = Rule(
    "same-article", "What one article tells of a day’s fighting without naming who or where is one incident."
)
SAME_PARTY = Rule("same-party", "Fighting of one day in which the same party takes part is one incident.")
SAME_FIGHTING = Rule(
    "same-fighting",
    "In one escalation, fighting of one day that is told without a place goes to what most reports tell of.",
)
SAME_SPEAKER = Rule("same-speaker", "What one speaker says on one day in words of one kind is one entry.")
SAME_DOER = Rule(
    "same-doer",
    "Deeds of one day and one kind are one where the first party named is the same, or two of the first four are.",
)
NAMELESS_MEASURE = Rule(
    "nameless-measure",
    "In one escalation, a mobilisation, displacement or aid that is told without naming anybody goes to the one of its "
    "day that most reports tell of.",
)
REMARK = Rule(
    "remark",
    "What somebody only remarks, without accusing, denying or threatening, goes to the fighting of its day.",
)
OF_ITS_DAY = Rule(
    "of-its-day",
    "A claim or statement that belongs to no happening goes to the fighting of the day it is about.",
)
MAIN_REPORT = Rule(
    "main-report",
    "A claim or statement that belongs to no happening, of a day without fighting, goes to what its article is mainly "
    "about.",
)
MOST_OF_IT = Rule(
    "most-of-it",
    "Reports go to the fixed entry that has most of their claims and statements.",
)
SAME_ID = Rule("same-id", "Reports go to the fixed entry that has the id they would get.")
WRITTEN_BY_HAND = Rule(
    "written-by-hand",
    "Reports go to an entry that a person wrote of the same days and kind, if it is of their escalation or names one of "
    "their parties.",
)
STAYS_PUT = Rule(
    "stays-put",
    "A claim or statement is where a person put it, else in the fixed entry that had it last.",
)
SAME_AS = Rule("same-as", "A person wrote `same_as`: the two are one entry.")

#: Why things are of one entry, in the order in which it is tried.
TYING: tuple[Rule, ...] = (
    *(SAME_AS, ENTRY_HAS_IT, SAME_TOLL, NEAR, SAME_PLACE, SAME_ARTICLE, SAME_PARTY),
    *(SAME_FIGHTING, SAME_SPEAKER, SAME_DOER, NAMELESS_MEASURE, REMARK, OF_ITS_DAY, MAIN_REPORT),
    *(MOST_OF_IT, SAME_ID, WRITTEN_BY_HAND, STAYS_PUT),
)

FLARE_UP = Rule(
    "flare-up",
    "Articles on fighting that name the same two parties, or a party and a place, with no more than 14 days between "
    "their days, are of one escalation; reports of other deeds go to the nearest that names one of their parties.",
)
KNOWN_FLARE_UP = Rule(
    "known-flare-up",
    "An escalation that has a file for good takes the days of fighting that are near it and of its parties or places; of "
    "several the one nearest in time, then the one with the place, then the one with most of the parties.",
)

#: Why an entry is of its escalation.
PLACING: tuple[Rule, ...] = (FLARE_UP, KNOWN_FLARE_UP)

FAR_APART = Rule(
    "far-apart",
    f"Fighting at places more than {FAR} kilometres apart is never one entry, whatever else agrees.",
)
OTHER_ENTRY = Rule(
    "other-entry",
    "Two entries that a person touched, or that were published, never become one by themselves.",
)
NOT_SAME_AS = Rule("not-same-as", "A person wrote `not_same_as`: the two stay apart.")
OTHER_ESCALATION = Rule(
    "other-escalation", "Reports of two escalations, or of one and of none, are not compared."
)
OTHER_KIND = Rule(
    "other-kind", "Fighting is compared with fighting of any kind, everything else with its own kind only."
)
OTHER_DAYS = Rule(
    "other-days",
    "Reports are compared with those of the same day only; one of several days counts as of the last.",
)
NOTHING_SHARED = Rule("nothing-shared", "No rule ties the two: no party, no place, no number that both give.")

#: Why things are not of one entry.
PARTING: tuple[Rule, ...] = (
    *(NOT_SAME_AS, OTHER_ENTRY, OTHER_DAYS, OTHER_KIND, OTHER_ESCALATION, FAR_APART, NOTHING_SHARED),
)
SENTENCES = {rule.id: rule.sentence for rule in (*TYING, *PLACING, *PARTING)}
