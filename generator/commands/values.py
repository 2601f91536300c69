"""The values that options take, from a person's words. What they are made with is loaded when one is given."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.edtf import Edtf


def path(text: str) -> "Path":
    """A place on the disk."""
    from pathlib import Path

    return Path(text)


def document(text: str) -> "Path | str":
    """An article: a place on the disk, or an address. Raises ArgumentTypeError."""
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty name is no article: is a variable of your shell not set?")
    return text if "://" in text[:24] else path(text)


def day(text: str) -> "date":
    """A day on which an article can have appeared. Raises ArgumentTypeError."""
    from datetime import date

    from generator.reading.supplied import can_be_published

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day: write 2020-09-28") from None
    if not can_be_published(day):
        raise argparse.ArgumentTypeError(f"nothing was published on {text}: correct the year")
    return day


def edtf(text: str) -> "Edtf":
    """A date as entries have it. Raises ArgumentTypeError."""
    from generator.edtf import Edtf

    try:
        return Edtf.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def port(text: str) -> int:
    """A port, 0 for any. Raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port: write a number from 0 to 65535")
    return int(text)


def jobs(text: str) -> int:
    """A number of processes. Raises ArgumentTypeError."""
    if not text.isdecimal() or not 0 < int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes: write one from 1 to 1000")
    return int(text)


def url(text: str) -> str:
    """Where a site can live. Raises ArgumentTypeError."""
    from generator.urls import address_error, is_for_site

    if address_error(text) or not is_for_site(text):
        raise argparse.ArgumentTypeError(
            f"“{text}” is no place for a site: write https://example.org/ or one with a path"
        )
    return text


def number(text: str) -> int:
    """A number, 0 for no limit. Raises ArgumentTypeError."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is no number: write 20, or 0 for all")
    return int(text)


def named(text: str) -> str:
    """What names an entry. Raises ArgumentTypeError."""
    if not text.strip(" /") and text != "/":  # the home page
        raise argparse.ArgumentTypeError("an empty id names no entry: is a variable of your shell not set?")
    return text


def reason(text: str) -> str:
    """A reason, on one line. Raises ArgumentTypeError."""
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty reason is none: say in a few words what was wrong")
    return " ".join(text.split())


def message(text: str) -> str:
    """What a commit says. Raises ArgumentTypeError."""
    if not text.strip():
        raise argparse.ArgumentTypeError(
            "an empty message says nothing: leave it out, and it counts what changed"
        )
    return text.strip()
