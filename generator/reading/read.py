"""A document → an `Article`: decode, take its format apart, take the boilerplate out, find out who published it when."""

import hashlib
from dataclasses import dataclass, replace

from generator.errors import Mark, Problem, Severity
from generator.model.article import Article
from generator.model.vocabulary import PublishedBasis
from generator.reading import encoding
from generator.reading.boilerplate import clean
from generator.reading.bylines import without_bylines
from generator.reading.dates import stated_day
from generator.reading.front_matter import split_front_matter
from generator.reading.headline import take_headline
from generator.reading.html import is_html, read_html
from generator.reading.identify import article_id
from generator.reading.language import language_of
from generator.reading.lines import Lines, kept
from generator.reading.paragraphs import mend
from generator.reading.repeats import without_headline
from generator.reading.supplied import Supplied, combined
from generator.reading.text import read_text

_Problems = tuple[Problem, ...]
_NOTHING = Supplied()
#: Fewer words than this are no report.
_FEWEST = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a document: the article, everything wrong with it, and every line with the rule that took it."""

    article: Article
    problems: _Problems
    lines: Lines


def read_article(
    raw: bytes, path: str, supplied: Supplied = _NOTHING, sidecar: Supplied = _NOTHING
) -> tuple[Article, _Problems]:
    """Read one document (plain text, Markdown or HTML, with front matter or without).

    `path` names it in problems and tells its format. `supplied` is what flags say, `sidecar` what `published.yaml`
    says beside it; the front matter stands between the two, a page's metadata and the text below them. Never raises:
    what cannot be read comes back as an article without paragraphs, and a problem says why.
    """
    reading = read_document(raw, path, supplied, sidecar)
    return reading.article, reading.problems


def read_document(
    raw: bytes, path: str, supplied: Supplied = _NOTHING, sidecar: Supplied = _NOTHING
) -> Reading:
    """Read one document and keep the lines that were taken out, each with the name of its rule."""
    text = encoding.decode(raw)
    if text is None or not text.strip():
        return _unread(raw, path, combined(supplied, sidecar), empty=text is not None)
    own, rest, first, problems = split_front_matter(text, path)
    is_page = is_html(rest, path)
    metadata, lines = read_html(rest) if is_page else (_NOTHING, read_text(rest, first))
    lines, said = _understand(lines, combined(supplied, sidecar, own, metadata), is_page=is_page)
    article = _article(raw, path, said, kept(lines))
    return Reading(article, (*problems, *_doubts(article, is_page=is_page)), lines)


def _understand(lines: Lines, given: Supplied, *, is_page: bool) -> tuple[Lines, Supplied]:
    """Clean the lines, and complete what is known from what they say: headline, day, author, agencies."""
    stated = stated_day(lines)
    lines, headline = ((), "") if not lines else take_headline(lines, given.title, is_page=is_page)
    title = given.title or headline
    lines, author, agencies = without_bylines(clean(without_headline(lines, title, headline)))
    text = Supplied(
        published=stated, title=title, author=author, agencies=agencies, basis=PublishedBasis.TEXT
    )
    return mend(lines), combined(given, text)


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


def _doubts(article: Article, *, is_page: bool) -> _Problems:
    """What a person has to know or to add before the article can be relied on."""
    found = []
    words = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    name = article.path.rsplit("/", 1)[-1]
    if not words:
        where = "this page" if is_page else "this file"
        found.append(
            _warning(
                article, "DL063", f"no report was found in {where}", "save the article's text as a .txt file"
            )
        )
    elif words < _FEWEST:
        found.append(
            _warning(
                article,
                "DL065",
                f"only {words} words of this report are here",
                "is the rest behind a paywall?",
            )
        )
    elif not article.title:
        found.append(
            _warning(article, "DL068", "this report has no headline", "give it one beside its day: title: …")
        )
    if article.published is None:
        found.append(
            _warning(
                article,
                "DL060",
                "the day of publication is not known, so the report waits",
                f"add to published.yaml beside it: {name}: {{published: YYYY-MM-DD}}, or to its front matter: published: YYYY-MM-DD",
            )
        )
    if (language := language_of("\n".join(article.paragraphs))) not in ("", "en"):
        said = f"in “{language}”" if language != "und" else "in a language they do not know"
        found.append(
            _warning(
                article,
                "DL064",
                f"the rules read English, and this report is {said}",
                "give a translation beside it",
            )
        )
    return tuple(found)


def _warning(article: Article, code: str, message: str, hint: str) -> Problem:
    return Problem(Mark(article.path), code, message, hint, Severity.WARNING)
