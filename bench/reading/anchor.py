"""Which day an event is on (SemEval-2015 Task 4): each sentence with the days that the reader puts its verbs on."""

from collections.abc import Iterator
from datetime import date

from measure import Json, measure

from generator.extraction.counts.counts import find_counts
from generator.extraction.counts.numbers import find_numbers
from generator.extraction.days.anchoring import anchors
from generator.extraction.days.calendar import make_calendar
from generator.extraction.days.mark import find_days
from generator.extraction.mentions import find_mentions
from generator.extraction.tape.chunks import make_tapes
from generator.extraction.tokens import tokenise
from generator.model.article import Article

_HEAD = 2  # the set's lines before the body: the title, and the day of publication


def predict(document: Json) -> Iterator[Json]:
    text, spans = document["text"], document["sentences"]
    lines = [text[start:end] for start, end in spans]
    article = Article(
        id="a",
        title=lines[0],
        paragraphs=tuple(lines[_HEAD:]),
        published=date.fromisoformat(document["dct"]),
    )
    read = tokenise(article)
    names = find_mentions(read)
    tapes = make_tapes(read, find_counts(read, find_numbers(read), names), names, find_days(read))
    calendar = make_calendar(read, tapes)
    for tape in tapes:
        line = tape.sentence.paragraph and tape.sentence.paragraph + _HEAD - 1
        found = (anchor.period for _, anchor in anchors(tape, calendar))
        for period in dict.fromkeys(str(period) for period in found if period):
            yield {"sentence": line, "date": period.split("/")[0].rstrip("~?")}


if __name__ == "__main__":
    measure(__doc__, predict)
