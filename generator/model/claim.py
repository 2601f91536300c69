"""Who says how many, and who says what: the two things the record is made of."""

from dataclasses import dataclass

from generator.edtf import Edtf
from generator.model.vocabulary import Act, Measure, Qualifier, Scope, Victims


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One count, said by one claimant, in one source.

    `min` and `max` are persons; `max` None is an open end (“at least 55”: 55, None); both None where the wording
    gives no number (“dozens”). `side` is whose people are counted, `claimant` None the article's own voice.
    `paragraph` counts from 1 in the cleaned article. `part_of` is the id of the claim this one is a part of.
    """

    id: str
    measure: Measure
    min: int | None = None
    max: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    victims: Victims = Victims.ANY
    side: str | None = None
    scope: Scope = Scope.DAY
    period: Edtf | None = None
    claimant: str | None = None
    source: str
    paragraph: int | None = None
    part_of: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said: who accuses, denies, threatens, appeals or announces.

    `of` is whom it is about, `to` whom it is said to, `denies` what a denial denies, in neutral words.
    """

    speaker: str
    act: Act
    of: str | None = None
    to: str | None = None
    denies: str = ""
    date: Edtf | None = None
    source: str
    paragraph: int | None = None
    quote: str = ""
