"""Mutations: one text with a few pieces cut out, doubled, exchanged, or put in that are known to do harm somewhere."""

import os
import random
from collections.abc import Iterator

#: Any other finds other things; this one is what the numbers in docs/security.md were counted with.
SEED = int(os.environ.get("FUZZ_SEED", "20240501"))
#: `make fuzz` tries all, an ordinary run one in so many.
_FULL, _SHARE = os.environ.get("FUZZ") == "full", 100


def rounds(full: int) -> int:
    """How many inputs are tried of so many."""
    return full if _FULL else full // _SHARE


#: What runs sets `__pwned`, or opens a dialog: a browser that loads the page would tell.
SCRIPTS = (
    "<script>window.__pwned=1</script>", "</script><script>window.__pwned=1</script>", "<img src=x onerror=window.__pwned=1>",
    "<svg onload=window.__pwned=1>", "<svg><script>window.__pwned=1</script></svg>", "<details open ontoggle=alert(1)>a</details>",
    '"><script>window.__pwned=1</script>', "' onmouseover=alert(1) '", '" autofocus onfocus=alert(1) x="', "<body onload=alert(1)>",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'></iframe>", "<a href='javascript:window.__pwned=1'>a</a>",
    "<a href='java&#9;script:window.__pwned=1'>a</a>", "<form action='javascript:alert(1)'><button>a</button></form>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=window.__pwned=1>'>", "<style>@import '//elsewhere.example/a.css'</style>",
    "<base href='//elsewhere.example/'>", "<meta http-equiv=refresh content='0;url=//elsewhere.example/'>",
    "<link rel=stylesheet href='//elsewhere.example/a.css'>", "<img src='ht\ntps://elsewhere.example/a.png'>",
    "[a](javascript:window.__pwned=1)", "[a](data:text/html,<script>alert(1)</script>)", "![a](//elsewhere.example/a.png)",
    "<javascript:window.__pwned=1>", "[a][b]\n\n[b]: javascript:alert(1)\n", "</title><script>window.__pwned=1</script>",
    "]]><script>window.__pwned=1</script>", "--><script>window.__pwned=1</script>", "\u2028window.__pwned=1//",
    "{{ 7*7 }}", "{% for a in b %}", "{{ config.__class__ }}", "${7*7}", "{title}", "%s%n", "&lt;script&gt;window.__pwned=1&lt;/script&gt;",
)  # fmt: skip
#: What means something to YAML, to paths, to spreadsheets, calendars, LaTeX, or to nobody.
SIGNS = (
    "\n", "\r\n", "\r", "\t", " ", "\0", "\x01", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\ufeff",
    "\ufffe", "\U0001f600", "e\u0301", "\u0430", "\u3164", "\ufe0f", "---\n", "---", "...", "&a ", "*a", "!!python/object:os.system ", "!!binary ",
    "<<: ", "? ", "- ", ": ", "#", " #", "|\n", ">\n", "[", "]", "{", "}", "[[[[[[", "{a: {a: {a: ", "'", '"', "`", "```\n", "~~~\n", "> " * 40,
    "  - " * 30, "[" * 60, "*_" * 60, "null", "~", "no", "0x10", "1e999", "-1", "NaN", ".inf", "99999999999999999999", "0000-00-00",
    "2020-02-30", "9999-12-31", "2020-13", "../", "../../etc/passwd", "/etc/passwd", "..\\", "C:\\", "%2e%2e/", "con", "nul.txt", "a" * 300,
    "=1+1", "@SUM(1)", "+1", "-1+1", "\r\nEND:VEVENT\r\nBEGIN:VEVENT", "}\n@article{a,", "\\input{/etc/passwd}", "](", ")", "![", "<!--",
    "<![CDATA[", "<?xml?>", "<!ENTITY a 'b'>", "&a;", "&#x202e;", "&#0;", "https://", "http://[", "//elsewhere.example", "mailto:a@b",
    "id: ", "title: ", "date: ", "claims:\n  - ", "sources: [a]\n", "body: ", "same_as: [a]\n", "“", "”", "1,2,3,", "12 soldiers ",
)  # fmt: skip


def numbered(name: str, count: int) -> Iterator[tuple[int, random.Random]]:
    """Yield a source of chance for each of so many inputs of one kind, with its number: each can be made alone."""
    for number in range(count):
        yield number, random.Random(f"{SEED} {name} {number}")


def mutated(chance: random.Random, text: str, pieces: tuple[str, ...] = SIGNS + SCRIPTS) -> str:
    """Return a text with one to six mutations."""
    for _ in range(chance.randint(1, 6)):
        text = _once(chance, text, pieces)
    return text


def _once(chance: random.Random, text: str, pieces: tuple[str, ...]) -> str:  # noqa: PLR0911
    one, other = sorted(chance.choices(range(len(text) + 1), k=2))
    near = min(other, one + chance.choice((1, 8, 80)))
    match chance.randrange(8):
        case 0:
            return text[:one] + text[near:]
        case 1:
            return text[:one] + text[one:near] * chance.randint(2, 40) + text[near:]
        case 2:
            return text[:one] + text[other:] + text[one:near]
        case 3:
            return (
                text[:one]
                + chr(chance.choice((chance.randrange(256), chance.randrange(0x3000))))
                + text[near:]
            )
        case 4:
            line = text.find("\n", one)
            return text[: line + 1] + chance.choice(pieces) + text[line + 1 :]
        case 5:
            return text[:one] + chance.choice(pieces) + text[near:]
        case _:
            return text[:one] + chance.choice(pieces) + text[one:]


def in_bytes(chance: random.Random, text: str) -> bytes:
    """Return a text's bytes, of which now and then one is another."""
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    if raw and chance.random() < 0.1:
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)
