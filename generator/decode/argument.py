"""A value as a person gives it to a command: text as it stands, or YAML where it is meant as such."""

from yaml import Mark
from yaml.nodes import Node, ScalarNode

from generator.decode.nodes import Sink, compose
from generator.decode.text import Text

#: What a value begins with that is read as in a file: a list, a mapping, and what a file refuses.
_YAML = ("[", "{", "&", "*", "!")
_QUOTES = ('"', "'")
_BEGINNING = Mark("", 0, 0, 0, None, 0)


def read_argument(text: str, sink: Sink) -> Node | None:
    """Return the node a value stands for. None where a file could not hold it so; the sink has the reason then.

    Quotes around the whole of it are those of a file. All else is text: nobody quotes “Truce: day two” for a shell twice.
    """
    bare = text.strip()
    if bare.startswith(_YAML):
        return compose(text, sink)
    if len(bare) > 1 and bare.startswith(_QUOTES) and bare[0] == bare[-1]:
        quoted = compose(text, Sink(Text("", text)))
        if isinstance(quoted, ScalarNode):
            return quoted
    return ScalarNode("", text, _BEGINNING, _BEGINNING)
