"""Words for past, present and future: “now”, “currently”, “recently”, “the future”; in histories also “former”."""

from generator.extraction.times.reading import Clock, Reading, Words, reference


def refer(words: Words, clock: Clock) -> Reading | None:
    """The reference of a word; some are annotated only where a history is told, or with their article."""
    chunk = words.one("R")
    if chunk is None:
        return reference("PAST") if words.one("r") or words.says(words.one("l"), "past") else None
    if chunk.text == "FORMER":
        return reference("PAST") if clock.story else None
    bare = words.says(chunk, "future") and chunk.end - chunk.start == 1
    return None if bare and not clock.story else reference(chunk.text)
