"""Titles of events in our own neutral words, from what was found: never words of the article."""

import re
from collections.abc import Mapping, Sequence

from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Act

#: What is reported, by kind; parties and place are added.
REPORTED: dict[str, str] = {
    "armed-clash": "Fighting reported",
    "shelling": "Shelling reported",
    "air-drone-strike": "Air or drone strikes reported",
    "explosion-landmine": "Explosion reported",
    "attack-on-civilians": "Attack on civilians reported",
    "territorial-change": "Change of control reported",
    "offensive": "Military operation reported",
    "mobilisation": "Military measures announced",
    "agreement": "Agreement reported",
    "diplomacy": "Talks reported",
    "aid": "Aid reported",
    "displacement": "Displacement reported",
    "cyber-attack": "Cyber-attack reported",
    "sanction": "Sanctions reported",
    "protest": "Protests reported",
    "other": "Events reported",
}
PLANNED: dict[str, str] = {
    "diplomacy": "Meeting planned",
    "agreement": "Agreement planned",
    "mobilisation": "Military measures planned",
    "aid": "Aid planned",
    "displacement": "Evacuation planned",
    "sanction": "Sanctions planned",
    "protest": "Protest planned",
}
#: More exact words for a measure where the text has the word.
MEASURES: dict[str, str] = {
    "martial law": "Martial law declared",
    "mobilisation": "Mobilisation announced",
    "mobilization": "Mobilisation announced",
    "curfew": "Curfew imposed",
    "state of emergency": "State of emergency declared",
    "deployment": "Deployment of troops announced",
    "deployed": "Deployment of forces reported",
    "reservists": "Call-up of reservists announced",
    "sent": "Deployment of forces reported",
    "dispatched": "Deployment of forces reported",
    **dict.fromkeys(
        ("withdrew", "withdrawn", "withdraws", "withdrawing", "pulled", "pulls", "pulling", "withdraw"),
        "Withdrawal of forces reported",
    ),
    **dict.fromkeys(
        (
            "troop withdrawal",
            "withdrawal of troops",
            "withdrawal from",
            "its withdrawal",
            "pullout",
            "pull-out",
            "pulled back from",
        ),
        "Withdrawal of forces reported",
    ),
    **dict.fromkeys(
        (
            "test-fired",
            "test-fires",
            "test firing",
            "missile test",
            "missile tests",
            "missiles into the sea",
            "missile into the sea",
            "missiles towards the sea",
            "missiles toward the sea",
            "missile towards the sea",
            "missile toward the sea",
        ),
        "Missile test reported",
    ),
    "nuclear test": "Nuclear test reported",
    **dict.fromkeys(("tested", "tests"), "Weapon test reported"),
    **dict.fromkeys(
        (
            "joint drills",
            "naval drills",
            "joint exercise",
            "joint exercises",
            "naval exercises",
            "military exercises",
            "military exercise",
            "military drills",
            "live-fire drill",
            "live-fire drills",
            "war games",
        ),
        "Military exercises reported",
    ),
    **dict.fromkeys(
        (
            "exchanged",
            "swapped",
            "exchange",
            "swap",
            "exchanging",
            "swapping",
            "prisoner swap",
            "prisoner exchange",
            "exchanged prisoners",
        ),
        "Exchange of prisoners reported",
    ),
    **dict.fromkeys(("coup", "military takeover"), "Coup reported"),
    **dict.fromkeys(
        (
            "seized power",
            "took power",
            "seize power",
            "toppled",
            "ousted",
            "overthrew",
            "overthrown",
            "overthrow",
            "deposed",
        ),
        "Seizure of power reported",
    ),
    "declared independence": "Declaration of independence reported",
    **dict.fromkeys(("mass grave", "mass graves"), "Mass grave reported"),
    **dict.fromkeys(
        ("laid down their arms", "laid down arms", "lay down their arms", "surrendered"), "Surrender reported"
    ),
    "resigned": "Resignation reported",
    "sworn in": "Inauguration reported",
    **dict.fromkeys(("expelled", "expels", "expelling", "expelled the"), "Expulsion of envoys reported"),
    **dict.fromkeys(("recalled", "recalls", "recalling"), "Recall of an envoy reported"),
    **dict.fromkeys(("summoned", "summons", "summoning"), "Envoy summoned"),
    "captured people": "Captures or arrests reported",
}
#: What a speaker does, with and without the one it is about.
ACTS: dict[Act, tuple[str, str]] = {
    Act.ACCUSE: ("{} accuses {}", "{} makes an accusation"),
    Act.DENY: ("{} denies {}", "{} issues a denial"),
    Act.THREATEN: ("{} issues a warning about {}", "{} issues a warning"),
    Act.APPEAL: ("{} appeals to {}", "{} makes an appeal"),
    Act.ANNOUNCE: ("{} makes an announcement about {}", "{} makes an announcement"),
    Act.CONDEMN: ("{} criticises {}", "{} condemns the violence"),
    Act.SUPPORT: ("{} voices support for {}", "{} voices support"),
    Act.OFFER: ("{} makes an offer to {}", "{} makes an offer"),
    Act.STATE: ("{} comments on {}", "{} comments"),
}
#: Speakers of whom there are several, and what they do.
MANY = words(
    "officials authorities medics rescuers witnesses residents activists rebels separatists insurgents militants leaders analysts monitors investigators diplomats lawyers sources services prosecutors"
)
MANY_DO = {
    "accuses": "accuse",
    "makes": "make",
    "denies": "deny",
    "issues": "issue",
    "appeals": "appeal",
    "criticises": "criticise",
    "condemns": "condemn",
    "voices": "voice",
    "comments": "comment",
}
PLURAL = re.compile("|".join(MANY_DO))
#: Whom those who accuse each other are about.
EACH_OTHER = "each other"
_MANY = 3  # parties of whom nobody can tell who fought whom
_PARTIES = {
    "armed-clash": " between {}",
    "agreement": " between {}",
    "diplomacy": " between {}",
}


def named(sign: str) -> str | None:
    """Return the name of a measure that has one; two of one kind with different names are two events."""
    return MEASURES.get(sign)


def happening(kind: str, sign: str, parties: Sequence[str], place: str | None, *, planned: bool) -> str:
    """Return a title for what is reported: kind, parties (at most three) and place."""
    start = PLANNED.get(kind, "Plan reported") if planned else MEASURES.get(sign, REPORTED[kind])
    where = f" in {place}" if place and place not in parties else ""
    return start + ("" if where and kind == "mobilisation" else _involved(kind, parties)) + where


def _involved(kind: str, parties: Sequence[str]) -> str:
    names = list(parties[:3])
    if len(names) > 1 and (kind, len(names)) != ("armed-clash", _MANY):
        return _PARTIES.get(kind, " involving {}").format(_listed(names))
    if not names:
        return ""
    return f" in {names[0]}" if kind == "mobilisation" else f" involving {_listed(names)}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def spoken(act: Act, speakers: Sequence[str], about: str, names: Mapping[str, str]) -> str:
    """Return a title for what is said about or to somebody, or nobody (“”); “officials accuse”, where there are many."""
    with_other, alone = ACTS[act]
    some = speakers[0] not in names and speakers[0].rsplit("-", 1)[-1] in MANY
    form = (with_other if about else alone).format(
        _listed([display(speaker, names) for speaker in speakers]), about
    )
    return PLURAL.sub(lambda verb: MANY_DO[verb[0]], form, count=1) if some or len(speakers) > 1 else form


def display(slug: str | None, names: Mapping[str, str]) -> str:
    """Return a name for an actor: the one the text gives it, else made from its slug (“Ruritania officials”); “” for nobody."""
    if not slug:
        return ""
    if slug in names:
        return names[slug]
    owner = max((known for known in names if slug.startswith(f"{known}-")), key=len, default=None)
    rest = slug[len(owner) + 1 :] if owner else slug
    words = rest.replace("-", " ")
    return f"{names[owner]} {words}" if owner else words.capitalize()
