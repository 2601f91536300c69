"""Pleas: what an outlet says about itself and asks of its readers. Tables first, then the rule.

A sentence is a plea where every pattern of one row is found in it, outside quotation marks, and it speaks to its
readers (“we”, “you”, or in the imperative). A sentence about fighting is one only where it asks for money as well.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from generator.patterns import deferred
from generator.reading.lines import Line, Lines, sentences, unquoted, words, words_of
from generator.reading.reporting import attributes, reports, tells_toll

_OUTLET = r"\b(?:journalis[mt]s?|reporting|reporters?|newsroom|correspondents?|coverage|stor(?:y|ies)|readers?|paywalls?|news|independen(?:t|ce)|investigations?|truth|facts)\b"
_GIFT = r"\byour (?:\w+ )?(?:support|donations?|contributions?|generosity|gift|subscription|membership|help)"
_PLATFORM = r"\b(?:facebook|twitter|instagram|telegram|whatsapp|youtube|google news|social media|channels?|apps?|linkedin|tiktok|page|x|threads|bluesky|mastodon)\b"

_PLEAS: tuple[tuple[str, ...], ...] = (
    ("donation", rf"{_GIFT}", rf"{_OUTLET}|\bdifference\b|\bmatters?\b|{_GIFT} (?:help|allow|enable|keep|make|let|mean|fund|power|pay|ensure|buy|go|is what|is why)s?\b"),
    ("donation", r"\b(?:donate|contribute|give|chip in|join) (?:today|now|here|online|to (?:us|our))\b|\bchip in\b|\bsupport (?:us\b|our (?:work|mission|journalis|report|news|independen))|\bback us\b|\bfund our\b|\b(?:click|tap) here to (?:donate|give|contribute)\b|^\W*(?:please )?donate\b"),
    ("donation", r"\b(?:could|can|would|will) you (?:spare|give|chip in|contribute|donate|afford|consider)\b|\bjournalism (?:costs|takes|needs)\b"),
    ("donation", r"\bfor as little as\b|\bfrom (?:just|only|as little as) [£$€₹]|\bevery (?:contribution|donation|pound|dollar|euro|cent|penny)\b.{0,40}\b(?:counts|helps|matters)\b"),
    ("donation", r"\b(?:quality|independent|fearless|public interest|investigative|honest|trusted|rigorous|fact based) (?:journalism|reporting|news)\b"),
    ("donation", r"\bpaywalls?\b|\bfunded by (?:you|our readers)\b|\b(?:advertisers?|shareholders|billionaire)\b.{0,80}\b(?:readers|journalism|independent)\b"),
    ("donation", r"\bour (?:(?:latest|own|award winning|award-winning|independent|fearless|in-depth|investigative|small|brave) )*(?:journalism|journalists|newsroom|reporters|reporting|documentary|documentaries|podcasts?|readers|supporters|subscribers|paying members)\b", r"\b(?:you|your|support\w*|believe|mission|important|free|independent|possible|help|fund\w*|paid|pay|truth|facts|know)\b"),
    ("membership", r"\b(?:become|join as|sign up as|joining as|be) an? (?:[\w-]+ ){0,2}(?:member|supporter|subscriber|patron|friend)\b"),
    ("membership", r"\b(?:members?|membership)\b", r"\b(?:join|sign up|become|keep|help)\b", r"\b(?:access|support|benefits?|read|exclusive|ad-free|journalism|newsroom|reporting|independent|free)\b"),
    ("subscription", r"\bsubscri(?:be|bing|ption|ptions|bers)\b", r"\b(?:subscribe|start|get|enjoy|offer|join|unlock|access|support|sign|cancel)\b"),
    ("subscription", r"\b(?:bookmark|save) (?:this|your)\b"),
    ("follow", r"\b(?:follow|find|like|join|watch) (?:us|our|@\w+|the latest)\b|\bfollow [\w ]{1,30} on (?:facebook|twitter|instagram|telegram|whatsapp|youtube|x)\b", _PLATFORM),
    ("follow", r"\b(?:for|get) (?:all )?(?:the |more )?(?:latest|breaking|more|top)? ?(?:[\w-]+ )?(?:news|headlines|updates|stories|coverage)\b", r"\b(?:follow|visit|download|click|join|log on|tune in|subscribe|stay tuned|read)\b", r"\b(?:our|us|apps?|here|channel|website|page|www)\b"),
    ("follow", r"\b(?:download|install|get) (?:the|our)\b.{0,40}\bapps?\b|\bstay (?:tuned|up to date|informed)\b|\bturn on notifications\b|\bdon['’]t miss (?:a|any|our|the)\b.{0,40}\b(?:story|news|updates?|latest)\b"),
    ("newsletter", r"\b(?:sign up|subscribe|get|receive|delivered|sent)\b", r"\b(?:newsletters?|inbox|email alerts?|daily briefing|morning briefing|weekly briefing)\b"),
    ("contact", r"\b(?:do you have|got|have you) (?:a |any |been |an )?(?:story|tips?|photos?|witnessed|affected|information|views?)\b|\bwe want to hear\b|\b(?:get in touch|contact us|email us|write to us|send (?:us|your)|let us know)\b"),
    ("link", r"\b(?:click|tap) (?:here|on the link|the link|below)\b|\b(?:read|see|watch) (?:the )?(?:full|original|more|whole) (?:story|article|report|interview|text|coverage)? ?(?:here|at|on our)\b"),
)  # fmt: skip
_RULES = tuple((name, tuple(deferred(pattern) for pattern in patterns)) for name, *patterns in _PLEAS)
#: What stands between two pleas, or leads from one to the next, goes under this name.
_BETWEEN = "plea"
#: Pleas that come in several sentences and lines.
_APPEALS = frozenset({"donation", "membership", "subscription"})
_NAMES = frozenset({_BETWEEN, *(name for name, _ in _RULES)})

_VOICES = words("we us our ours you your yours")
_VOICE = deferred(r"\b(?:we|us|our|ours|you|your|yours)\b")
_IMPERATIVE = deferred(
    r"\W*(?:please )?(?:donate|support|subscribe|join|become|sign up|follow|click|tap|download|get|read|watch|find|start|want|stay|help|chip in|turn on|have|got|"
    r"do|bookmark|every|for (?:all|the|more|latest|breaking|as)|from|don['’]t|see|like|send|receive|contribute|give|back)\b"
)
_MONEY = deferred(r"\b(?:donat\w+|subscri\w+|your support|members?hip|contribut\w+|journalism)\b")
_OF_OUTLET = deferred(_OUTLET)
#: Two pleas are one appeal where at most so many lines stand between them.
_REACH = 4
#: A sentence longer than this is looked at up to here.
_LONGEST = 1000


def plea(sentence: str) -> str:
    """The name of the rule that finds a sentence to be a plea; empty where none does."""
    text = unquoted(sentence[:_LONGEST])
    if not (_speaks(text) or _IMPERATIVE.match(text)) or _tells_of_others(text):
        return ""
    return next((name for name, patterns in _RULES if all(pattern.search(text) for pattern in patterns)), "")


def without_pleas(lines: Lines) -> Lines:
    """Take out pleas sentence by sentence, and what stands between two of them."""
    marks = {
        index: [plea(part) for part in sentences(line.text)]
        for index, line in enumerate(lines)
        if not line.dropped
    }
    between = _appeals(lines, [index for index, names in marks.items() if _APPEALS.intersection(names)])
    read: list[Line] = []
    for index, line in enumerate(lines):
        if index in between and not any(marks[index]):
            read.append(line.drop(_BETWEEN))
        elif any(marks.get(index, ())):
            read += _cut(line, marks[index], after_plea=bool(read) and read[-1].dropped in _NAMES)
        else:
            read.append(line)
    return tuple(read)


def _appeals(lines: Lines, begging: Sequence[int]) -> set[int]:
    """The lines without a plea of their own that belong to the appeal around them."""
    present = [index for index, line in enumerate(lines) if not line.dropped]
    at = {index: place for place, index in enumerate(present)}
    found: set[int] = set()
    for first, last in pairwise(begging):
        if at[last] - at[first] <= _REACH + 1:
            found |= {index for index in present[at[first] + 1 : at[last]] if _belongs(lines[index].text)}
    for index in begging:
        here = at[index]
        for neighbours in (
            present[max(0, here - _REACH) : here][::-1],
            present[here + 1 : here + 1 + _REACH],
        ):
            found |= set(takewhile(lambda near: _leans(lines[near].text), neighbours))
    return found - set(begging)


def _belongs(sentence: str) -> bool:
    """Whether a line between two pleas is of their kind: it speaks to readers, or praises the outlet."""
    text = unquoted(sentence)
    praise = _OF_OUTLET.search(text) and not reports(text)
    return bool(praise or _speaks(text)) and not _tells_of_others(text)


def _leans(sentence: str) -> bool:
    """Whether a line beside a plea is of its kind: it speaks to readers and not as a report speaks."""
    text = unquoted(sentence)
    return len(_VOICE.findall(text)) > reports(text) and not _tells_of_others(text)


def _speaks(text: str) -> bool:
    """Whether a folded text speaks of “us” or to “you”."""
    return not _VOICES.isdisjoint(words_of(text))


def _tells_of_others(text: str) -> bool:
    """Whether a folded text says who said it, or is about fighting and neither about money nor, twice, about “us” and “you”."""
    return attributes(text) or (
        tells_toll(text) and not _MONEY.search(text) and len(_VOICE.findall(text)) < 2
    )


def _cut(line: Line, marks: Sequence[str], *, after_plea: bool) -> Lines:
    """Cut the pleas out of a line, with what leads from the line above or from one plea to the next."""
    parts = sentences(line.text)
    first, last = (find(index for index, mark in enumerate(marks) if mark) for find in (min, max))
    names = list(marks)
    for index, part in enumerate(parts):
        text = unquoted(part)
        leads = index < last and (after_plea or index > first)
        if not marks[index] and not reports(text) and (leads or _speaks(text)):
            names[index] = _BETWEEN
    rest = " ".join(part for part, name in zip(parts, names, strict=True) if not name)
    return line.cut(*((part, name) for part, name in zip(parts, names, strict=True) if name), (rest, ""))
