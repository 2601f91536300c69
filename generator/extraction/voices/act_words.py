"""Words that tell what a verb of speech does (see acts.py)."""

from generator.extraction.wording.grammar import words

#: Before “to” and the verb: nothing is said, or not yet.
WITHHELD = words(
    "refused refuses refusing declined declines declining failed fails failing yet unable reluctant hesitated unwilling is are was were "
    "expected plans planned planning ready about due set wants wanted hopes hoped intends intended scheduled likely"
)
#: Right before the verb.
WITHHELD_FROM = words("without avoided avoids avoiding avoid resisted")
NOT = words("not n't never neither nor didn't doesn't hasn't haven't hadn't wasn't don't couldn't")
#: “Was denied entry” is no speech.
ACCESS = words("access entry permission visa visas bail permit permits asylum treatment food water aid")
#: What makes a warning a threat.
HOSTILE = words(
    "retaliate retaliation retaliatory revenge avenge reprisal reprisals punish punishment crush crushing destroy destroyed annihilate obliterate "
    "pay price respond response consequences decisive decisively harsh severe severely regret eliminate wipe hell graves graveyard burn flatten "
    "invade bomb war target targeted targets fury blood strike"
)
#: What makes a vow a threat.
FORCE = words(
    "fight crush defeat hunt attack strike kill hit continue conquer recapture retake liberate expel drive eradicate exterminate force resist "
    "vengeance assault offensive"
)
#: What is denied by rejecting it.
ALLEGED = words(
    "claim claims report reports allegation allegations accusation accusations charge charges assertion assertions suggestion suggestions "
    "insinuation insinuations figure figures toll count number numbers version account accounts rumour rumours rumor rumors statement remarks "
    "responsibility involvement findings video footage verdict notion idea blame it this that them criticism"
)
#: Behind “not”: who did not do this denies it.
DEEDS = words(
    "carry carried fire fired attack attacked shell shelled bomb bombed strike struck hit target targeted kill killed cross crossed "
    "violate violated start started break broken use used invade invaded arm armed supply supplied support supported back backed behind "
    "responsible involved conduct conducted launch launched shoot shot lose lost surrender surrendered harbour harbouring arming backing "
    "supporting supplying sponsoring"
)
#: “No role”, “no hand in it”.
PARTS = words("role part hand involvement responsibility link links connection knowledge")
#: What it is called that is denied.
FALSE = words(
    "baseless false untrue unfounded groundless fabricated fake fabrication fabrications propaganda nonsense absurd ridiculous lies lie fiction "
    "fantasy disinformation misinformation slander invention rubbish fairy myth untruth hoax fake-news concocted unsubstantiated"
)
ANONYMITY = words("anonymity anonymous anonymously unnamed named identified quoted disclosed")
#: What is backed or defended with words.
BACKED = words(
    "call calls proposal proposals plan plans idea demand demands resolution claim bid position initiative peace efforts effort ceasefire truce "
    "decision move strike strikes operation operations action actions policy record use raid count right rights tactics conduct response "
    "account figure figures law measures intervention offensive deal agreement decision statement version it"
)
OFFERED = words(
    "talks mediation mediate help aid assistance support ceasefire truce amnesty negotiations dialogue reward bounty host pardon passage "
    "corridor safe deal peace troops asylum surrender terms exchange swap weapons concessions"
)
