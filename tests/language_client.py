"""An editor: the real command over its pipes, in the words of the protocol, without the library that the server has."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from conftest import REPOSITORY

Message = dict[str, Any]


class Editor:
    """A server that was started and greeted."""

    def __init__(self, cwd: Path) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "generator", "lsp", "--stdio"],
            cwd=cwd,
            env={"PATH": "", "PYTHONPATH": str(REPOSITORY)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._id, self.version = 0, 0
        self.told: dict[str, list[Message]] = {}
        self.capabilities = self.ask("initialize", capabilities={}, processId=None, rootUri=None)[
            "capabilities"
        ]
        self.tell("initialized")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """An editor that ends, however it does, leaves no server behind."""
        try:
            self.server.stdin.close()
            self.server.wait(10)
        finally:
            self.server.kill()

    def raw(self, body: bytes) -> None:
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.server.stdin.flush()

    def tell(self, method: str, **params: object) -> None:
        self.raw(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, **params: object) -> Any:
        self._id += 1
        self.raw(json.dumps({"jsonrpc": "2.0", "id": self._id, "method": method, "params": params}).encode())
        return self.wait(lambda message: message.get("id") == self._id)["result"]

    def wait(self, wanted: Callable[[Message], bool]) -> Message:
        """The next message of a sort; what comes before it is passed over."""
        while True:
            length = 0
            while (line := self.server.stdout.readline()) != b"\r\n":
                assert line, "the server has ended"
                name, _, value = line.decode().partition(":")
                length = int(value) if name == "Content-Length" else length
            message = json.loads(self.server.stdout.read(length))
            if message.get("method") == "textDocument/publishDiagnostics":
                self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
            if wanted(message):
                return message

    def open(self, path: Path, text: str) -> list[Message]:
        """Show a file, and return what is wrong with it."""
        self.show(path, text)
        return self.diagnostics(path)

    def show(self, path: Path, text: str) -> None:
        """Show a file with a text that need not be the one on the disk."""
        self.version += 1
        document = {"uri": path.as_uri(), "languageId": "markdown", "version": self.version, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)

    def change(self, path: Path, text: str) -> None:
        self.version += 1
        document = {"uri": path.as_uri(), "version": self.version}
        self.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def diagnostics(self, path: Path) -> list[Message]:
        """What is wrong with the version of a file that was sent last."""
        found = self.wait(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == path.as_uri()
                and message["params"].get("version") == self.version
            )
        )
        return found["params"]["diagnostics"]

    def at(self, method: str, path: Path, line: int, character: int) -> Any:
        where = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", textDocument={"uri": path.as_uri()}, position=where)
