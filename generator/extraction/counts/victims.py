"""Nouns for people and what sort of victims they name. Singular forms are made from the plurals listed here."""

from collections.abc import Iterable

from generator.model.vocabulary import Victims

_NOUNS: dict[Victims, str] = {
    Victims.MILITARY: (
        "soldiers troops servicemen servicewomen servicemembers service-members fighters officers personnel gunmen rebels militants "
        "insurgents combatants militiamen paramilitaries guerrillas guerillas jihadists jihadis terrorists extremists "
        "separatists conscripts reservists recruits commandos marines airmen sailors paratroopers pilots commanders "
        "generals colonels majors captains lieutenants sergeants corporals privates brigadiers admirals peacekeepers "
        "legionnaires mercenaries snipers guards guardsmen rangers cadets crewmen assailants attackers bandits raiders "
        "bombers operatives infiltrators warriors serviceman volunteers gendarmes invaders occupiers "
        "islamists mutineers defenders partisans infantrymen tankers gunners jawans cadres"
    ),
    Victims.CIVILIAN: (
        "civilians residents villagers townspeople locals inhabitants women journalists reporters cameramen "
        "photographers correspondents medics paramedics doctors nurses surgeons midwives teachers professors lecturers "
        "farmers herders herdsmen shepherds fishermen miners workers employees staff staffers labourers laborers "
        "humanitarians worshippers worshipers pilgrims priests nuns monks imams clerics pastors passengers commuters "
        "travellers travelers drivers motorists shoppers traders vendors shopkeepers merchants protesters protestors "
        "demonstrators marchers activists campaigners refugees migrants asylum-seekers evacuees returnees settlers "
        "tourists guests diners mourners bystanders pedestrians householders noncombatants non-combatants grandmothers "
        "mothers wives pensioners parishioners customers engineers truckers bakers firefighters rescuers responders "
        "lawyers judges politicians lawmakers mayors councillors councilors electricians aid-workers"
    ),
    Victims.POLICE: "police policemen policewomen police-officers constables",
    Victims.CHILD: (
        "children kids schoolchildren schoolgirls schoolboys girls boys babies infants toddlers newborns minors pupils "
        "teenagers teens daughters sons youngsters"
    ),
    Victims.ANY: (
        "people persons men individuals citizens nationals victims hostages captives prisoners detainees inmates "
        "suspects patients students lives souls casualties relatives members friends compatriots brothers sisters "
        "fathers parents adults males females youths supporters followers countrymen elders leaders officials "
        "foreigners dead wounded injured participants occupants survivors witnesses hospitalised contractors divers swimmers ones bodies corpses "
        "martyrs fatalities deaths injuries defectors deserters diplomats crew"
    ),
}
_IRREGULAR = {
    "people": "person",
    "children": "child",
    "schoolchildren": "schoolchild",
    "babies": "baby",
    "mercenaries": "mercenary",
    "paramilitaries": "paramilitary",
    "wives": "wife",
    "lives": "life",
    "bodies": "body",
    "fatalities": "fatality",
    "casualties": "casualty",
    "injuries": "injury",
    "policewomen": "policewoman",
}


def singular(plural: str) -> str:
    """Return the singular of a noun of these tables."""
    if plural in _IRREGULAR:
        return _IRREGULAR[plural]
    if plural.endswith(("men", "women")):
        return plural[:-2] + "an"
    return plural.removesuffix("s")


PLURALS: dict[str, Victims] = {noun: victims for victims, nouns in _NOUNS.items() for noun in nouns.split()}
#: “A soldier”, “a woman”: one. “Staff” and “police” have no singular of their own.
SINGULARS: dict[str, Victims] = {
    singular(noun): victims
    for noun, victims in PLURALS.items()
    if noun
    not in {"staff", "police", "personnel", "troops", "crew", "dead", "wounded", "injured", "others", "ones"}
} | {"policeman": Victims.POLICE, "teacher": Victims.CIVILIAN, "toddler": Victims.CHILD}

#: Words before a noun that say more of the victims than the noun does (“civilian deaths”, “police officers”). The child
#: outweighs all, then the civilian.
MODIFIERS: dict[str, Victims] = {
    "civilian": Victims.CIVILIAN,
    "non-combatant": Victims.CIVILIAN,
    "unarmed": Victims.CIVILIAN,
    "aid": Victims.CIVILIAN,
    "staff": Victims.CIVILIAN,
    "humanitarian": Victims.CIVILIAN,
    "medical": Victims.CIVILIAN,
    "health": Victims.CIVILIAN,
    "elderly": Victims.CIVILIAN,
    "pregnant": Victims.CIVILIAN,
    "police": Victims.POLICE,
    "military": Victims.MILITARY,
    "army": Victims.MILITARY,
    "armed": Victims.MILITARY,
    "combat": Victims.MILITARY,
    "combatant": Victims.MILITARY,
    "rebel": Victims.MILITARY,
    "militant": Victims.MILITARY,
    "militia": Victims.MILITARY,
    "insurgent": Victims.MILITARY,
    "separatist": Victims.MILITARY,
    "jihadist": Victims.MILITARY,
    "paramilitary": Victims.MILITARY,
    "guerrilla": Victims.MILITARY,
    "troop": Victims.MILITARY,
    "soldier": Victims.MILITARY,
    "security": Victims.MILITARY,
    "child": Victims.CHILD,
    "underage": Victims.CHILD,
}
#: Which of two words for the victims says more.
_WEIGHT = (Victims.ANY, Victims.MILITARY, Victims.CIVILIAN, Victims.POLICE, Victims.CHILD)


def weightiest(words: Iterable[Victims]) -> Victims | None:
    """Return the one that says most; None of none."""
    return max(words, key=_WEIGHT.index, default=None)
