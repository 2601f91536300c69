"""Names of war and other second names: “a commander known as “Uriel””, “N, alias N”, “identified as “Colonel” N”."""

from generator.extraction.names.lines import Line
from generator.extraction.wording.lexicon import Office

#: What stands between an office or a person and such a name, the longer first.
_CALLING = (
    ("known", "only", "as"),
    ("identified", "only", "as"),
    ("also", "known", "as"),
    ("better", "known", "as"),
    ("nom", "de", "guerre", "of"),
    ("known", "as"),
    ("identified", "as"),
    ("named", "as"),
    ("going", "by"),
    ("named",),
    ("called",),
    ("nicknamed",),
    ("alias",),
    ("aka",),
)
_LAST_WORDS = frozenset(words[-1] for words in _CALLING)
_NEAR = 5  # tokens before such words within which the person's own name ends
_SECOND = frozenset({"known", "also", "better", "nicknamed", "alias", "aka", "nom"})


def called_from(line: Line, start: int) -> int | None:
    """Return where the words begin that say of somebody that they are called the name at `start`, or None."""
    before = _past_quotes(line, start)
    if line.lower(before - 1) not in _LAST_WORDS:
        return None
    for words in _CALLING:
        first = before - len(words)
        if first > 0 and line.words[first:before] == words:
            return first
    return None


def office_called(line: Line, start: int) -> int | None:
    """Return the end of the office whose holder is called so, or None where no office that one speaks for is told."""
    end = called_from(line, start)
    span = line.ends.get(end) if end else None
    return end if span and isinstance(span.value, Office) and span.value.kind != "plain" else None


def nicknamed(line: Line, start: int) -> bool:
    """Whether a name is given as another name of the person named before it: “N, alias N”, “N, known as N”."""
    first = called_from(line, start)
    if first is None or line.lower(first) not in _SECOND or office_called(line, start) is not None:
        return False
    return any(line.code(first - back) in {"n", '"', ")"} for back in range(1, _NEAR))


def _past_quotes(line: Line, start: int) -> int:
    """Return where a name begins with its quotation mark, or with the rank in quotes before it (““Colonel” N”)."""
    if line.code(start - 1) != '"':
        return start
    ranked = line.code(start - 2) in {"r", "R"} and line.code(start - 3) == '"'
    return start - 3 if ranked else start - 1
