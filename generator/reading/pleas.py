"""Rules for sentences: what an outlet says about itself and asks of its readers. Data only; `boilerplate.py` applies them.

A sentence is a plea where every pattern of one rule is found in it, outside quotation marks. Patterns are matched against
the folded sentence.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plea:
    """A sentence in which all of these are found."""

    name: str
    patterns: tuple[re.Pattern[str], ...]


def _plea(name: str, *patterns: str) -> Plea:
    return Plea(name, tuple(re.compile(pattern) for pattern in patterns))


_OUTLET = r"\b(?:journalis[mt]s?|reporting|reporters?|newsroom|correspondents?|coverage|stor(?:y|ies)|readers?|paywalls?|news|independent|investigations?)\b"
_WE = r"\b(?:we|us|our|ours)\b"

PLEAS = (
    _plea(
        "donation",
        r"\byour (?:support|donations?|contributions?|generosity|gift|subscription|membership)\b",
        rf"{_WE}|{_OUTLET}|\bdifference\b|\bmatters?\b",
    ),
    _plea(
        "donation",
        r"\b(?:donate|donating|chip in|contribute|support us|support our|back us|fund our)\b",
        rf"{_WE}|\bplease\b|\bclick\b",
        rf"{_OUTLET}|\btoday\b|\bnow\b|\bhere\b",
    ),
    _plea(
        "donation",
        r"\bfor as little as\b|\bevery (?:contribution|donation|pound|dollar|euro|cent|penny)\b.{0,40}\b(?:counts|helps|matters)\b",
    ),
    _plea(
        "donation",
        r"\b(?:quality|independent|fearless|public interest|investigative|honest|trusted) journalism\b",
        rf"{_WE}|\byou\b|\byour\b|\breader",
    ),
    _plea("donation", r"\bpaywalls?\b", _WE),
    _plea(
        "donation",
        r"\bour (?:latest |own |award winning |independent |fearless |in depth |investigative )*(?:journalism|journalists|newsroom|reporters|reporting|documentary|documentaries|podcasts?|readers|supporters|subscribers|paying members)\b",
    ),
    _plea(
        "membership",
        r"\b(?:become|join as|sign up as) an? (?:\w+ )?(?:member|supporter|subscriber|patron|friend)\b",
    ),
    _plea(
        "membership",
        r"\bmembers?(?:hip)?\b",
        r"\b(?:join|sign up|become)\b",
        r"\b(?:us|our|today|now|free)\b",
        r"\b(?:access|support|benefits?|read|exclusive|ad free|journalism|newsroom)\b",
    ),
    _plea(
        "subscription",
        r"\bsubscri(?:be|bing|ption|ptions|bers)\b",
        r"\b(?:your|our|us|you|today|now|here|unlimited|premium|free|offer|month|youtube|channel|newsletter)\b",
        r"\b(?:subscribe|start|get|enjoy|offer|join|unlock|access|support|sign)\b",
    ),
    _plea("subscription", r"\bwant to bookmark\b|\bbookmark (?:this|your)\b"),
    _plea(
        "follow",
        r"\b(?:follow|find|like|join|watch) (?:us|our|@\w+|the latest)\b",
        r"\b(?:facebook|twitter|instagram|telegram|whatsapp|youtube|google news|social media|channels?|app|linkedin|tiktok|page|x|threads|bluesky)\b",
    ),
    _plea(
        "follow",
        r"\b(?:for|get) (?:all )?(?:the |more )?(?:latest|breaking|more|top)? ?(?:\w+ )?(?:news|headlines|updates|stories|coverage)\b",
        r"\b(?:follow|visit|download|click|join|log on|tune in|subscribe|stay tuned|read)\b",
        r"\b(?:our|us|app|here|channel|website|page|www)\b",
    ),
    _plea(
        "follow",
        r"\b(?:download|install|get) (?:the|our)\b.{0,40}\bapp\b|\bstay tuned\b|\bturn on notifications\b",
    ),
    _plea(
        "newsletter",
        r"\bsign up\b|\bsubscribe\b|\bget\b|\breceive\b",
        r"\b(?:newsletters?|inbox|email alerts?|daily briefing|morning briefing|weekly briefing)\b",
        r"\b(?:our|your|us|the)\b",
    ),
    _plea(
        "contact",
        r"\b(?:do you have|got|have you) (?:a |any )?(?:story|tips?|photos?|witnessed|been affected)\b|\b(?:get in touch|contact us|email us|write to us|send (?:us|your))\b",
        r"\b(?:us|our|tip|tips|email|story|whatsapp)\b",
    ),
    _plea(
        "link",
        r"\b(?:click|tap) (?:here|on the link|the link|below)\b|\b(?:read|see|watch) (?:the )?(?:full|original|more|whole) (?:story|article|report|interview|text|coverage)? ?(?:here|at|on our)\b",
    ),
)

#: Whose voice a sentence between two pleas has: the outlet's or its readers'.
VOICE = re.compile(r"\b(?:we|us|our|ours|you|your|yours)\b")
