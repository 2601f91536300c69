"""Ledgers as Dateline 0.1 wrote them, in three levels of YAML; they are read, and written anew as lines."""

import json
import re
from dataclasses import dataclass, field

_LINE = re.compile(r'( {0,4})("(?:[^"\\]|\\.)*"|[\w./(][^":#]*):(?: ([0-9a-f]*))?')


@dataclass(slots=True)
class Nested:
    """What was read so far: `rows` by name, and where the next line goes."""

    rows: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    row: dict[str, dict[str, str]] = field(default_factory=dict)
    part: dict[str, str] = field(default_factory=dict)

    def takes(self, line: str) -> bool:
        """Take in one line. Returns False where it is none of such a ledger."""
        match = _LINE.fullmatch(line)
        if not match or len(match[1]) % 2:
            return False
        key = json.loads(match[2]) if match[2].startswith('"') else match[2]
        if not match[1]:
            self.row = self.rows.setdefault(key, {})
        elif len(match[1]) == 2:
            self.part = self.row.setdefault(key, {})
        else:
            self.part[key] = match[3] or ""
        return True
