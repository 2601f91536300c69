"""Numbers that may count people: figures, number words, hedges and ranges. Whether one does is decided in counts.py.

Left out here is what cannot: money, shares, measures, ages, clock times, years, days of a month and numbered things
(“Resolution 242”). “At least 12” has no maximum, “up to 12” no minimum, “dozens” neither.
"""

from collections.abc import Iterator

from generator.extraction.counts.hedges import hedge_after, hedge_before
from generator.extraction.counts.uncounted import counts_nothing
from generator.extraction.counts.values import begins_number, value_at
from generator.extraction.document import Document, NumberMention, Sentence, Token
from generator.model.vocabulary import Qualifier

_AGED = frozenset({"aged", "age", "ages"})


def find_numbers(document: Document) -> tuple[NumberMention, ...]:
    """Return every number of a document that may be a count, in order."""
    return tuple(number for sentence in document.sentences for number in _in_sentence(sentence))


def _in_sentence(sentence: Sentence) -> Iterator[NumberMention]:
    tokens, after, aged = sentence.tokens, 0, False
    for position in [at for at, begins in enumerate(map(begins_number, sentence.lower)) if begins]:
        value = value_at(tokens, position) if position >= after else None
        if value is None:
            continue
        low, high, end = value
        end = _behind_figure(tokens, end, low)
        if not (counts_nothing(tokens, position, end) or (aged and _goes_on(tokens, position))):
            yield _mention(sentence, position, low, high, end)
            aged = False
        else:
            aged = aged or tokens[position - 1].lower in _AGED
        after = end


def _behind_figure(tokens: tuple[Token, ...], end: int, value: int | None) -> int:
    """“Eight (8) soldiers”: the number said again in figures."""
    again = [token.text for token in tokens[end : end + 3]]
    return end + 3 if again == ["(", str(value), ")"] else end


def _goes_on(tokens: tuple[Token, ...], position: int) -> bool:
    """Whether a number continues a list (“aged 51, 18 and 69”)."""
    return tokens[position].text.isdigit() and tokens[position - 1].lower in {",", "and"}


def _mention(sentence: Sentence, start: int, low: int | None, high: int | None, end: int) -> NumberMention:
    tokens = sentence.tokens
    rough = (
        Qualifier.VAGUE
        if low is None
        else Qualifier.ABOUT
        if _is_rough(tokens[start:end])
        else Qualifier.MORE_THAN
        if tokens[end - 1].lower.endswith("-plus")
        else Qualifier.EXACT
    )
    begin, before = hedge_before(tokens, start)
    after, stop = hedge_after(tokens, end)
    qualifier = rough if rough is Qualifier.VAGUE else before or after or rough
    if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) and low == high:
        high = None
    if qualifier is Qualifier.UP_TO and low == high:
        low = None
    return NumberMention(
        sentence=sentence.index, start=begin, end=stop, minimum=low, maximum=high, qualifier=qualifier.value
    )


def _is_rough(tokens: tuple[Token, ...]) -> bool:
    last = tokens[-1].lower
    return last.endswith(("dozen", "-odd", "couple")) or "couple" in (token.lower for token in tokens)
