"""Babel's dates, loaded as if this machine stood in UTC: no page depends on where it stands.

Babel looks for the machine's time zone when it is loaded, among all there are: that takes as long as to load the rest of it.
"""

import os

_TZ = "TZ"
_before = os.environ.get(_TZ)
os.environ[_TZ] = "UTC"
try:
    from babel.dates import (
        DateTimeFormat,
        format_date,
        format_interval,
        format_skeleton,
        get_date_format,
        parse_pattern,
    )
finally:
    del os.environ[_TZ]
    if _before is not None:
        os.environ[_TZ] = _before

__all__ = [
    "DateTimeFormat",
    "format_date",
    "format_interval",
    "format_skeleton",
    "get_date_format",
    "parse_pattern",
]
