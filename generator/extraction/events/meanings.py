"""Words for a kind of happening that mean something else beside others: a news conference is no conference."""

from generator.extraction.wording.grammar import words

#: Words that mean something else behind others: a news conference is no conference, an armed strike a stoppage.
OTHERWISE: dict[str, frozenset[str]] = {
    "conference": words("news press"),
    "strike": words("hunger general armed labour labor workers transport teachers doctors nurses on"),
    "strikes": words("hunger general armed labour labor workers transport teachers doctors nurses"),
    "meeting": words("town-hall mass"),
    "security council": words("national supreme"),
    "attack": words("heart verbal"),
    "offensive": words("charm diplomatic"),
    "shell": words("egg"),
    "missile": words("test-fired test ballistic"),
    "killed": words("not never"),
    "bomb": words("nuclear atomic hydrogen"),
    **dict.fromkeys(
        ("burned", "burnt", "torched", "looted"), words("rioters protesters demonstrators crowd crowds mob")
    ),
    "met": words("never not"),
    "meet": words("cannot not"),
    "resigned": words("themselves himself herself are were"),
    "coup": words("diplomatic publicity media anti after since"),
    "shutdown": words("government"),
    "delegation": words("official"),
    "battle": words("legal court political"),
    "blast": words("full"),
    "fell to": words("toll price temperature"),
    "seized the": words("opportunity"),
    "reservists": words("two three four five six seven eight nine ten dozens killed wounded"),
}
#: Words that mean something else before others: an assault rifle is no assault, a drone's footage no strike.
NOT_BEFORE: dict[str, frozenset[str]] = {
    "assault": words("rifle rifles weapon weapons course"),
    "attack": words("helicopter helicopters aircraft jets"),
    "strike": words("group force capability"),
    "missile": words("defence defense system systems programme program shield launcher launchers tests test"),
    "missiles": words("are into toward towards"),
    "drone": words("footage video images maker factory pilots operators photos"),
    "drones": words("are"),
    "bomb": words("squad disposal shelter shelters threat threats"),
    "air raid": words("siren sirens alert alerts shelter shelters"),
    "raid": words("siren sirens"),
    "battle": words("tank tanks group groups lines"),
    "combat": words("troops mission readiness aircraft vehicle vehicles experience operations units"),
    "fighting": words("age vehicle vehicles force forces corruption crime terrorism terror"),
    "protest": words("note letter"),
    "riot": words("police policemen gear squad squads officers shields"),
    "offensive": words("weapons remarks language capability"),
    "explosive": words("device"),
    "seized the": words("opportunity initiative chance moment"),
    "captured the": words("imagination attention mood"),
    "captured a": words("soldier militant fighter rebel man suspect"),
    "seized a": words("cache large quantity weapon truck boat ship vessel"),
    "met": words(
        "resistance fierce stiff criticism death by with deadlines conditions his her its their fate"
    ),
    "meet": words("demands needs conditions the their its his resistance deadline deadlines rising"),
    "ballistic missiles": words("into toward towards off"),
    "ballistic missile": words("into toward towards off test launch"),
    "resigned": words("to"),
    "withdrew from": words(
        "talks negotiations the treaty race pact agreement accord election elections politics public"
    ),
    "coup": words("attempt plotters leader leaders plot d"),
    "killed": words("off any time"),
    "expelled the": words("militants rebels fighters insurgents army"),
    "met the": words("criteria conditions demands same"),
    "rally": words("behind around"),
    "firing": words("range"),
    "security council": words("resolution"),
    "evacuation": words("centre center centres centers"),
}
