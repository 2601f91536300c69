"""Pages that are no reports: a host's refusal, a wall, a list of stories, a video. Tables first, then the rule."""

import re
from dataclasses import dataclass

from generator.patterns import deferred
from generator.reading.dates import is_day_line
from generator.reading.lines import Line, Lines, is_closed, kept, key

#: A page that is no report says so in its title or its first lines, and has fewer words than a report.
_HEAD, _FEW = 8, 150
#: Lines of a list, at least; how many of them are headlines; a sentence so long is a report's.
_LINES, _HEADLINES, _SENTENCE = 12, 0.85, 12


@dataclass(frozen=True, slots=True)
class Kind:
    """What a page is instead of a report. `nothing` says that no word of it belongs to one."""

    code: str
    what: str
    hint: str
    nothing: bool = False


_SAVE = "open it in a browser and save the page, or its text as a .txt file"
ERROR = Kind("DL077", "this page is a message of its host, and no report", _SAVE, nothing=True)
CONSENT = Kind("DL065", "this page asks for consent to cookies before it shows a report", _SAVE)
LIST = Kind(
    "DL078",
    "this page lists reports, and is none",
    "give the address or the text of each report",
    nothing=True,
)
MEDIA = Kind(
    "DL076",
    "this page shows a video, a recording or pictures, and hardly tells of them",
    "write down what they say as a .txt file, or find a written report",
)

#: Words of a title or of one of the first lines, matched against its key from its beginning.
_SAYS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        ERROR,
        deferred(
            r"(?:error )?(?:40[0134]|410|429|451|50[0234])\b(?: error| .{0,60})?$|(?:oops |sorry )?(?:\w+ ){0,4}page (?:was |is |could |can )?(?:not|no longer|isn t|doesn t)\b.*|page not found.*|not found$|forbidden$|access (?:to this page )?(?:has been )?denied.*"
            r"|just a moment$|attention required.*|(?:checking|verifying) (?:your browser|if the site|you are human).*|(?:please )?(?:verify|confirm|prove)(?: that)? you (?:are|re) (?:a human|human|not a robot).*|are you a (?:robot|human).*|i m not a robot.*"
            r"|(?:please )?enable (?:javascript|cookies)(?: and \w+)?(?: to (?:continue|view).*)?$|service (?:temporarily )?unavailable.*|bad gateway.*|gateway time ?out.*|internal server error.*|this site can ?(?:t|not) be reached.*|security check.*"
            r"|pardon our interruption.*|unusual traffic.*|(?:we ve |our systems have )?detected unusual (?:traffic|activity).*|too many requests.*|request (?:blocked|unsuccessful).*|you have been blocked.*|(?:website|site) (?:is )?(?:under maintenance|unavailable).*|complete the captcha.*"
        ),
    ),
    (
        CONSENT,
        deferred(
            r"before you continue(?: to .*)?$|we (?:value|respect|care about) your privacy.*|(?:we )?(?:and )?our (?:\d+ )?partners (?:store|use|process).*|(?:manage|your) (?:cookie|privacy|consent) (?:settings|preferences|choices).*|(?:cookie|consent) (?:notice|wall|required|preferences).*"
            r"|accept (?:all )?cookies.*|(?:this|our) (?:web ?site|site) uses cookies.*"
        ),
    ),
    (
        LIST,
        deferred(
            r"search results?(?: for .*)?$|you searched for.*|results for .*|\d[\d ]* (?:search )?results?(?: found)?(?: for .*)?$|(?:category|tag|topic|author|archives?|browsing)(?: (?:archives?|category|tag))? [\w ]{1,40}$|(?:latest|all|recent) (?:news|stories|headlines|articles|posts)$"
            r"|(?:monthly |daily )?archives?(?: for)?(?: [\w ]{1,30})?$|(?:news )?headlines(?: of the day)?$"
        ),
    ),
    (
        MEDIA,
        deferred(
            r"(?:watch|video|videos|listen|audio|podcast|gallery|photos|photo gallery|slideshow|in pictures|pictures|photo essay|photos of the week|episode \d+)\b.*|.* (?:in pictures|photo gallery|video|podcast|photos)$"
        ),
    ),
)  # fmt: skip
#: How a page's own description of itself names a film, a recording, a gallery.
_MEDIA = deferred(
    r"""og:type["']\s{1,4}content=["'](?:video|music)|["']@type["']\s{0,4}:\s{0,4}["'](?:VideoObject|AudioObject|ImageGallery|MediaGallery|PodcastEpisode)["']"""
)
_REPORT = deferred(
    r"""["']@type["']\s{0,4}:\s{0,4}["'](?:\w*NewsArticle|Article|Report|LiveBlogPosting)["']"""
)
#: How a line of a chronology or a live page begins: with a day or an hour.
_DATED = deferred(
    r"\W{0,5}\d{1,4}(?:[:./-]\d| ?[ap]\.?m\b|h\b|(?:st|nd|rd|th)?,? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\W{0,3}[–—-] )",
    re.IGNORECASE,
)
_PAGE_HEAD = 200_000


def kind_of(lines: Lines, title: str, text: str, *, is_page: bool) -> Kind | None:
    """Return what a document is instead of a report, or None. `lines` were cleaned; `text` is the whole document."""
    words = sum(len(line.text.split()) for line in kept(lines))
    if words < _FEW:
        heads = [title, *(line.text for line in lines[:_HEAD])]
        for kind, says in _SAYS:
            few = words < _FEW / 3 or kind.nothing
            if (
                few
                and any(len(head) < 200 and says.match(key(head)) for head in heads)
                and _is_bare(kind, lines)
            ):
                return kind
    head = text[:_PAGE_HEAD] if is_page and words < _FEW / 2 else ""
    if _MEDIA.search(head) and not _REPORT.search(head):
        return MEDIA
    return LIST if _is_list(kept(lines)) else None


def _is_bare(kind: Kind, lines: Lines) -> bool:
    """Whether a page that would hold nothing of a report has no sentence as long as a report's."""
    return not kind.nothing or sum(_is_long(line) for line in kept(lines)) < 2


def _is_long(line: Line) -> bool:
    return is_closed(line.text) and len(line.text.split()) >= _SENTENCE


def _is_list(lines: Lines) -> bool:
    """Whether nearly all lines are headlines: no list of what happened on which day, and no sentence among them."""
    if len(lines) < _LINES or any(_is_long(line) for line in lines):
        return False
    heads = [line for line in lines if not is_closed(line.text) and len(line.text.split()) > 3]
    dated = sum(":" in line.text or is_day_line(line.text) or bool(_DATED.match(line.text)) for line in lines)
    return len(heads) >= _HEADLINES * len(lines) and dated < 0.3 * len(lines)
