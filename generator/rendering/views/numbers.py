"""Numbers in words: a claim in its claimant's terms, a toll from low to high."""

from functools import lru_cache

from generator.model.claim import Claim
from generator.model.figure import Figure, Standing, Toll
from generator.model.vocabulary import Qualifier
from generator.rendering.context import Context
from generator.rendering.words import Words

#: Qualifiers that leave one end open.
_OPEN = (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.UP_TO)
#: Most numbers are small, and said often.
_SAID = 2**14


def claim_number(claim: Claim, context: Context) -> str:
    """A claim's number in the claimant's own terms: “at least 55”, “about 16–20”, “no number given”."""
    return _said(claim.min, claim.max, claim.qualifier, context.words)


@lru_cache(maxsize=_SAID)
def _said(low: int | None, high: int | None, qualifier: Qualifier, words: Words) -> str:
    ends = [end for end in (low, high) if end is not None]
    if not ends or qualifier is Qualifier.VAGUE:
        return span(low, high, words)
    one = (len(ends) == 1 and qualifier in _OPEN) or qualifier is Qualifier.UP_TO
    return words(f"numbers.{qualifier}", n=words.number(ends[-1]) if one else span(low, high, words))


def toll_number(toll: Toll, context: Context) -> str:
    """A toll's range, low to high; the claimant's own terms where only one figure counts; "" where there is no range."""
    counting = counting_figures(toll)
    if len(counting) == 1:
        return claim_number(counting[0].claim, context)
    if toll.low is None and toll.high is None:
        vague = all(figure.standing is Standing.VAGUE for figure in toll.figures)
        return context.words("numbers.vague") if vague else ""
    if toll.high is None and toll.low is not None and (toll.top or 0) > toll.low:
        return context.words("numbers.or_more", n=span(toll.low, toll.top, context.words))
    return span(toll.low, toll.high, context.words)


def best_number(toll: Toll, context: Context) -> str:
    """The figure the rule prefers, where it is one among others."""
    if toll.best is None or toll.low == toll.high:
        return ""
    return context.words("claims.best", n=context.words.number(toll.best))


@lru_cache(maxsize=_SAID)
def span(low: int | None, high: int | None, words: Words) -> str:
    """Two ends of a range in words; an end that is None is open."""
    if low is None and high is None:
        return words("numbers.vague")
    if low is None or high is None:
        key, end = ("numbers.up_to", high) if low is None else ("numbers.or_more", low)
        return words(key, n=words.number(end or 0))
    if low == high:
        return words.number(low)
    return words("numbers.span", low=words.number(low), high=words.number(high))


def counting_figures(toll: Toll) -> list[Figure]:
    """The figures a range is made of."""
    return [figure for figure in toll.figures if figure.standing is Standing.COUNTS]
