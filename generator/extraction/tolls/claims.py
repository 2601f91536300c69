"""Drafts → claims: named, merged, each with its words."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from generator.extraction.tolls.drafts import Draft
from generator.model.article import Article
from generator.model.claim import Claim
from generator.model.finding import ClaimFinding
from generator.model.vocabulary import Qualifier


def make_claims(article: Article, kept: Sequence[tuple[int, Draft]]) -> tuple[ClaimFinding, ...]:
    """Return an article's claims in the order of its words; a part points at its whole.

    `kept` are the drafts that stay, with their indexes among all of the article's tolls.
    """
    alike: defaultdict[Claim, Iterator[int]] = defaultdict(count)
    claims: dict[int, Claim] = {}
    for index, draft in kept:
        claim = _claim(article, draft)
        claims[index] = replace(claim, id=_name(claim, next(alike[claim])))
    return tuple(
        ClaimFinding(
            claim=_within(claims[index], _whole(draft, claims)),
            claimant_of=draft.claimant_of,
        )
        for index, draft in kept
    )


def _within(claim: Claim, whole: str | None) -> Claim:
    return replace(claim, part_of=whole) if whole else claim


def _whole(draft: Draft, claims: dict[int, Claim]) -> str | None:
    whole = claims.get(draft.toll.part_of) if draft.toll.part_of is not None else None
    return whole.id if whole else None


def _claim(article: Article, draft: Draft) -> Claim:
    toll, sentence = draft.toll, draft.toll.tape.sentence
    assert toll.measure
    return Claim(
        id="",
        measure=toll.measure,
        min=toll.minimum,
        max=toll.maximum,
        qualifier=Qualifier(toll.count.number.qualifier),
        victims=draft.victims,
        side=draft.side,
        scope=draft.period.scope,
        period=draft.period.days,
        claimant=draft.claimant,
        source=article.id,
        paragraph=sentence.paragraph or None,
        quote=sentence.text,
    )


def _name(claim: Claim, ordinal: int) -> str:
    """A name that hangs on what the claim says, not on what stands around it."""
    said = (
        claim.source, claim.paragraph, claim.measure, claim.min, claim.max, claim.qualifier, claim.victims, claim.side,
        claim.scope, claim.period, ordinal,
    )  # fmt: skip
    return "c" + hashlib.sha256("|".join(map(str, said)).encode()).hexdigest()[:6]
