"""Evidence: who says how many or what, in which words, and where to read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.vocabulary import DateBasis, Qualifier, Victims

#: So many claims and statements stand beside an item, and so many characters of a quote.
MOST, LONGEST = 6, 200

#: Source's id → where to read it: its article's path, or its address.
Places = Mapping[str, str]


def of_event(event: Event, places: Places) -> tuple[str, ...]:
    """Tell what an entry rests on: its claims, then its statements."""
    lines = [*(claim_line(claim, places) for claim in event.claims), *_said(event.statements, places)]
    if not lines:
        lines = [_where(source, None, "", places) for source in map(_id, event.sources)]
    return shortened(lines)


def doubt(event: Event) -> str:
    """Say what is not certain of an event's day; nothing where it is, or where an editor answers for it."""
    if event.date_basis is DateBasis.EDITOR:
        return ""
    if event.date_basis is DateBasis.PUBLISHED:
        return "taken from the day of publication"
    return "uncertain" if event.date.uncertain or event.date.approximate else ""


def shortened(lines: Sequence[str], most: int = MOST) -> tuple[str, ...]:
    """Leave out what nobody reads in a list."""
    left = len(lines) - most
    return (*lines[:most], *([f"and {left} more"] if left > 0 else []))


def claim_line(claim: Claim, places: Places) -> str:
    """Tell a claim in one line: figure, claimant, words."""
    about = [] if claim.victims is Victims.ANY else [claim.victims.value]
    about += [f"side: {claim.side}"] if claim.side else []
    about += [str(claim.period)] if claim.period else []
    about += [claim.scope.value] if claim.scope.value != "day" else []
    who = claim.claimant or "the article itself"
    more = f" ({', '.join(about)})" if about else ""
    what = f"{claim.measure} {figure(claim)}{more}, says {who}"
    return f"{what}: {_where(claim.source, claim.paragraph, claim.quote, places)}"


def figure(claim: Claim) -> str:
    """Return the figure as it was hedged."""
    if claim.min is None and claim.max is None:
        return "without a number"
    low, high = claim.min, claim.max
    number = f"{low}" if low == high else f"{low}–{high}" if None not in (low, high) else f"{low or high}"
    hedge = "" if claim.qualifier is Qualifier.EXACT else f"{claim.qualifier.value.replace('_', ' ')} "
    return hedge + number


def _said(statements: Iterable[Statement], places: Places) -> Iterator[str]:
    for said in statements:
        about = "".join(f" {word} {name}" for word, name in (("of", said.of), ("to", said.to)) if name)
        yield f"{said.speaker}: {said.act}{about}: {_where(said.source, said.paragraph, said.quote, places)}"


def _where(source: str, paragraph: int | None, quote: str, places: Places) -> str:
    place = f"{source}, paragraph {paragraph}" if paragraph else source
    words = " ".join(quote.split())
    if words:
        return f"“{words if len(words) <= LONGEST else words[: LONGEST - 1] + '…'}” ({place})"
    return f"read {places[source]} ({place})" if source in places else place


def _id(source: object) -> str:
    return source if isinstance(source, str) else str(getattr(source, "id", ""))
