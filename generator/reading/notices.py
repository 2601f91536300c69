"""Notes about a report rather than of it: what was added, who wrote it, how to reach somebody, that a live page ends.

Most are sure only where they stand: near the head, near the foot, or below a clock. Tables first, then the rules.
"""

import re
from collections.abc import Iterator

from generator.patterns import deferred
from generator.reading.lines import Line, Lines, is_closed, key
from generator.reading.reporting import attributes, tells_toll

#: Lines from the foot of a text among which authors are told about.
_TAIL = 8
#: “(Adds quotes, background)”, “(Recasts with new toll)”: an agency's note on what is new.
_UPDATE = deferred(
    r"[(\[]?(?:adds?|updates?|updating|recasts?|rewrites?|refiles?|edits?|writes? through|new throughout|changes?|clarifies|removes?|releads?|leads? with|releading)\b[^.!?]{0,160}[)\]]\.?"
    r"|(?:eds|editors|note)s?:? .{0,160}\)"
    r"|[(\[](?:update|recast|refile)s?[)\]]",
    re.IGNORECASE,
)
#: The initials of those who wrote and edited an agency's copy: “gm/ksh/pfg”.
_INITIALS = deferred(r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,5}|[A-Z]{2,3}(?:[-/][A-Z]{2,3}){2,5}")
#: An address, a page, a telephone number, and little else on a line.
_MAIL, _WEB = r"[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,40}", r"(?:https?://|www\.)\S{3,200}"
_PHONE = r"(?:tel|phone|mobile|cell|fax|t|m)?[.:]{0,2}\s?\+?\(?\d[\d ()./-]{6,18}\d"
_REACH = deferred(rf"{_MAIL}|{_PHONE}", re.IGNORECASE)
_REACH_ALONE = deferred(rf"\W*(?:(?:{_MAIL}|{_WEB}|{_PHONE})\W{{0,3}}){{1,4}}", re.IGNORECASE)
_CONTACT = deferred(
    r"(?:(?:for|to request|to obtain) )?(?:\w+ ){0,2}(?:information|details|enquiries|inquiries|queries|interviews?|comment)(?: \w+){0,6} (?:contact|visit|write to|call|e ?mail|reach)(?: .{0,80})?"
    r"|(?:(?:media|press|news|public) )?(?:contacts?|contact (?:information|details|persons?|us)|enquiries|inquiries)(?: (?:for|at) .{0,60})?|for more .{1,80} (?:please )?visit(?: .{0,80})?"
    r"|.{0,60} (?:information products|reports|updates|statements) (?:are|can be) (?:available|found)(?: (?:at|on))? .{0,60}"
)
_DISCLAIMER = deferred(
    r"(?:the )?(?:views|opinions)(?: and opinions)? (?:expressed|in this|above|herein)\b.{0,160}|.{0,40}(?:does|do) not necessarily (?:reflect|represent).{0,160}|for information (?:media )?not an official record"
    r"|.{0,60} is an? (?:\w+ ){0,4}(?:nonprofit|non profit|not for profit|charity)(?: \w+){0,12}"
    r"|.{0,40}transcripts? (?:is|are|may|was|were) .{0,120}|accuracy and availability .{0,60}"
    r"|.{0,60}(?:using|use of|citing|quoting|reprinting|reproducing) .{0,60}(?:hyper)?link .{0,60}(?:obligatory|required|mandatory|necessary)"
)
#: “Ana Lima is a fellow at …”: the trades of those who write for papers.
_AUTHOR = deferred(
    r"(?:(?:[A-Z][\w’'.-]*|de|van|von|al|bin|el|la|di)\s){2,5}(?:is|was|has been|writes|reports|reported|covers|covered|teaches)\s.{0,120}?\b(?:fellow|journalist|reporter|correspondent|editor|columnist|writer|author|professor|"
    r"lecturer|analyst|researcher|freelancer?|photographer|contributor|novelist|historian|bureau chief|covers|for)\b"
)
_LIVE = deferred(
    r"(?:that (?:s|is) (?:all|it)|we (?:are|re) (?:closing|ending|wrapping|pausing|going to)|this (?:live )?(?:page|blog|coverage|feed)|our live coverage|thanks? (?:you )?for (?:joining|following|reading|being)|signing off|goodbye|good morning|good evening)\b"
    r".{0,40}(?:now|live|coverage|blog|page|us|here|reading|following|today|closed|ended|ending|welcome|off)?.{0,120}"
)
_CLOCK = deferred(
    r"(?:updated? (?:at )?)?\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|IST|local time|[A-Z]{2,4}))?(?:\s?\(.{2,24}\))?",
    re.IGNORECASE,
)
_NAME = deferred(r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'.-]+|de|van|von|al|bin|el)){1,3}")
_POST = deferred(
    r"(?:[A-Z][\w-]+ ){0,3}(?:correspondent|reporter|editor|producer|journalist|analyst|bureau chief)(?:,? (?:in |BBC )?[A-Z][\w ]{1,30})?",
)


def without_notices(lines: Lines) -> Lines:
    """Take out notes about the report, contacts, and the clocks and names of live pages."""
    return tuple(_contacts(_live(_noted(lines))))


def _noted(lines: Lines) -> Iterator[Line]:
    tail = len(lines) - _TAIL
    for index, line in enumerate(lines):
        yield line if line.dropped else line.drop(_note(line.text, at_foot=index >= tail))


def _note(text: str, *, at_foot: bool) -> str:
    if len(text) > 400:
        return ""
    folded = key(text)
    if _UPDATE.fullmatch(text) and not is_closed(text.rstrip(")].")):
        return "update-note"
    if _DISCLAIMER.fullmatch(folded) or _INITIALS.fullmatch(text):
        return "disclaimer" if len(folded) > 20 else "end-mark"
    if _REACH_ALONE.fullmatch(text):
        return "contact"
    if _LIVE.fullmatch(folded) and not attributes(folded) and not tells_toll(folded):
        return "live"
    about = at_foot and _AUTHOR.match(text) and not attributes(folded) and not tells_toll(folded)
    return "about-the-author" if about else ""


def _live(lines: Iterator[Line]) -> Iterator[Line]:
    """Clocks on lines of their own, and who wrote what stands below them."""
    near = 0
    for line in lines:
        near -= 1
        if line.dropped:
            yield line
        elif _CLOCK.fullmatch(line.text):
            near = 4
            yield line.drop("live")
        elif near > 0 and (_NAME.fullmatch(line.text) or _POST.fullmatch(line.text)):
            yield line.drop("live")
        else:
            yield line


def _contacts(lines: Iterator[Line]) -> Iterator[Line]:
    """A heading that tells whom to ask, and the names and numbers below it."""
    below = 0
    for line in lines:
        below -= 1
        if line.dropped:
            yield line
        elif not tells_toll(key(line.text)) and _CONTACT.fullmatch(key(line.text)):
            below = 8
            yield line.drop("contact")
        elif below > 0 and len(line.text) < 160 and (_REACH.search(line.text) or not is_closed(line.text)):
            yield line.drop("contact")
        else:
            below = 0
            yield line
