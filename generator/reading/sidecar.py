"""The sidecar `published.yaml`: what is known about the articles of a folder that their texts do not say."""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from generator.errors import Mark, Problem, Severity, did_you_mean
from generator.model.vocabulary import PublishedBasis
from generator.reading.front_matter import ArticleFrontMatter, supplied_from
from generator.reading.supplied import Supplied

#: The sidecar's name in a folder of articles.
NAME = "published.yaml"


def read_sidecar(
    raw: bytes, path: str, names: Iterable[str]
) -> tuple[Mapping[str, Supplied], tuple[Problem, ...]]:
    """Read a sidecar into what it says about each file of its folder, by the file's name.

    `names` are the names of the files that are there. An entry about another one is a problem: most likely its name
    is mistyped, and the article it means waits for its day.
    """
    from generator.decode import decode_table  # noqa: PLC0415 - YAML is for folders that have a sidecar

    decoded = decode_table(ArticleFrontMatter, raw, path)
    present, problems, supplied = sorted(names), list(decoded.problems), {}
    for name, said in (decoded.value or {}).items():
        values = {field.name: getattr(said, field.name) for field in fields(said)}
        supplied[name], more = supplied_from(values, PublishedBasis.SIDECAR, decoded.marks, path, name)
        problems += more
        if name not in present:
            message = f"there is no file “{name}” beside this one"
            mark = decoded.marks.get((name,), Mark(path))
            problems.append(Problem(mark, "DL067", message, did_you_mean(name, present), Severity.WARNING))
    return supplied, tuple(problems)
