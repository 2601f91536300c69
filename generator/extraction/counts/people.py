"""The noun phrase behind a number: who is counted, whose they are, and what it says happened to them."""

from generator.extraction.counts.victims import ADJECTIVAL, MODIFIERS, PLURALS, SINGULARS, weightiest
from generator.extraction.document import Mention, Sentence
from generator.extraction.frozen import frozen
from generator.extraction.wording.calendar import FIRST_WORDS
from generator.extraction.wording.grammar import COMMAS, DETERMINERS, FUNCTION_WORDS, QUOTES, STOPS, words
from generator.extraction.wording.harm import HARMED, MEASURED, TRIGGER_WORDS
from generator.extraction.wording.numbers import VAGUE
from generator.extraction.wording.saying import SAY_WORDS
from generator.model.vocabulary import ActorKind, Measure, Victims

_REACH = 9  # tokens from a number to its noun
BREAKS = (
    FUNCTION_WORDS
    | DETERMINERS
    | FIRST_WORDS
    | COMMAS
    | STOPS
    | TRIGGER_WORDS
    | QUOTES
    | SAY_WORDS
    | {"including", "also"}
)
_FLAGS = frozenset(["more", "other", "others", "additional", "further", "another", "new", "extra"])
_POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my"])
_PARTICIPIAL = frozenset(["dead", "wounded", "injured", "missing", "displaced", "slain"])
_HOUSEHOLDS = words("families households communities homes houses villages areas units")
_OF_WHOM = words("bodies corpses members body member")
_MEMBERS = frozenset({"member", "members"})
_COMRADES = frozenset({"men", "boys", "lads"})
#: “Four personnel carriers”, “two police stations”.
_BEFORE_NOUNS = words("police personnel staff crew troop soldier")
_THINGS = words(
    "carrier carriers station stations post posts vehicle vehicles car cars van vans truck trucks dog dogs officers' barracks buses "
    "pickups jeeps checkpoints checkpoint outposts outpost buildings headquarters houses homes boats convoys patrols bases camps"
)
_THEM = frozenset(["them", "whom", "those", "these", "which"])
_SUM_OF = {frozenset({Victims.CIVILIAN, Victims.CHILD}): Victims.CIVILIAN}
#: The actors a document names, by sentence and first token.
Named = dict[tuple[int, int], Mention]


@frozen(kw_only=True)
class People:
    """The noun phrase behind a number. `head` is empty where there is none, None where the noun may mean things.

    `measure` is set where the noun says what happened (“nine deaths”), `side` by a state or group in the phrase,
    `own` by “its” or “their”, `more` by “more” or “another”, `others` by “others”, `part` by “of them”, `among` by “of the”.
    """

    end: int
    head: str | None = ""
    victims: Victims | None = None
    side: str | None = None
    measure: Measure | None = None
    own: bool = False
    more: bool = False
    others: bool = False
    part: bool = False
    among: bool = False


class PeopleReader:
    """Reads the noun phrase behind a number, token by token, until something ends it."""

    def __init__(self, sentence: Sentence, start: int, nouns: dict[str, Victims], named: Named) -> None:
        self.sentence, self.tokens, self.nouns, self.named = sentence, sentence.tokens, nouns, named
        self.start = self.position = self.end = start
        self.head = ""
        self.victims: Victims | None = None
        self.side: str | None = None
        self.measure: Measure | None = None
        self.flags: set[str] = {token.lower for token in self.tokens[max(0, start - 3) : start]} & {"another"}
        self.own = self.part = self.unknown = self.nationals = self.among = self.armed = False
        self.vague = self.tokens[start - 1].lower in VAGUE

    def read(self) -> People:
        """Return the phrase that begins at the start."""
        while self.position < min(len(self.tokens), self.start + _REACH) and self._step():
            pass
        head: str | None = self.head or ("others" if "others" in self.flags else "")
        if not head and self.nationals:
            head, self.end = "nationals", self.position
            self._weigh(Victims.MILITARY if self.armed else None)
        elif not head and self.unknown:
            head, self.end = None, self.position
        return People(
            end=self.end,
            head=head,
            victims=self.victims,
            side=self.side,
            measure=self.measure,
            own=self.own,
            more=bool(self.flags & {"more", "additional", "further", "another"}),
            others=bool(self.flags & {"other", "others"}),
            part=self.part,
            among=self.among,
        )

    def _step(self) -> bool:
        word = self.tokens[self.position].lower
        if word == "(" and not self.head:
            return self._bracket()
        mention = self.named.get((self.sentence.index, self.position))
        if mention and not self.head:
            return self._name(mention)
        if self._describes(word):
            return self._before_noun(word)
        if (word in MEASURED and not (self.head and word in _PARTICIPIAL)) or word in self._nouns_here():
            return self._noun(word)
        if word == "own" and self.own and not self.head:
            self.head, self.end = word, self.position + 1
            return False
        return self._behind_noun(word) if self.head else self._before_noun(word)

    def _describes(self, word: str) -> bool:
        """“A local Sudanese commander”: a noun that is an adjective before a name."""
        named = (self.sentence.index, self.position + 1) in self.named
        return not self.head and named and word in ADJECTIVAL

    def _behind_noun(self, word: str) -> bool:
        if self.head in _OF_WHOM and word == "of":
            return self._of_whom()
        return word == "and" and self._joined()

    def _name(self, mention: Mention) -> bool:
        body = mention.actor_kind is ActorKind.GOVERNMENT_BODY
        if not (body and self.own):  # “two of its peacekeepers”: “its” tells whose
            self.side = mention.of or mention.slug if body else mention.slug
        self.nationals = True
        self.armed = mention.actor_kind is ActorKind.ARMED_GROUP
        if self.armed and not mention.adjective:
            self._weigh(Victims.MILITARY)
        for token in self.tokens[mention.start : mention.end]:
            self._weigh(PLURALS.get(token.lower) if body else None)
        self.position = mention.end
        return True

    def _bracket(self) -> bool:
        """“One SLAF (Sri Lanka Armed Forces) soldier”, “two (government) soldiers”: what stands in it may tell whose."""
        close = next((at for at in range(self.position, self.position + 7) if self._text(at) == ")"), None)
        if close is None or (self.position == self.start and close > self.position + 2):
            return False
        for at in range(self.position + 1, close):
            if mention := self.named.get((self.sentence.index, at)):
                self.side = self.side or (mention.of or mention.slug)
        self.position = close + 1
        return True

    def _text(self, at: int) -> str:
        return self.tokens[at].text if at < len(self.tokens) else ""

    def _nouns_here(self) -> dict[str, Victims]:
        """“One of its soldiers”: a plural may follow a one."""
        return PLURALS if self.part or self.among else self.nouns

    def _noun(self, word: str) -> bool:
        if word in _BEFORE_NOUNS and self._follow() in _THINGS:
            self.unknown, self.position = True, self.position + 2
            return False
        if word in _PARTICIPIAL and self._follow() in _HOUSEHOLDS:
            self.unknown, self.position = True, self.position + 2
            return False
        if word in MEASURED and not (word == "displaced" and self._follow() in self.nouns):
            self.measure = MEASURED[word]
        else:
            self._weigh(MODIFIERS.get(word) or PLURALS.get(word, SINGULARS.get(word)))
        if word in _COMRADES and self.own:
            self.victims = Victims.MILITARY
        self.head = word
        self.position += 1
        self.end = self.position
        return True

    def _follow(self) -> str:
        return self.tokens[self.position + 1].lower if self.position + 1 < len(self.tokens) else ""

    def _of_whom(self) -> bool:
        """“Three bodies of militants”, “two members of the Malian police”: who they were, within a few words."""
        for at in range(self.position + 1, min(len(self.tokens), self.position + 6)):
            word = self.tokens[at].lower
            found = MODIFIERS.get(word) or PLURALS.get(word)
            if mention := self.named.get((self.sentence.index, at)):
                self.side = mention.of or mention.slug
                if mention.actor_kind is ActorKind.ARMED_GROUP and self.head in _MEMBERS:
                    self._weigh(Victims.MILITARY)
            if found:
                self.head, self.victims, self.end = word, weightiest((self.victims or found, found)), at + 1
            elif word in BREAKS and word not in DETERMINERS:
                break
        return False

    def _joined(self) -> bool:
        """“Women and children”: one number for both."""
        follow = self._follow()
        if self.measure and MEASURED.get(follow, self.measure) is not self.measure:
            self.measure, self.position, self.end = Measure.CASUALTIES, self.position + 2, self.position + 2
            return True
        if follow not in PLURALS or follow in _PARTICIPIAL or follow in MEASURED or self.nouns is not PLURALS:
            return False
        both = frozenset({self.victims or Victims.ANY, PLURALS[follow]})
        self.victims = _SUM_OF.get(both, next(iter(both)) if len(both) == 1 else Victims.ANY)
        self.position = self.end = self.position + 2
        return False

    def _before_noun(self, word: str) -> bool:
        follow = self._follow()
        if word in _FLAGS:
            self.flags.add(word)
            self.end = self.position + 1
        elif word == "of" and follow in _THEM:
            self.part = True
            self.position += 1
            self.end = self.position + 1
        elif word in _POSSESSIVES or (word == "of" and (self.vague or self._owner_follows(follow))):
            self.own = self.own or word in _POSSESSIVES or follow in {"its", "their"}
            self.among = True
        elif self._adds_nothing(word, follow):
            pass
        elif word in HARMED and follow in self._nouns_here() and self.position == self.start:
            self.measure = HARMED[word]
        elif word in BREAKS or not (word[0].isalpha() or word.endswith("-old")):
            return False
        else:
            self._weigh(MODIFIERS.get(word))
            self.unknown, self.nationals = True, False
        self.position += 1
        return True

    def _adds_nothing(self, word: str, follow: str) -> bool:
        return (
            (word == "the" and self.among)
            or word == "'s"
            or (word in QUOTES and (follow in self.nouns or self.position == self.start))
        )

    def _owner_follows(self, follow: str) -> bool:
        return (
            follow in _POSSESSIVES
            or follow == "the"
            or (self.sentence.index, self.position + 1) in self.named
        )

    def _weigh(self, found: Victims | None) -> None:
        self.victims = weightiest(word for word in (self.victims, found) if word)
