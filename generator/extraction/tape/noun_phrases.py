"""Noun phrases of the tape: their words, the names in them, and what they say of each other."""

import re

from generator.extraction.document import Mention, MentionKind
from generator.extraction.frozen import frozen
from generator.extraction.kept import kept
from generator.extraction.tape.chunks import Tape
from generator.extraction.wording.grammar import DETERMINERS, PREPOSITIONS, words
from generator.extraction.wording.speakers import PAPERS, SPEAKERS
from generator.model.vocabulary import ActorKind

#: “Rebel-held”, “Ruritanian-installed”.
HELD = re.compile(
    r"(.+)-(?:controlled|held|run|administered|occupied|ruled|backed|led|installed|appointed|imposed|affiliated|linked)"
)
#: Of them, those that make somebody's officials.
_APPOINTED = ("-installed", "-appointed", "-imposed")
#: Prepositions behind which a name no longer heads its phrase.
LINKS = words("of in for from at on with to")
#: “The X linked group” is another's.
_TIED = words("linked affiliated aligned allied inspired backed")
#: These and all others: what stands behind one is no subject.
LINKING = LINKS | PREPOSITIONS


@frozen(slots=False)
class NounPhrase:
    """A noun phrase: chunks of a sentence, its words, and the names in it."""

    tape: Tape
    span: range

    @kept
    def words(self) -> tuple[str, ...]:
        """Its words, lower case."""
        start, end = self.tokens
        return self.tape.sentence.lower[start:end]

    @kept
    def tokens(self) -> tuple[int, int]:
        """Its first token and the one behind its last."""
        return self.tape.chunks[self.span.start].start, self.tape.chunks[self.span.stop - 1].end

    @kept
    def named(self) -> tuple[Mention, ...]:
        """The names that lie within it."""
        start, end = self.tokens
        return tuple([name for name in self.tape.mentions if start <= name.start and name.end <= end])

    def names(self, *kinds: MentionKind) -> list[Mention]:
        """The names of these kinds that lie within it."""
        return [name for name in self.named if name.kind in kinds]

    @kept
    def actors(self) -> list[Mention]:
        """The actors named within it."""
        return self.names(MentionKind.ACTOR)

    def noun(self) -> str | None:
        """The last word for a speaker before a preposition, outside names."""
        return self._noun

    @kept
    def _noun(self) -> str | None:
        """The last word for a speaker before a preposition, outside names: “officials” of “military officials in X”."""
        start, end = self.tokens
        named = {at for name in self.named for at in range(name.start, name.end)}
        found: str | None = None
        for at in range(start, end):
            word = self.tape.sentence.tokens[at].lower
            if at > start and word in LINKS:
                break
            if at not in named and (word in SPEAKERS or word in PAPERS):
                found = word
        return found


def whole_sentence(phrase: NounPhrase) -> NounPhrase:
    """Return all of its sentence behind the dateline."""
    tape = phrase.tape
    begin = tape.at(tape.body)
    return NounPhrase(tape, range(begin if begin < phrase.span.start else 0, len(tape.chunks)))


def land_of(phrase: NounPhrase) -> str | None:
    """Return the country of the places in a phrase; None where they lie in several."""
    lands = {place.of for place in phrase.names(MentionKind.PLACE) if place.of}
    return lands.pop() if len(lands) == 1 else None


def is_elsewhere(phrase: NounPhrase) -> bool:
    """Whether a phrase names a place that nothing is known of (“the governor of X”)."""
    start, end = phrase.tokens
    tokens = phrase.tape.sentence.tokens[start:end]
    known = {at - start for name in phrase.named for at in range(name.start, name.end)}
    return any(
        token.text[0].isupper()
        and at not in known
        and token.lower not in SPEAKERS
        and tokens[at - 1].lower in LINKS
        for at, token in enumerate(tokens)
        if at
    )


def first_of_several(phrase: NounPhrase) -> NounPhrase:
    """“The UN and local officials”: the first, if it is somebody."""
    for at in phrase.span[1:-1]:
        first = NounPhrase(phrase.tape, range(phrase.span.start, at))
        if phrase.tape.letters[at] == "&" and (first.noun() or owner_of(first)):
            return first
    return phrase


def heads(phrase: NounPhrase, name: Mention) -> bool:
    """Whether a name is the phrase's head: it begins or ends it, and is no adjective or place of something."""
    start, end = phrase.tokens
    tokens = phrase.tape.sentence.tokens
    before = [token.lower for token in tokens[start : name.start] if token.lower not in DETERMINERS]
    alone = all(word in PREPOSITIONS for word in before)
    return not name.adjective and (alone or (name.end == end and before[-1] not in LINKS))


def owner_of(phrase: NounPhrase) -> Mention | None:
    """The actor of a phrase: a body or group before a state, and not whom an envoy is sent to (“X's mission to the UN”)."""
    actors = phrase.actors
    if not _TIED.isdisjoint(phrase.words):
        words = phrase.tape.sentence.lower
        actors = [actor for actor in actors if _TIED.isdisjoint(words[actor.end : actor.end + 1])]
    if len(actors) > 1:
        actors = [name for name in actors if not _is_sent_to(phrase, name)] or actors
    return next(
        (actor for actor in actors if actor.actor_kind is not ActorKind.STATE), actors[0] if actors else None
    )


def _is_sent_to(phrase: NounPhrase, name: Mention) -> bool:
    before = phrase.tape.sentence.lower[max(phrase.tokens[0], name.start - 2) : name.start]
    return before[-1:] == ("to",) or before == ("to", "the")


def holder_of(phrase: NounPhrase) -> str | None:
    """“An official in rebel-held territory”: the group or region that the sentence names."""
    if not any(HELD.fullmatch(word) for word in phrase.words):
        return None
    local = (ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY)
    own = (name.slug for name in phrase.tape.mentions if name.actor_kind in local and name.of is None)
    return next(own, None)


def is_appointed(phrase: NounPhrase) -> bool:
    """“Ruritanian-installed officials”: whose they are is in dispute, and told by their own name."""
    return any(word.endswith(_APPOINTED) for word in phrase.words)


def side_named(phrase: NounPhrase) -> str | None:
    """Return whose side its sentence speaks of (“on the X side, officials …”)."""
    tokens = phrase.tape.sentence.tokens
    names = (
        name for name in phrase.tape.mentions if name.kind is MentionKind.ACTOR and name.end < len(tokens)
    )
    return next((name.of or name.slug for name in names if tokens[name.end].lower == "side"), None)
