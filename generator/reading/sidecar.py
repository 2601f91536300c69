"""The sidecar `published.yaml`: what is known about the articles of a folder that their texts do not say."""

from collections.abc import Iterable, Mapping

import yaml

from generator.errors import Mark, Problem, did_you_mean
from generator.model.vocabulary import PublishedBasis
from generator.reading import encoding
from generator.reading.front_matter import compose, supplied_from
from generator.reading.supplied import Supplied

#: The sidecar's name in a folder of articles.
NAME = "published.yaml"


def read_sidecar(
    raw: bytes, path: str, names: Iterable[str]
) -> tuple[Mapping[str, Supplied], tuple[Problem, ...]]:
    """Read a sidecar into what it says about each file of its folder, by the file's name.

    `names` are the names of the files that are there; an entry about another one is a problem.
    """
    text = encoding.decode(raw)
    node, problems = compose(text, path, 0) if text is not None else (None, (_unreadable(path),))
    if node is None:
        return {}, problems
    if not isinstance(node, yaml.MappingNode):
        hint = "one line for each file: report.txt: {published: 2018-06-04, publisher: …}"
        return {}, (*problems, Problem(Mark(path, 1, 1), "DL068", "no file is named here", hint))
    present = tuple(names)
    entries: dict[str, Supplied] = {}
    found = list(problems)
    for name, value in node.value:
        mark = Mark(path, name.start_mark.line + 1, name.start_mark.column + 1)
        if name.value in entries:
            found.append(Problem(mark, "DL068", f"“{name.value}” stands here twice", "keep one of them"))
            continue
        if name.value not in present:
            found.append(
                Problem(
                    mark,
                    "DL069",
                    f"there is no file “{name.value}” in this folder",
                    did_you_mean(name.value, present),
                )
            )
        entries[name.value], more = supplied_from(value, path, 0, PublishedBasis.SIDECAR)
        found += more
    return entries, tuple(found)


def _unreadable(path: str) -> Problem:
    return Problem(Mark(path), "DL068", "this is no text", "a sidecar is a YAML file")
