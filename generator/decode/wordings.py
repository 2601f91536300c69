"""Words of the interface in site.yaml: tables within tables, whose keys only the theme knows."""

from collections.abc import Callable, Iterator

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.decode.nodes import Sink, pairs
from generator.decode.text import CONTROL
from generator.model.config import Wording


def wording(name: str) -> Callable[[Node, Sink], Wording]:
    """Return the reader of a table of words; what cannot be read is left out of it, and reported."""

    def read(node: Node, sink: Sink) -> Wording:
        if isinstance(node, MappingNode):
            return Wording(tuple(_words(node, sink, "")))
        sink.report(node, "DL013", f"“{name}” takes tables of words", f"{name}: {{nav: {{timeline: …}}}}")
        return Wording()

    return read


def _words(table: MappingNode, sink: Sink, path: str) -> Iterator[tuple[str, str]]:
    seen = set[str]()
    for key, value in pairs(table):
        name = key.value if isinstance(key, ScalarNode) else ""
        if not name or "." in name:
            sink.report(key, "DL013", "a key of a table of words is one word, without points")
        elif name in seen:
            sink.report(key, "DL011", f"“{name}” is given twice", "keep one")
        elif isinstance(value, MappingNode):
            yield from _words(value, sink, f"{path}{name}.")
        elif not isinstance(value, ScalarNode) or CONTROL.search(value.value):
            sink.report(value, "DL013", f"“{name}” takes words")
        else:
            yield path + name, value.value
        seen.add(name)
