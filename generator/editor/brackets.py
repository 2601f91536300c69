"""Mappings and lists in brackets, whether they are closed or not."""

import re
from dataclasses import dataclass

from generator.decode.nodes import DEPTH
from generator.editor.places import KEY, Cursor, Leaf, Reading
from generator.model.record import KeyPath

_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"?|'(?:[^'\n]|'')*'?")
#: A word in brackets ends where a bracket, a comma, a comment, a line or a key's colon begins.
_PLAIN = re.compile(r"(?:(?![ \t]#)[^,\[\]{}\r\n])*")
_BLANKS = re.compile(r"(?:[ \t\r]+|(?<![^\s,\[\]{}])#[^\n]*)+")


@dataclass(slots=True)
class _Bracket:
    """One that is open: what leads to it, and in a list the number of the item one is at, in a mapping the key."""

    keys: KeyPath
    is_list: bool
    key: str | int | None

    @property
    def here(self) -> KeyPath | None:
        """What leads to the value that would stand here; None where a key would."""
        return None if self.key is None else (*self.keys, self.key)


class Brackets:
    """One reading from an opening bracket to the one that closes it, or to a line that cannot be within it."""

    def __init__(self, reading: Reading, begin: int, keys: KeyPath, margin: int) -> None:
        self._reading, self._at, self._keys, self._margin = reading, begin, keys, margin
        self._open: list[_Bracket] = []

    def read(self) -> int:
        """Read all. Returns where the line of the last bracket ends."""
        while self._at < self._reading.end:
            sign = self._reading.text[self._at]
            if sign == "\n" and self._is_over():
                return self._at
            self._step(sign)
            if not 0 < len(self._open) <= DEPTH:
                break
        else:
            self._see(self._at, self._at)
        stop = self._reading.text.find("\n", self._at, self._reading.end)
        return self._reading.end if stop < 0 else stop

    def _is_over(self) -> bool:
        """Whether the next line stands no further right than what the brackets belong to: one of them was forgotten."""
        self._see(self._at, self._at)
        stop = self._reading.text.find("\n", self._at + 1, self._reading.end)
        line = self._reading.text[self._at + 1 : stop if stop >= 0 else self._reading.end]
        words = line.lstrip(" ")
        is_closing = words[:1] in ("]", "}")
        return bool(words.strip()) and len(line) - len(words) <= self._margin and not is_closing

    def _step(self, sign: str) -> None:
        """Go on by one sign, one run of blanks or one word."""
        blanks = _BLANKS.match(self._reading.text, self._at, self._reading.end)
        if blanks and self._open:
            if "#" not in blanks[0] or self._reading.at < self._at + blanks[0].index("#"):
                self._see(self._reading.at, self._at, blanks.end() - 1)
            self._at = blanks.end()
        elif sign in "[{]},\n":
            self._sign(sign)
            self._at += 1
        else:
            self._word()

    def _sign(self, sign: str) -> None:
        if self._open:
            self._see(self._at, self._at)
        top = self._open[-1] if self._open else None
        if sign in "[{":
            keys = (top.here or top.keys) if top else self._keys
            self._open.append(_Bracket(keys, sign == "[", 0 if sign == "[" else None))
        elif sign in "]}" and top:
            self._open.pop()
        elif sign == "," and top:
            top.key = top.key + 1 if isinstance(top.key, int) else None

    def _word(self) -> None:
        """Read a key with its colon, or a value."""
        text, begin, end, top = self._reading.text, self._at, self._reading.end, self._open[-1]
        key = KEY.match(text, begin, end) if top.key is None else None
        if key:
            top.key = key["name"].strip("\"'")
            if begin <= self._reading.at <= key.end("name"):
                self._reading.cursor = Cursor(begin, key_in=top.keys, name=top.key)
            self._reading.leaves.append(Leaf((*top.keys, top.key)))
            self._at = key.end()
            return
        quoted = _QUOTED.match(text, begin, end)
        word = quoted or _PLAIN.match(text, begin, end)
        self._at = max(word.end() if word else 0, begin + 1)
        if begin <= self._reading.at <= self._at:
            is_inside = quoted and self._reading.at > begin
            self._see(self._reading.at, begin + 1 if is_inside else begin, self._at)
        if top.here is not None:
            self._reading.leaves.append(Leaf(top.here, text[begin : self._at].strip().strip("\"'")))

    def _see(self, cursor: int, begin: int, last: int | None = None) -> None:
        """Note the cursor, if it stands at a position, from where something begins to `last`."""
        if cursor != self._reading.at or not self._open or not begin <= cursor <= (last or begin):
            return
        if self._reading.cursor and self._reading.cursor.start <= cursor:
            return
        top, start = self._open[-1], begin
        if self._reading.text[begin:cursor].isspace():
            start = cursor
        if not self._reading.text[begin - 1 : begin].endswith(":"):
            self._reading.cursor = (
                Cursor(start, key_in=top.keys) if top.here is None else Cursor(start, value_at=top.here)
            )
