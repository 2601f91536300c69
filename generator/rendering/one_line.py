"""A short cut: values as JSON in one line, by one encoder for all; `json` makes one anew for every value.

`tests/rendering/test_short_cuts.py` holds that the text is the same.
"""

import json
from collections.abc import Callable, Iterable
from json import encoder
from typing import Any


def _encoder() -> Callable[[object], str]:
    """What writes a value: the encoder in C that `json` itself uses, where this Python has one."""
    plain = json.JSONEncoder(ensure_ascii=False)
    quick: Any = getattr(encoder, "c_make_encoder", None)
    if quick is None:
        return plain.encode
    sort_keys = skipkeys = False
    chunks: Callable[[object, int], Iterable[str]] = quick(
        None, plain.default, encoder.encode_basestring, None, ": ", ", ", sort_keys, skipkeys, plain.allow_nan
    )
    return lambda value: "".join(chunks(value, 0))


#: Write a value as JSON in one line. Letters of all scripts stay.
dump = _encoder()
