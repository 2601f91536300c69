"""Nouns for people and what sort of victims they name. Singular forms are made from the plurals listed here."""

from collections.abc import Iterable

from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Victims

_NOUNS: dict[Victims, str] = {
    Victims.MILITARY: (
        "soldiers troops servicemen servicewomen servicemembers service-members fighters officers personnel gunmen "
        "rebels militants insurgents combatants militiamen paramilitaries guerrillas guerillas jihadists jihadis "
        "terrorists extremists separatists conscripts reservists recruits commandos marines airmen sailors "
        "paratroopers pilots commanders generals colonels majors captains lieutenants sergeants corporals brigadiers "
        "admirals peacekeepers troopers legionnaires mercenaries snipers guards guardsmen rangers cadets crewmen "
        "assailants attackers bandits raiders bombers operatives infiltrators warriors gendarmes invaders "
        "occupiers draftees islamists secessionists mutineers defenders partisans infantrymen gunners jawans cadres riflemen "
        "sappers deminers subversives contras hostiles kidnappers hijackers blue-helmets bluehelmets askaris fidayeen khwarij khawarij "
        "fedayeen mujahideen mujahidin warlords ringleaders scouts artillerymen paratroops seamen midshipmen "
        "border-guards aviators navigators drone-operators armymen frontiersmen auxiliaries vigilantes mobsters "
        "hitmen facilitators financiers suppliers assassins bomb-makers bombmakers emirs"
    ),
    Victims.CIVILIAN: (
        "civilians residents villagers townspeople locals inhabitants women journalists reporters cameramen "
        "camerawomen photographers correspondents medics paramedics doctors physicians nurses surgeons midwives "
        "teachers professors lecturers farmers herders herdsmen shepherds fishermen fisherfolk miners workers "
        "employees staff staffers labourers laborers humanitarians worshippers worshipers pilgrims priests nuns monks "
        "imams clerics pastors passengers commuters travellers travelers drivers motorists motorcyclists cyclists "
        "shoppers traders vendors shopkeepers merchants protesters protestors demonstrators marchers activists "
        "campaigners refugees migrants asylum-seekers evacuees returnees settlers tourists holidaymakers guests "
        "diners mourners bystanders passers-by passersby pedestrians householders noncombatants non-combatants "
        "grandmothers mothers wives pensioners parishioners customers engineers truckers bakers firefighters firemen "
        "rescuers responders lawyers attorneys judges prosecutors magistrates politicians lawmakers parliamentarians "
        "legislators congressmen mayors councillors councilors councilmen electricians aid-workers peasants "
        "campesinos growers planters fieldworkers farmworkers farmhands ranchers nomads pastoralists tribesmen "
        "clansmen housewives jesuits clergymen churchgoers missionaries bishops rabbis preachers seminarians "
        "catechists friars evangelists mullahs maids servants cooks cleaners waiters gardeners caretakers janitors "
        "technicians mechanics builders porters hawkers stallholders street-vendors newsmen newspapermen broadcasters "
        "editors bloggers writers poets artists musicians singers academics scholars scientists researchers unionists "
        "trade-unionists organisers organizers shop-stewards businessmen businesswomen businesspeople industrialists "
        "entrepreneurs bankers landowners landlords tenants taxi-drivers cabbies hikers trekkers climbers skiers "
        "picnickers beachgoers fans spectators revellers revelers partygoers concertgoers widows newlyweds brides "
        "bridegrooms ambulance-men ambulancemen pharmacists dentists humanitarian-workers relief-workers "
        "health-workers expatriates expats islanders homeowners fishers hunters gatherers woodcutters loggers "
        "beekeepers charcoal-burners gold-diggers diggers prospectors jurists economists census-takers enumerators "
        "vaccinators polio-workers"
    ),
    Victims.POLICE: (
        "police policemen policewomen cops police-officers constables patrolmen sub-inspectors carabineros carabinieri"
    ),
    Victims.CHILD: (
        "children kids schoolchildren schoolgirls schoolboys girls boys babies infants toddlers newborns minors "
        "pupils teenagers teens adolescents daughters sons youngsters kindergartners preschoolers orphans "
        "grandchildren under-fives"
    ),
    Victims.ANY: (
        "people persons men individuals citizens nationals victims hostages captives prisoners detainees inmates "
        "suspects patients students schoolmates undergraduates lives souls casualties relatives members friends "
        "compatriots volunteers brothers sisters fathers parents adults males females youths supporters followers sympathisers "
        "sympathizers countrymen elders leaders officials functionaries ministers governors bureaucrats "
        "civil-servants senators foreigners dead wounded injured participants occupants survivors witnesses "
        "hospitalised contractors subcontractors divers swimmers ones bodies corpses cadavers martyrs fatalities "
        "deaths injuries defectors deserters diplomats envoys ambassadors consuls attaches crew bodyguards escorts "
        "watchmen colleagues companions comrades neighbours neighbors cousins nephews nieces uncles aunts "
        "grandparents grandfathers spouses husbands siblings aides advisers advisors assistants secretaries chauffeurs "
        "interpreters translators personalities chiefs chieftains internees accomplices criminals convicts looters "
        "rioters smugglers traffickers escapees fugitives nationalists communists monarchists loyalists dissidents "
        "opponents exiles hardliners sheikhs christians muslims jews hindus sikhs druze yazidis catholics alawites "
        "shiites sunnis palestinians kurds arabs tutsis hutus tamils rohingya uighurs pashtuns hazaras balochs "
        "athletes footballers wrestlers boxers players runners observers monitors delegates negotiators mediators "
        "inspectors experts specialists associates affiliates coordinators makers trainers recruiters dealers couriers planners human-beings humans scavengers beggars"
    ),
}
_IRREGULAR = {
    "people": "person",
    "lives": "life",
    "wives": "wife",
    "housewives": "housewife",
    "passersby": "passerby",
    "passers-by": "passer-by",
    "policewomen": "policewoman",
}
_ENDINGS = (("children", "child"), ("men", "man"), ("ies", "y"), ("sses", "ss"), ("s", ""))


def singular(plural: str) -> str:
    """Return the singular of a noun of these tables."""
    if plural in _IRREGULAR:
        return _IRREGULAR[plural]
    many, one = next(((many, one) for many, one in _ENDINGS if plural.endswith(many)), ("", ""))
    return plural.removesuffix(many) + one


PLURALS: dict[str, Victims] = {noun: victims for victims, nouns in _NOUNS.items() for noun in nouns.split()}
#: “A soldier”, “a woman”: one. “Staff” and “police” have no singular of their own.
SINGULARS: dict[str, Victims] = {
    singular(noun): victims
    for noun, victims in PLURALS.items()
    if noun not in {"staff", "police", "troops", "crew", "dead", "wounded", "injured", "others", "ones"}
} | {"policeman": Victims.POLICE}

#: Singulars that are adjectives too (“a minor road”, “a Sunni mosque”): before an unknown noun they count nobody.
ADJECTIVAL: frozenset[str] = words(
    "minor major general hostile individual national local male female human official chief christian muslim jew hindu sikh druze "
    "yazidi catholic alawite shiite sunni palestinian kurd arab tutsi hutu tamil rohingya uighur pashtun hazara baloch nationalist "
    "communist loyalist dissident islamist jihadist separatist rebel militant insurgent guerrilla paramilitary partisan criminal "
    "volunteer expert student worker patient peasant civilian adult teen teenage child baby infant police prisoner hostage refugee "
    "migrant tourist passenger commuter observer monitor captain contractor medic commando marine ranger guard scout pilot"
)

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


def weightiest(found: Iterable[Victims]) -> Victims | None:
    """Return the one that says most; None of none."""
    return max(found, key=_WEIGHT.index, default=None)
