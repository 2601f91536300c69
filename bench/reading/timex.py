"""Day and time expressions (TimeML sets): which words tell a time, and which."""

from datetime import date

from measure import Json, measure

from generator.extraction.times.mark import find_times
from generator.extraction.tokens import tokenise
from generator.model.article import Article


def predict(document: Json) -> list[Json]:
    text, published = document["text"], document["dct"]
    paragraphs = text.split("\n\n")
    article = Article(
        id="a",
        title="",
        paragraphs=tuple(paragraphs),
        published=date.fromisoformat(published[:10]) if published else None,
    )
    read = tokenise(article)
    rows, at, place = [], 0, {}
    for sentence in read.sentences:
        at = text.find(sentence.text, at)
        place[sentence.index] = at
        at += len(sentence.text)
    for time in find_times(read):
        start, end = (place[time.sentence] + at for at in time.span(read.sentences[time.sentence]))
        rows.append({"start": start, "end": end, "value": time.value, "type": time.type})
    return rows


if __name__ == "__main__":
    measure(__doc__, predict)
