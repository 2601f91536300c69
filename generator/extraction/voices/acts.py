"""What is done with words: the act of a verb of speech, as what stands behind it decides."""

from dataclasses import dataclass

from generator.extraction.tape.chunks import Tape
from generator.extraction.voices.saying import act_of
from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Act

_REACH = 14  # tokens behind the verb that decide


@dataclass(frozen=True, slots=True)
class _Turn:
    """Verbs that do `act` only where one of `needs` follows, do nothing with words where one of `never` does, else `otherwise`."""

    verbs: frozenset[str]
    act: Act
    needs: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    otherwise: Act | None = None


_CLAIMS = words(
    "claim claims report reports allegation allegations accusation accusations charge charges suggestion suggestions assertion figure "
    "figures version account accounts statement rumours rumors insinuation criticism toll number it this that them as responsibility"
)
_FORCE = words(
    "retaliate retaliation respond response revenge avenge punish punishment strike strikes attack attacks attacked crush destroy hunt "
    "fight fighting war consequences pay harsh harshly crushing decisive hit bomb eliminate annihilate force military escalate hell invade fire fury wipe pay price"
)
_TURNS: tuple[_Turn, ...] = (
    # “was denied access” is no speech; “denied a visa” neither
    _Turn(
        words("denied denies denying deny"),
        Act.DENY,
        never=words("access entry permission visa visas bail permit permits asylum treatment food water aid"),
        otherwise=Act.DENY,
    ),
    # “dismissed the report” denies it, “dismissed the minister” says nothing
    _Turn(words("dismissed dismisses dismissing"), Act.DENY, needs=_CLAIMS),
    _Turn(
        words("rejected rejects rejecting disputed disputes"), Act.DENY, needs=_CLAIMS, otherwise=Act.STATE
    ),
    # “warned that it would respond” threatens, “warned of famine” does not
    _Turn(
        words("warned warns warning cautioned cautions cautioning"),
        Act.THREATEN,
        needs=_FORCE | {"against"},
        otherwise=Act.STATE,
    ),
    _Turn(words("vowed vows vowing vow swore"), Act.THREATEN, needs=_FORCE, otherwise=Act.ANNOUNCE),
)
_TURN_OF: dict[str, _Turn] = {verb: turn for turn in _TURNS for verb in turn.verbs}


def act_at(tape: Tape, at: int) -> Act | None:
    """Return what the verb of speech of a chunk does with words; None where it is no speech after all."""
    chunk = tape.chunks[at]
    verb = " ".join(token.lower for token in tape.sentence.tokens[chunk.start : chunk.end])
    turn = _TURN_OF.get(verb)
    if turn is None:
        return act_of(verb)
    behind = {token.lower for token in tape.sentence.tokens[chunk.end : chunk.end + _REACH]}
    if behind & turn.never:
        return None
    return turn.act if behind & turn.needs else turn.otherwise
