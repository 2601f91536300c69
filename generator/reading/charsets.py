"""Names of charsets → what decodes them, as browsers read them: the WHATWG Encoding Standard, section 4.2."""

import codecs

from generator.reading.lines import words

#: Charsets that text on the web is in, by Python's names, and the larger one that browsers take for it. What is not here is
#: none: “unicode_escape” and “idna” are Python's own, “utf-7” is shut out by the standard, and what a page in ASCII calls
#: utf-16 is not.
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "johab": "cp949",
}
_KNOWN = words(
    "utf-8 cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 "
    "iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 "
    "cp1257 cp1258 gb18030 big5hkscs euc_jp iso2022_jp cp932 cp949"
)


def charset_of(label: str) -> str:
    """The name that Python decodes a charset by, for the one it is called by in the world; empty where it is none."""
    plain = label.strip().lower().removeprefix("x-")
    for spelt in (plain, plain.replace("windows-", "cp")):
        try:
            name = codecs.lookup(spelt).name
        except (LookupError, ValueError):
            continue
        name = _LARGER.get(name, name)
        return name if name in _KNOWN else ""
    return ""
