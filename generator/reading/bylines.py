"""Who wrote it: bylines, agencies in datelines and sign-offs."""

import re
from dataclasses import replace

from generator.reading.lines import Line, Lines, is_closed

#: News agencies and the broadcasters that sign like them, by the folded names they sign with.
AGENCIES = {
    "aa": "Anadolu", "anadolu": "Anadolu", "anadolu agency": "Anadolu", "afp": "AFP", "agence france presse": "AFP",
    "ani": "ANI", "ansa": "ANSA", "ap": "AP", "associated press": "AP", "the associated press": "AP", "belga": "Belga", "bernama": "Bernama",
    "bno": "BNO", "cnn": "CNN", "bbc": "BBC", "dpa": "dpa", "efe": "EFE", "ians": "IANS", "ina": "INA", "interfax": "Interfax", "irna": "IRNA",
    "itar tass": "TASS", "tass": "TASS", "kcna": "KCNA", "kuna": "KUNA", "kyodo": "Kyodo", "lusa": "Lusa", "mena": "MENA", "petra": "Petra",
    "pa": "PA", "pa media": "PA", "press association": "PA", "press trust of india": "PTI", "pti": "PTI", "reuters": "Reuters", "ria": "RIA Novosti",
    "ria novosti": "RIA Novosti", "sana": "SANA", "spa": "SPA", "sputnik": "Sputnik", "ukrinform": "Ukrinform", "uni": "UNI", "upi": "UPI",
    "wafa": "WAFA", "wam": "WAM", "xinhua": "Xinhua", "yonhap": "Yonhap", "vnexpress": "VnExpress", "nan": "NAN", "anp": "ANP", "apa": "APA",
}  # fmt: skip
_HEAD, _TAIL = 6, 8
#: “CITY, Country, June 3 (Agency) –” or “Agency –” before the first sentence.
_DATELINE = re.compile(
    r"^(?:[^()“”\"]{0,70} )?\((?P<paren>[^()]{2,40})\)\s?(?:[–—-]|--)\s|^(?P<bare>[A-Z][A-Za-z]{1,15}) (?:[–—-]|--) "
)
_BYLINE = re.compile(
    r"(?:(?:written|reported|posted|published|authored) )?by\s?:?\s(?P<who>.{2,80})|(?:author|writer|reporter|byline)\s?:\s?(?P<named>.{2,80})",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"[(\[]?(?:sources?|agency|via|with (?:agency )?inputs? from|with (?:files|reports?) from|courtesy)\s?[:–-]?\s(?P<who>.{2,80}?)[)\].]?",
    re.IGNORECASE,
)
_STAFF = frozenset(
    "staff our correspondent correspondents reporter reporters desk news agencies agency bureau writer team editor web monitoring wire wires admin newsroom special and the".split()
)
_SEPARATOR = re.compile(r"\s?(?:[,;/&|•·]|\band\b)\s?")


def agencies_in(text: str) -> tuple[str, ...]:
    """The agencies a sign-off or byline names, in its order, each once."""
    names = (
        AGENCIES.get(" ".join(re.findall(r"\w+", part.casefold()))) for part in _SEPARATOR.split(text[:200])
    )
    return tuple(dict.fromkeys(name for name in names if name))


def dateline_agencies(text: str) -> tuple[str, ...]:
    """The agencies named in the dateline at the head of a paragraph."""
    found = _DATELINE.match(text[:160])
    return agencies_in(found["paren"] or found["bare"]) if found else ()


def without_bylines(lines: Lines) -> tuple[Lines, str, tuple[str, ...]]:
    """Take out bylines and sign-offs. Return the lines, the author's name and the agencies named, datelines included."""
    present = [at for at, line in enumerate(lines) if not line.dropped]
    head, tail = set(present[:_HEAD]), set(present[-_TAIL:])
    author, agencies, read = "", [], []
    for at, line in enumerate(lines):
        who = _credit(line, in_head=at in head) if at in head | tail and not line.dropped else None
        if at in head and not line.dropped:
            agencies += dateline_agencies(line.text)
        if who is None:
            read.append(line)
            continue
        agencies += agencies_in(who)
        author = author or ("" if agencies_in(who) or _is_staff(who) else who)
        read.append(line.drop("byline"))
    return tuple(read), author, tuple(dict.fromkeys(agencies))


def _credit(line: Line, *, in_head: bool) -> str | None:
    """Whom a line credits, where it does nothing else."""
    text = line.text.strip("()[]*_- ")
    if len(text) > 90 or len(text.split()) > 12:
        return None
    if agencies_in(text) and len(agencies_in(text)) == len([part for part in _SEPARATOR.split(text) if part]):
        return text
    if found := _SOURCE.fullmatch(text):
        return found["who"] if agencies_in(found["who"]) else None
    found = _BYLINE.fullmatch(text)
    if not found or (is_closed(text) and not text.endswith(("Jr.", "Sr."))):
        return None
    who = (found["who"] or found["named"]).strip()
    return who if _is_name(who) or (in_head and len(who.split()) <= 4 and not who[0].isdigit()) else None


def _is_name(who: str) -> bool:
    """Whether every word could belong to a name: capitalised, a particle, or a word of a newsroom."""
    words = re.findall(r"[^\W\d_]+", who)
    particles = {
        "de",
        "von",
        "van",
        "der",
        "al",
        "el",
        "bin",
        "ibn",
        "in",
        "of",
        "for",
        "with",
        "at",
        "da",
        "du",
        "la",
        "le",
    }
    return bool(words) and all(word[0].isupper() or word.casefold() in _STAFF | particles for word in words)


def _is_staff(who: str) -> bool:
    return all(word in _STAFF for word in re.findall(r"\w+", who.casefold()))


def stripped(line: Line, prefix: str) -> Line:
    """The line without a label at its head."""
    return replace(line, text=line.text[len(prefix) :].strip())
