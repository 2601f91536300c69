"""The closed word lists of front matter. A kind of event is an open list: see `Kind` and site.yaml."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a count counts. “Casualties” may include the wounded and is never read as “killed”."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"


class Qualifier(StrEnum):
    """How the claimant hedged the count."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    VAGUE = "vague"


class Victims(StrEnum):
    """Who is counted."""

    MILITARY = "military"
    CIVILIAN = "civilian"
    POLICE = "police"
    CHILD = "child"
    ANY = "any"


class Scope(StrEnum):
    """What stretch of the fighting a count covers.

    `total` runs since the escalation began; `previous` is an older figure the article itself calls old;
    `background` belongs to another time altogether.
    """

    DAY = "day"
    TOTAL = "total"
    PREVIOUS = "previous"
    BACKGROUND = "background"


class Act(StrEnum):
    """What a statement does."""

    ACCUSE = "accuse"
    DENY = "deny"
    THREATEN = "threaten"
    APPEAL = "appeal"
    ANNOUNCE = "announce"
    CONDEMN = "condemn"
    SUPPORT = "support"
    OFFER = "offer"
    STATE = "state"


class Status(StrEnum):
    """How far a person has gone with an entry. Drafts are published only with `--drafts`."""

    DRAFT = "draft"
    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"
    RETRACTED = "retracted"


class DateBasis(StrEnum):
    """Where a date came from: the text, a weekday word and the like, the day of publication, or a person."""

    STATED = "stated"
    RELATIVE = "relative"
    PUBLISHED = "published"
    EDITOR = "editor"


class PublishedBasis(StrEnum):
    """Where an article's day of publication came from."""

    FLAG = "flag"
    SIDECAR = "sidecar"
    FRONT_MATTER = "front_matter"
    METADATA = "metadata"
    TEXT = "text"
    EDITOR = "editor"


class ParticipantRole(StrEnum):
    """What an actor does in an event."""

    PARTY = "party"
    VICTIM = "victim"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    MEDIATOR = "mediator"
    SUPPORTER = "supporter"
    OTHER = "other"


class ActorKind(StrEnum):
    """What sort of actor."""

    STATE = "state"
    GOVERNMENT_BODY = "government-body"
    ARMED_GROUP = "armed-group"
    PERSON = "person"
    IGO = "igo"
    NGO = "ngo"
    MEDIA = "media"
    CIVILIANS = "civilians"


class Precision(StrEnum):
    """How exact a place is."""

    EXACT = "exact"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of event, with its names in the two coding schemes researchers know and its rung on the ladder.

    `rung` is the level an event of this kind reaches by itself, before any death is claimed (see docs/glossary.md).
    """

    id: str
    label: str
    acled: str = ""
    plover: str = ""
    rung: int = 0


#: The default vocabulary. ACLED names follow its codebook's event and sub-event types; PLOVER types its 2021 manual.
#: A site extends or relabels it under `kinds:` in site.yaml.
DEFAULT_KINDS: tuple[Kind, ...] = (
    Kind(id="armed-clash", label="Armed clash", acled="Battles / Armed clash", plover="ASSAULT", rung=3),
    Kind(
        id="shelling",
        label="Shelling",
        acled="Explosions/Remote violence / Shelling/artillery/missile attack",
        plover="ASSAULT",
        rung=3,
    ),
    Kind(
        id="air-drone-strike",
        label="Air or drone strike",
        acled="Explosions/Remote violence / Air/drone strike",
        plover="ASSAULT",
        rung=3,
    ),
    Kind(
        id="explosion-landmine",
        label="Explosion or landmine",
        acled="Explosions/Remote violence / Remote explosive/landmine/IED",
        plover="ASSAULT",
        rung=3,
    ),
    Kind(
        id="attack-on-civilians",
        label="Attack on civilians",
        acled="Violence against civilians / Attack",
        plover="ASSAULT",
        rung=3,
    ),
    Kind(
        id="territorial-change",
        label="Change of territory",
        acled="Battles / Non-state actor overtakes territory",
        plover="SEIZE",
        rung=3,
    ),
    Kind(id="offensive", label="Offensive", acled="Battles / Armed clash", plover="ASSAULT", rung=3),
    Kind(
        id="mobilisation",
        label="Mobilisation",
        acled="Strategic developments / Other",
        plover="MOBILIZE",
        rung=2,
    ),
    Kind(id="agreement", label="Agreement", acled="Strategic developments / Agreement", plover="AGREE"),
    Kind(id="diplomacy", label="Diplomacy", acled="Strategic developments / Other", plover="CONSULT"),
    Kind(id="statement", label="Statement", acled="Strategic developments / Other", plover="ACCUSE", rung=1),
    Kind(id="threat", label="Threat", acled="Strategic developments / Other", plover="THREATEN", rung=1),
    Kind(id="aid", label="Aid", acled="Strategic developments / Other", plover="AID"),
    Kind(id="displacement", label="Displacement", acled="Strategic developments / Other", plover=""),
    Kind(
        id="cyber-attack",
        label="Cyber-attack",
        acled="Strategic developments / Other",
        plover="SABOTAGE",
        rung=2,
    ),
    Kind(id="sanction", label="Sanction", acled="Strategic developments / Other", plover="SANCTION", rung=1),
    Kind(id="protest", label="Protest", acled="Protests / Peaceful protest", plover="PROTEST"),
    Kind(id="other", label="Other", acled="Strategic developments / Other", plover=""),
)
