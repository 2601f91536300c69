"""A document → an `Article`: decode, take its format apart, take the boilerplate out, find out who published it when."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.errors import Mark, Problem, Severity
from generator.faults import fault
from generator.model.article import Article
from generator.model.vocabulary import PublishedBasis
from generator.reading import encoding
from generator.reading.boilerplate import clean
from generator.reading.bylines import without_bylines
from generator.reading.corrections import behind, without_corrections
from generator.reading.figures import day_in_figures
from generator.reading.front_matter import split_front_matter
from generator.reading.headline import take_headline
from generator.reading.html import Page, is_html, is_summary, read_html
from generator.reading.identify import article_id
from generator.reading.kinds import LIST, Kind, kind_of
from generator.reading.language import language_of
from generator.reading.lines import Lines, kept
from generator.reading.paragraphs import mend
from generator.reading.publication import stated_day, without_glued_days
from generator.reading.repeats import without_headline
from generator.reading.sidecar import NAME as SIDECAR
from generator.reading.supplied import Supplied, combined
from generator.reading.text import read_text

_Problems = tuple[Problem, ...]
_Pair = tuple[date, date] | None
_NOTHING = Supplied()
#: Fewer words than these are hardly a whole report; before a paywall stands more than its first sentence.
_FEWEST, _FEWEST_BEFORE_WALL = 40, 150
_UNDATED = "the day of publication is not known, so this report waits"
_WALLED = "if the rest is behind a paywall, save the whole text as a .txt file"
_SUMMARISED = "put the whole text into the file"
_RESAVE = "look at its letters and marks; where they are wrong, save it as UTF-8"
_FOREIGN = "its text is kept; give a translation as an article of its own"


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a document: the article, everything wrong with it, and every line with the rule that took it."""

    article: Article
    problems: _Problems
    lines: Lines


def is_text(raw: bytes) -> bool:
    """Whether a document can be read at all: a text in some encoding, and not an image, a PDF, an archive."""
    return encoding.decode(raw) is not None


def read_article(
    raw: bytes, path: str, supplied: Supplied = _NOTHING, sidecar: Supplied = _NOTHING
) -> tuple[Article, _Problems]:
    """Read one document (plain text, Markdown or HTML, with front matter or without).

    `path` names it in problems and tells its format. `supplied` is what flags say, `sidecar` what `published.yaml`
    says beside it; the front matter stands between the two, a page's metadata and the text below them. Never raises:
    what cannot be read comes back as an article without paragraphs, and a problem says why, be it a fault of ours.
    """
    try:
        reading = read_document(raw, path, supplied, sidecar)
    except Exception as error:  # noqa: BLE001 - one document is never the end of a run
        return _article(raw, path, combined(supplied, sidecar), ()), (fault(error, path),)
    return reading.article, reading.problems


def read_document(
    raw: bytes, path: str, supplied: Supplied = _NOTHING, sidecar: Supplied = _NOTHING
) -> Reading:
    """Read one document and keep the lines that were taken out, each with the name of its rule."""
    decoded = encoding.decode(raw)
    if decoded is None or not decoded.text.strip():
        return _unread(raw, path, combined(supplied, sidecar), empty=decoded is not None)
    own, rest, first, problems = split_front_matter(decoded.text, path)
    if decoded.doubt:
        problems = (*problems, _warning(path, "DL101", f"this is no clean UTF-8: {decoded.doubt}", _RESAVE))
    is_page = is_html(rest, path)
    page = read_html(rest) if is_page else Page(_NOTHING, read_text(rest, first))
    given = combined(supplied, sidecar, own, page.metadata)
    lines, notes, said, pair = _understand(page.lines, given, is_page=is_page)
    kind = LIST if page.listing else kind_of(lines, said.title, rest, is_page=is_page)
    if kind and kind.nothing:
        lines = tuple(line.drop(line.dropped or "no-report") for line in lines)
    lines, corrections = behind(lines, notes)
    article = replace(_article(raw, path, said, kept(lines)), corrections=corrections)
    if is_page and is_summary(rest):
        problems = (*problems, _warning(path, "DL075", "this is a feed's summary of a report", _SUMMARISED))
    if kind:
        problems = (*problems, _warning(path, kind.code, kind.what, kind.hint))
    return Reading(article, (*problems, *_doubts(article, lines, pair, kind, is_page=is_page)), lines)


def _understand(lines: Lines, given: Supplied, *, is_page: bool) -> tuple[Lines, Lines, Supplied, _Pair]:
    """Clean the lines, and complete what is known from what they say: headline, day, author, agencies.

    Return as well the lines that correct the report, and the two days between which nothing decides.
    """
    lines, notes = without_corrections(without_glued_days(lines))
    stated, pair = stated_day(lines, given.retrieved), None
    if not stated:
        stated, pair = day_in_figures(lines, given.url, given.retrieved)
    lines, headline = ((), "") if not lines else take_headline(lines, given.title, is_page=is_page)
    title = given.title or headline
    lines, author, agencies = without_bylines(clean(without_headline(lines, title, headline)))
    text = Supplied(
        published=stated, title=title, author=author, agencies=agencies, basis=PublishedBasis.TEXT
    )
    return mend(lines), notes, combined(given, text), None if given.published else pair


def _article(raw: bytes, path: str, said: Supplied, lines: Lines) -> Article:
    paragraphs = tuple(line.text for line in lines)
    article = Article(
        id="",
        title=said.title,
        paragraphs=paragraphs,
        published=said.published,
        published_basis=said.basis,
        publisher="" if said.publisher.casefold() == "unknown" else said.publisher,
        agencies=said.agencies,
        author=said.author,
        url=said.url,
        archive_url=said.archive_url,
        retrieved=said.retrieved,
        language=said.language or language_of("\n".join(paragraphs)).replace("und", ""),
        sha256=hashlib.sha256(raw).hexdigest(),
        path=path,
    )
    return replace(article, id=article_id(article))


def _unread(raw: bytes, path: str, supplied: Supplied, *, empty: bool) -> Reading:
    article = _article(raw, path, supplied, ())
    what = ("DL061", "this file is empty") if empty else ("DL062", "this is no text")
    hint = "" if empty else "Dateline reads plain text, Markdown and HTML"
    return Reading(article, (Problem(Mark(path), *what, hint),), ())


def _doubts(
    article: Article, lines: Lines, pair: _Pair, kind: Kind | None, *, is_page: bool
) -> Iterator[Problem]:
    """What a person has to know or to add before the article can be relied on."""
    path, text = article.path, "\n".join(article.paragraphs)
    words, walled = len(text.split()), any(line.dropped == "paywall" for line in lines)
    if kind and (not words or kind.nothing):
        return
    if not words:
        what = f"no report was found in this {'page' if is_page else 'file'}"
        hint = "save the article's text as a .txt file"
        yield Problem(Mark(path), "DL063", what, hint)
        return
    language = language_of(text)
    foreign = language not in ("", "en")
    if not kind and not foreign and words < (_FEWEST_BEFORE_WALL if walled else _FEWEST):
        yield _warning(path, "DL065", f"only {words} words of this report are here", _WALLED)
    if not article.title:
        yield _warning(path, "DL068", "this report has no headline", _to_add(path, "title: …"))
    if article.published is None and pair:
        what = f"the day of publication may be {pair[0]} or {pair[1]}, so this report waits"
        yield _warning(path, "DL079", what, _to_add(path, f"published: {pair[0]}"))
    elif article.published is None:
        yield _warning(path, "DL060", _UNDATED, _to_add(path, "published: YYYY-MM-DD"))
    if foreign:
        named = f"in “{language}”" if language != "und" else "in a language they do not know"
        yield _warning(path, "DL064", f"the rules read English, and this report is {named}", _FOREIGN)


def to_come(article: Article, today: date) -> _Problems:
    """Whether an article says it was published after today, as one with a mistyped year does. A day more is a time zone."""
    if article.published is None or article.published - timedelta(days=1) <= today:
        return ()
    what = f"the day of publication, {article.published}, is still to come"
    hint = f"correct the year where it is given: in {SIDECAR} beside it, in its front matter, or in its text"
    return (_warning(article.path, "DL104", what, hint),)


def _to_add(path: str, line: str) -> str:
    """The sentence that tells where a person adds what is missing, and the line to add."""
    name = path.rpartition("/")[2]
    return f"add to {SIDECAR} beside it “{name}: {{{line}}}”, or to its front matter “{line}”"


def _warning(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Mark(path), code, message, hint, Severity.WARNING)
