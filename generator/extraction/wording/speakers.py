"""Nouns for those who speak without a name, and the word for each in a slug (“sudan-officials”)."""

from generator.extraction.wording.grammar import words

_BY_SLUG: dict[str, str] = {
    "officials": "official officials functionary functionaries lawmaker lawmakers",
    "administrator": "administrator administrators",
    "authorities": "authority authorities administration",
    "government": "government kremlin presidency",
    "police": "police policeman policemen",
    "officers": "officer officers general generals colonel captain",
    "clergy": "priest priests bishop imam",
    "army": "army",
    "military": "military forces troops soldiers command general-staff",
    "ministry": "ministry ministries minister",
    "spokesperson": "spokesman spokeswoman spokesperson spokespeople spokesmen",
    "governor": "governor",
    "mayor": "mayor",
    "prosecutors": "prosecutor prosecutors",
    "medics": "medic medics doctor doctors paramedic paramedics surgeon surgeons nurse nurses",
    "hospital": "hospital hospitals clinic morgue",
    "workers": "worker workers staff",
    "rescuers": "rescuer rescuers responders firefighters",
    "witnesses": "witness witnesses eyewitness eyewitnesses",
    "residents": "resident residents villager villagers locals inhabitants survivor survivors relatives",
    "activists": "activist activists campaigners",
    "rebels": "rebel rebels",
    "separatists": "separatist separatists",
    "insurgents": "insurgent insurgents",
    "militants": "militant militants",
    "group": "group militia faction movement",
    "leaders": "leader leaders elders chief chiefs",
    "analysts": "analyst analysts expert experts researchers researcher",
    "monitors": "monitor monitors observers observatory watchdog",
    "investigators": "investigators coroner",
    "diplomats": "diplomat diplomats envoy ambassador",
    "commander": "commander commanders",
    "unit": "division brigade battalion regiment unit wing branch directorate mission bureau",
    "council": "council",
    "committee": "committee",
    "services": "service services agency agencies department office",
    "charity": "charity charities",
    "coalition": "coalition alliance",
    "partners": "partners",
    "lawyers": "lawyer lawyers",
    "sources": "source sources",
    "side": "side",
    "television": "television tv",
    "radio": "radio",
    "media": "media",
    "newspaper": "newspaper daily",
}
SPEAKERS: dict[str, str] = {noun: tail for tail, nouns in _BY_SLUG.items() for noun in nouns.split()}
#: Of them, those for one person: “he” may be one.
SINGLE: frozenset[str] = words(
    "official functionary administrator lawmaker policeman officer general colonel captain priest bishop imam minister spokesman spokeswoman "
    "spokesperson governor mayor prosecutor medic doctor paramedic surgeon nurse rescuer witness eyewitness resident villager survivor activist "
    "leader chief analyst expert researcher monitor coroner diplomat envoy ambassador commander lawyer"
)
#: Words that refer back to a body named before (“the ministry said”).
REFERRING: frozenset[str] = words(
    "ministry army military government authorities group movement agency council committee "
    "organisation organization junta militia commission watchdog charity spokesman spokeswoman "
    "spokesperson presidency office command statement ombudsman governor mayor minister president "
    "general commander official expert leader diplomat envoy analyst prosecutor adviser advisor aide "
    "premier"
)
#: Those of them that a body is, never a person.
REFERRING_TO_BODY: frozenset[str] = words(
    "ngo group movement militia army military ministry statement spokesman spokeswoman spokesperson government authorities agency council "
    "committee organisation organization junta commission watchdog charity presidency office command"
)
#: Of them, those that any body may be called by.
ANY_BODY: frozenset[str] = words(
    "ngo group movement statement spokesman spokeswoman spokesperson agency organisation organization watchdog charity commission council "
    "committee office command"
)
#: Offices that are always told with who holds them: “the governor” is nobody who was named without the office.
HELD_BY_ONE: frozenset[str] = words("governor mayor minister prosecutor ambassador premier president")
#: Sorts of body that say little: what is said before the noun names them.
DESCRIBED: frozenset[str] = words("services unit committee council partners")
#: Whoever these speak for says it.
SPOKEN_FOR: frozenset[str] = words(
    "statistics figures data spokesman spokeswoman spokesperson spokesmen spokespeople statement report communique communiqué post message bulletin release "
    "commander commanders command leaders leadership division brigade battalion regiment unit wing branch directorate mission bureau"
)
#: Nouns for somebody or something that call nobody by a name of their own.
NOBODY: frozenset[str] = words(
    "man woman men women people person one ones part first others another boy girl mother father brother sister son daughter husband wife youth driver "
    "it he she they that this these those what who nobody everyone everybody someone somebody none all many some most few several "
    "both neither each side sides figure figures number numbers toll count attack strike fighting war incident day night headline caption "
    "insurgency violence clashes clash blast blasts explosion bomb bombing bombings mine crash shelling raid raids airstrike "
    "airstrikes ambush shooting siege offensive operation battle battles floods tally tallies estimate estimates "
    "strikes attacks raids blasts explosions clashes victims victim attackers attacker assailants bandits dead wounded injured casualties bodies body "
    "video footage image images picture photograph letter document documents version head source story news account accounts reports rumours rumors"
)
#: What a report may call its one armed group.
REBELS: frozenset[str] = words(
    "rebels insurgents militants separatists group militia movement guerrillas jihadists"
)
#: Whose “forces” are no state's, and what they are called.
IRREGULAR: dict[str, str] = {
    "separatist": "separatists", "secessionist": "separatists", "breakaway": "separatists", "rebel": "rebels", "anti-government": "rebels",
    "guerrilla": "rebels", "insurgent": "insurgents", "jihadist": "militants", "islamist": "militants", "militant": "militants",
    "opposition": "opposition-forces",
}  # fmt: skip
#: Words before the noun that tell one sort of speaker from another and stay in the slug.
QUALIFIERS: frozenset[str] = words(
    "security medical health hospital military army navy presidential local diplomatic humanitarian rebel police defence defense regional intelligence civilian "
    "arab saudi-led us-led international opposition government rescue emergency tribal aid"
)
#: What a claimant says it in: the words are its owner's (“the army’s statement said”).
PAPERS: frozenset[str] = words(
    "statistics figures data statement report communique communiqué post message tweet bulletin release"
)
#: What a news organisation counts itself, and so is the claimant of.
OWN_COUNTS: frozenset[str] = frozenset(
    ["tally", "count", "toll", "database", "tracker", "analysis", "investigation"]
)
#: What a news organisation is called that only hands on.
AGENCIES: frozenset[str] = words("agency agencies news press wire")
#: Those that tell what others say.
MEDIA: frozenset[str] = words("television radio media newspaper")
#: Speakers who, unless more is said, are of the country the article is about.
LOCAL: frozenset[str] = words(
    "officials administrator authorities government police army military ministry governor mayor prosecutors medics rescuers witnesses residents "
    "activists services spokesperson officers"
)
#: Those who serve the place where it happened, whosever attack it was.
OF_PLACES: frozenset[str] = words("governor mayor administrator")
#: Who is told from others by the town they serve, also where its country is not known.
OF_TOWNS: frozenset[str] = words("officials authorities administrator mayor governor police hospital council")
#: Offices held in a part of a country: their holders speak for the country the place is in.
LOCAL_OFFICES: frozenset[str] = words("governor mayor regional district provincial village municipal")
#: Words that place a speaker elsewhere.
FAR: frozenset[str] = words(
    "world international western global foreign european african arab un u.n. aid us u.s."
)
