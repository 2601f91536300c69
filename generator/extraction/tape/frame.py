"""A verb of speech with its subject: what the rooms that read speech hand on to each other."""

from dataclasses import field

from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape

#: Letters a noun phrase is made of.
NOUN_PHRASE = frozenset("wdoAHPTxf@VNJUCcMtpYLDEa")


@frozen
class Frame:
    """A verb of speech and its subject: chunks `outer`, and `inner` of an apposition between commas.

    `trails` where what is said stands before (“…, X said”), `goes_on` where the subject is that of the clause before
    (“…, saying that …”), `cited` where another says what this one said (“Reuters, citing X”).
    """

    verb: int  # by which alone frames are hashed: hardly two have the same
    outer: range = field(hash=False)
    inner: range = field(default=range(0), hash=False)
    trails: bool = field(default=False, hash=False)
    goes_on: bool = field(default=False, hash=False)
    cited: bool = field(default=False, hash=False)


def word_at(tape: Tape, at: int) -> str:
    """Return the first word of a chunk, lower case; empty outside the sentence."""
    return tape.sentence.tokens[tape.chunks[at].start].lower if 0 <= at < len(tape.chunks) else ""
