"""Who wrote it: bylines, agencies in datelines and sign-offs."""

import re
from collections.abc import Iterator

from generator.patterns import deferred
from generator.reading.lines import Line, Lines, is_closed, kept, key, words
from generator.reading.reporting import reports

#: News agencies, and broadcasters that sign as they do, by the folded names they sign with.
_AGENCIES = {
    name: agency
    for agency, names in {
        "AFP": "afp|afp news|agence france presse", "Al Jazeera": "al jazeera|al jazeera english|aljazeera", "DW": "dw|deutsche welle", "Anadolu": "aa|anadolu|anadolu agency", "ANI": "ani", "ANP": "anp", "ANSA": "ansa", "AP": "ap|ap news|associated press|the associated press|associated press news",
        "APA": "apa", "BBC": "bbc|bbc news", "Belga": "belga", "Bernama": "bernama", "CNN": "cnn", "dpa": "dpa", "EFE": "efe", "IANS": "ians", "INA": "ina", "Interfax": "interfax",
        "IRNA": "irna", "KCNA": "kcna", "KUNA": "kuna", "Kyodo": "kyodo|kyodo news", "Lusa": "lusa", "MENA": "mena", "NAN": "nan", "PA": "pa|pa media|press association", "Petra": "petra",
        "PTI": "pti|press trust of india", "RFA": "rfa|radio free asia", "RFE/RL": "rfe rl|rferl|radio free europe radio liberty", "Reuters": "reuters|thomson reuters foundation|reuters news|reuters staff|reuters logo|thomson reuters", "RIA Novosti": "ria|ria novosti", "SANA": "sana", "SPA": "spa", "Sputnik": "sputnik", "TASS": "tass|itar tass",
        "Ukrinform": "ukrinform", "UNI": "uni", "UPI": "upi", "VOA": "voa|voa news", "WAFA": "wafa", "WAM": "wam", "Xinhua": "xinhua", "Yonhap": "yonhap",
    }.items()
    for name in names.split("|")
}  # fmt: skip
#: The words of lines that do nothing but name agencies; so much of a credit is looked at.
_CREDITED = words(" ".join(_AGENCIES)) | words("by source via from and")
_LONGEST = 200
#: Lines from the head and from the foot of a text among which credits stand.
_HEAD, _TAIL = 8, 8
#: A sign-off ends a report where at least so much of it stands above.
_ABOVE = 0.5
_MARKS = "()[]*_-–—.»«> "
_DASH = r"(?:[–—-]|--|:)"
#: “CITY, Country, June 3 (Agency) –”, “Agency –” or “CITY –” before the first sentence.
_DATELINE = deferred(
    rf"(?P<place>[^()“”\"]{{0,70}}?) ?\((?P<paren>[^()]{{2,40}})\)\s?{_DASH}\s|(?P<bare>[A-Z][A-Za-z ]{{1,18}}) {_DASH} "
)
_SIGN_OFF = deferred(
    r"(?<=[.!?”\"])\s?(?:[–—-]{1,2}\s?(?P<bare>[A-Za-z ]{2,20})|[(\[](?P<paren>[^()\[\]]{2,40})[)\]]|(?P<signed>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}/[A-Z]{2,8}))\.?$"
)
_BYLINE = deferred(
    r"(?:(?:written|reported|posted|published|authored|story|report|words|text|filed) )?(?:by\s?:?|from(?= [A-Z][\w'’-]+ (?:[A-Z][\w'’-]+ ){1,2}in [A-Z]))\s(?P<who>.{2,90})|(?:author|writer|reporter|byline)s?\s?:\s?(?P<named>.{2,90})",
    re.IGNORECASE,
)
_SOURCE = deferred(
    r"(?:sources?|agenc(?:y|ies)|via|courtesy(?: of)?|(?:with )?(?:additional |agency )?(?:inputs?|files|reports?|reporting|material)(?: from| by))\s?[:–-]?\s(?P<who>.{2,80}?)",
    re.IGNORECASE,
)
_STAFF = words(
    "to more by this author staff our correspondent correspondents reporter reporters desk news agencies agency bureau writer writers team editor editors web monitoring wire wires admin newsroom special and the online"
)
_PARTICLES = words("de von van der den al el bin ibn in of for with at da du la le di and")
#: “Ana Lima reports from Goma.”, “The Star’s Ana Lima reports.”: what a presenter says of who comes next.
_PRESENTED = deferred(
    r"(?:[\w’'.-]+(?: [\w’'.-]+){0,2}['’]s? )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+| (?:de|al|bin|van)){1,3} (?:now )?(?:reports|has more|has the story)(?: (?:now )?(?:from|in) [A-Z][\w ,’'-]{2,40})?\."
)
_SEPARATOR = deferred(r"\s[–—-]\s|\s?(?:[,;/&|•·+]|\band\b)\s?")


def without_bylines(lines: Lines) -> tuple[Lines, str, tuple[str, ...]]:
    """Take out bylines and sign-offs. Return the lines, the author, and the agencies named, those of datelines included."""
    here = [index for index, line in enumerate(lines) if not line.dropped]
    head, tail = set(here[:_HEAD]), set(here[-_TAIL:])
    read: list[Line] = []
    named: list[str] = []
    for index, line in enumerate(lines):
        pieces = _taken(line, in_head=index in head) if index in head | tail else (line,)
        named += [piece.text for piece in pieces if piece.dropped == "byline"]
        named += _dateline(line.text) if index in head and not pieces[0].dropped else ()
        named += _source(line.text) if line.dropped in ("syndication", "footer") else ()
        named += [line.text] if line.dropped == "date" else ()
        read += pieces
    agencies = dict.fromkeys(agency for credit in named for agency in agencies_in(credit))
    return _without_tail(tuple(read)), _author(named), tuple(agencies)


def _without_tail(lines: Lines) -> Lines:
    """Take out what follows an agency's sign-off on a line of its own and does not speak as a report speaks."""
    total = sum(len(line.text) for line in kept(lines))
    above = 0
    for index, line in enumerate(lines):
        if line.dropped == "byline" and above > _ABOVE * total and _all_agencies(line.text.strip(_MARKS)):
            return (*lines[: index + 1], *(_after_sign_off(below) for below in lines[index + 1 :]))
        above += 0 if line.dropped else len(line.text)
    return lines


def _after_sign_off(line: Line) -> Line:
    return line if line.dropped or reports(line.text.casefold()) else line.drop("after-sign-off")


def agencies_in(credit: str) -> tuple[str, ...]:
    """The agencies a sign-off or byline names, in its order, each once."""
    parts = _SEPARATOR.split(
        re.sub(r"^\W*(?:by|source|via|from)\b:?", "", credit[:_LONGEST], flags=re.IGNORECASE)
    )
    names = (_AGENCIES.get(" ".join(re.findall(r"\w+", part.casefold()))) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def _taken(line: Line, *, in_head: bool) -> Lines:
    """The line, taken out where it does nothing but credit; without the agency's name behind its last sentence."""
    text = line.text.strip(_MARKS)
    if len(text) <= 100 and _credits(text, in_head=in_head):
        return (line.drop("byline"),)
    found = _SIGN_OFF.search(line.text[-60:])
    name = found and (found["bare"] or found["paren"])
    if not found or not (found["signed"] or (name and agencies_in(name))):
        return (line,)
    end = len(line.text) - len(found.group())
    return line.cut((line.text[:end], ""), (line.text[end:].strip(" -–—([])."), "byline"))


def _credits(text: str, *, in_head: bool) -> bool:
    if _all_agencies(text) or any(map(agencies_in, _source(text))):
        return True
    if _PRESENTED.fullmatch(f"{text}."):
        return True
    found = _BYLINE.fullmatch(text)
    if not found or is_closed(text):
        return False
    who = (found["who"] or found["named"]).strip()
    return _is_name(who) or (in_head and len(who.split()) <= 4 and not who[0].isdigit())


def _all_agencies(text: str) -> bool:
    if len(text) <= _LONGEST and not words(key(text)) <= _CREDITED:
        return False
    parts = [part for part in _SEPARATOR.split(text) if part]
    return bool(parts) and len(agencies_in(text)) == len(parts)


def _is_name(who: str) -> bool:
    """Whether every word could belong to a name: with a capital, a particle, or a word of a newsroom."""
    parts = re.findall(r"[^\W\d_]+", who)
    return (
        bool(parts)
        and len(parts) <= 10
        and all(part[0].isupper() or part in _STAFF | _PARTICLES for part in parts)
    )


def _dateline(text: str) -> Iterator[str]:
    found = _DATELINE.match(text[:160])
    if found:
        yield found["paren"] or found["bare"]


def _source(text: str) -> Iterator[str]:
    found = _SOURCE.fullmatch(text.strip(_MARKS)[:160])
    if found:
        yield found["who"]


def _author(named: list[str]) -> str:
    """The first name credited that is no agency's and no newsroom's."""
    for credit in named:
        found = _BYLINE.fullmatch(credit.strip(_MARKS))
        who = re.split(r"\s?[|•·]|, ", (found["who"] or found["named"]) if found else "")[0].strip()
        if who and not agencies_in(who) and not set(who.casefold().split()) <= _STAFF:
            return who
    return ""
