"""The lines of a function, and what they add to the pieces of a page (`o`)."""

from collections.abc import Iterator
from contextlib import contextmanager


class Lines:
    """Python, line by line. What is printed one after the other is added to the page at once."""

    def __init__(self, depth: int) -> None:
        self.lines: list[str] = []
        self._depth = depth
        self._pieces: list[tuple[str, bool]] = []  # a text, or the code of one

    def text(self, text: str) -> None:
        """Print a text."""
        if self._pieces and self._pieces[-1][1]:
            text = self._pieces.pop()[0] + text
        if text:
            self._pieces.append((text, True))

    def piece(self, code: str) -> None:
        """Print what is code for a string."""
        self._pieces.append((code, False))

    def add(self, line: str) -> None:
        """Add a line of code before what is printed next."""
        self.flush()
        self.lines.append("\t" * self._depth + line)

    def flush(self) -> None:
        """Write down what was printed so far."""
        pieces = [repr(piece) if is_text else piece for piece, is_text in self._pieces]
        self._pieces.clear()
        if len(pieces) == 1:
            self.lines.append(f"{self.indent}o.append({pieces[0]})")
        elif pieces:
            self.lines.append(f"{self.indent}o += ({', '.join(pieces)})")

    @property
    def indent(self) -> str:
        """What a line begins with."""
        return "\t" * self._depth

    @property
    def single(self) -> str | None:
        """The only piece that is printed here, as code; None where there is more to do than to print one."""
        if self.lines or len(self._pieces) > 1:
            return None
        return next((repr(piece) if is_text else piece for piece, is_text in self._pieces), "''")

    def inner(self) -> "Lines":
        """Return lines that stand one step further in."""
        return Lines(self._depth + 1)

    def append(self, inner: "Lines") -> None:
        """Add lines that stand further in."""
        inner.flush()
        self.lines += inner.lines or [f"{inner.indent}pass"]

    @contextmanager
    def under(self, header: str) -> Iterator[None]:
        """Add a line, and what is added meanwhile below it."""
        self.add(header)
        start = len(self.lines)
        self._depth += 1
        try:
            yield
        finally:
            self.flush()
            if len(self.lines) == start:
                self.lines.append(f"{self.indent}pass")
            self._depth -= 1
