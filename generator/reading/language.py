"""In which language a text is, as far as the rules need to know: the one they read, or another one."""

import unicodedata
from collections import Counter
from functools import lru_cache

from generator.patterns import deferred
from generator.reading.lines import plain_marks

#: The commonest words of languages that news comes in; a text is in the one that has the most of them.
STOP_WORDS = {
    "en": "the of and to in a that is was for on with as by at from it he said has have been were are an not be had which this their who after",
    "fr": "le la les de des du et à en un une dans que qui est pour sur par au plus pas ce il ont été avec son ses aux sont",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus hat dass nach bei",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más o pero sus le ha este",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua foi",
    "it": "di e il la che in un a per è una sono con non del si da come le dei nel alla i della più gli al ha",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en ne ki kadar sonra ama göre olduğu ise tarafından",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als bij uit naar door over maar werd",
    "id": "yang dan di dengan untuk dari ini dalam pada itu tidak akan ke oleh juga telah kepada adalah mereka sebagai",
}
_WORDS = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}
_SAMPLE = 20_000
#: ASCII without its letters: as bytes, and with the space that stands for each.
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_SPACES = dict.fromkeys(_NO_LETTERS, " ")
_WORD = deferred(r"[^\W\d_]+")


@lru_cache(maxsize=8)
def language_of(text: str) -> str:
    """Return the two-letter tag of the language; “und” where another script or too few known words tell that it is another.

    An empty string where the text is too short to tell.
    """
    sample = text[:_SAMPLE]
    if is_other_script(sample):
        return "und"
    words = _words(sample)
    if len(words) < 20:
        return ""
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in known & counts.keys()) for language, known in _WORDS.items()
    }
    language, known = max(sorted(shares.items()), key=lambda item: item[1])
    return language if known >= 0.15 * len(words) else "und"


def _words(sample: str) -> list[str]:
    folded = plain_marks(sample).casefold()
    return folded.translate(_SPACES).split() if folded.isascii() else _WORD.findall(folded)


def is_other_script(text: str) -> bool:
    """Whether most letters of a text are not Latin."""
    if text.isascii():
        return False
    if 2 * len(plain_marks(text).encode("ascii", "ignore").translate(None, _NO_LETTERS)) > len(text):
        return False
    letters = {char: times for char, times in Counter(text).items() if char.isalpha()}
    latin = sum(times for char, times in letters.items() if "LATIN" in unicodedata.name(char, ""))
    return latin < 0.5 * sum(letters.values())
