"""One command of several, whose options are made when it is called: nobody waits for those of the others."""

from argparse import ArgumentParser as Parser
from collections.abc import Callable


class Command(Parser):
    """The parser of one command. It is called `about` in the help of all; `add` gives a parser its options."""

    def __init__(self, *, about: str, add: Callable[[Parser], None], prog: str) -> None:
        self._about, self._add, self._prog = about, add, prog

    def made(self) -> Parser:
        """Return the whole parser."""
        description = f"{self._about[0].upper()}{self._about[1:]}."
        whole = Parser(prog=self._prog, description=description, allow_abbrev=False)
        self._add(whole)
        return whole

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Parse as the whole parser does."""
        return self.made().parse_known_args(args, namespace)
