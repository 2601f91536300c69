"""Day and time expressions (TimeML sets): which words tell a time, and which."""

from datetime import date

from measure import Json, measure

from generator.extraction.days.mark import find_days
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
    for day in find_days(read):
        sentence = read.sentences[day.sentence]
        if day.period:
            start, end = (place[day.sentence] + at for at in sentence.span(day.start, day.end))
            rows.append({"start": start, "end": end, "value": str(day.period)})
    return rows


if __name__ == "__main__":
    measure(__doc__, predict)
