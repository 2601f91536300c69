"""The language server: what editors ask (Language Server Protocol 3.17), answered by `editor/` for the text at hand.

Texts are sent whole at every change. A site is read again when its texts rest for a moment, beside the loop that
answers, so that nobody who types waits for it.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec

from generator import __version__
from generator.editor.offers import Offer, meaning, offers
from generator.editor.spans import Span, lines_of, spans
from generator.errors import Severity
from generator.schema.forms import Json
from generator.typed import Look, look, site_of, subject

#: So many seconds nothing must change before a site is read again.
PAUSE = 0.25
#: What a completion may begin with, beside the letters that every editor knows: a value, an item, the next of several.
_TRIGGERS = (" ", "[", "{", '"')
_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
}


@dataclass(slots=True)
class _Open:
    """A file that an editor shows: where it lies, of which schema it is, and what stands in it."""

    uri: str
    site: Path
    path: str
    subject: str
    text: str
    version: int | None

    @property
    def is_yaml(self) -> bool:
        """Whether all of it is YAML."""
        return not self.path.endswith(".md")


@dataclass(slots=True)
class _Desk:
    """What is open, and each site as it was seen last. `reading` is what waits for texts to rest, or reads."""

    server: LanguageServer
    files: dict[str, _Open] = field(default_factory=dict)
    looks: dict[Path, Look] = field(default_factory=dict)
    schemas: dict[tuple[Path, str], Json] = field(default_factory=dict)
    waiting: asyncio.Task[None] | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def typed(self, uri: str, text: str, version: int | None) -> None:
        """Take note of what a file holds now."""
        path = to_fs_path(uri) or "" if uri.startswith("file:") else ""
        site = site_of(Path(path)) if path else None
        inside = Path(path).relative_to(site).as_posix() if site else ""
        if site and (name := subject(inside)):
            self.files[uri] = _Open(uri, site, inside, name, "\n".join(lines_of(text)), version)
            self.soon()

    def closed(self, uri: str) -> None:
        """Forget what was typed into a file: what is saved counts again, and nobody looks at its problems."""
        if self.files.pop(uri, None):
            empty = types.PublishDiagnosticsParams(uri=uri, diagnostics=[])
            self.server.text_document_publish_diagnostics(empty)
            self.soon()

    def soon(self) -> None:
        """Read the sites of what is open when it has rested for a moment."""
        if self.waiting:
            self.waiting.cancel()
        self.waiting = asyncio.get_running_loop().create_task(self._rested())

    async def _rested(self) -> None:
        await asyncio.sleep(PAUSE)
        self.waiting = None  # what comes from now on waits for a turn of its own
        async with self.turn:
            for site in dict.fromkeys(file.site for file in self.files.values()):
                await self._read(site)

    async def _read(self, site: Path) -> None:
        """Read one site, and tell what is wrong with what is open of it."""
        shown = [file for file in self.files.values() if file.site == site]
        unsaved = {file.path: file.text for file in shown}
        last = self.looks.get(site, Look())
        try:
            seen = await asyncio.to_thread(look, site, unsaved, last)
        except OSError:  # the site's folder went away; when it is there again, it is read again
            return
        self.looks[site] = seen
        if seen.known != last.known:
            self.schemas = {key: made for key, made in self.schemas.items() if key[0] != site}
        for file in shown:
            if self.files.get(file.uri) is file:
                self._tell(file, seen)

    def _tell(self, file: _Open, seen: Look) -> None:
        mine = [problem for problem in seen.problems if problem.mark.path == file.path]
        lines = lines_of(file.text)
        codec = self.server.workspace.position_codec
        found = [
            _diagnostic(span, lines[span.line], codec) for span in spans(file.text, mine, whole=file.is_yaml)
        ]
        told = types.PublishDiagnosticsParams(uri=file.uri, version=file.version, diagnostics=found)
        self.server.text_document_publish_diagnostics(told)

    def schema(self, file: _Open) -> Json:
        """Return the schema of a file, as the site was seen last."""
        key = (file.site, file.subject)
        if key not in self.schemas:
            self.schemas[key] = self.looks.get(file.site, Look()).schema(file.subject)
        return self.schemas[key]

    def complete(self, uri: str, position: types.Position) -> Iterator[types.CompletionItem]:
        """Yield what may stand at a place of a file."""
        place = self._place(uri, position)
        if not place:
            return
        file, line, column, at = place
        units = self.server.workspace.position_codec.client_num_units
        for rank, offer in enumerate(offers(self.schema(file), file.text, at, whole=file.is_yaml)):
            begin = max(0, column - (at - offer.start))
            here = types.Position(position.line, units(line[:column]))
            start = types.Position(position.line, units(line[:begin]))
            yield _item(offer, rank, types.Range(start, here))

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """Return what the key at a place of a file means."""
        if place := self._place(uri, position):
            file, _, _, at = place
            told = meaning(self.schema(file), file.text, at, whole=file.is_yaml)
            return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, told)) if told else None
        return None

    def _place(self, uri: str, position: types.Position) -> tuple[_Open, str, int, int] | None:
        """Return a file that is open, a line of it, and a place as the column in that and as the index in its text."""
        file = self.files.get(uri)
        lines = lines_of(file.text) if file else []
        if not file or not 0 <= position.line < len(lines):
            return None
        line, codec = lines[position.line], self.server.workspace.position_codec
        units = min(max(position.character, 0), codec.client_num_units(line))
        column = codec.position_from_client_units([line], types.Position(0, units)).character
        return file, line, column, sum(len(one) + 1 for one in lines[: position.line]) + column


def _diagnostic(span: Span, line: str, codec: PositionCodec) -> types.Diagnostic:
    problem = span.problem
    begin, end = (codec.client_num_units(line[:column]) for column in (span.begin, span.end))
    return types.Diagnostic(
        range=types.Range(types.Position(span.line, begin), types.Position(span.line, end)),
        message="\n".join(filter(None, (problem.message, problem.hint))),
        severity=_SEVERITIES[problem.severity],
        code=problem.code,
        source="dateline",
    )


def _item(offer: Offer, rank: int, reach: types.Range) -> types.CompletionItem:
    kind = types.CompletionItemKind.Property if offer.is_key else types.CompletionItemKind.Value
    return types.CompletionItem(
        label=offer.label,
        kind=kind,
        documentation=offer.meaning or None,
        sort_text=f"{rank:05d}",
        text_edit=types.TextEdit(reach, offer.text),
    )


def server() -> LanguageServer:
    """Return the server, ready to be started."""
    made = LanguageServer("dateline", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    desk = _Desk(made)

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        desk.typed(document.uri, document.text, document.version)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        text = made.workspace.get_text_document(document.uri).source
        desk.typed(document.uri, text, document.version)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: types.DidSaveTextDocumentParams) -> None:
        desk.soon()

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(_: types.DidChangeWatchedFilesParams) -> None:
        desk.soon()

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        desk.closed(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[*_TRIGGERS]))
    async def completion(params: types.CompletionParams) -> types.CompletionList:
        items = [*desk.complete(params.text_document.uri, params.position)]
        return types.CompletionList(is_incomplete=False, items=items)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return desk.hover(params.text_document.uri, params.position)

    return made
