"""What GitHub Pages takes: limits that it documents, and what of a site is beyond them."""

from collections.abc import Mapping

from generator.errors import Mark, Problem, Severity

#: Bytes of a published site: 1 GB, whichever of its two meanings (docs.github.com, “GitHub Pages limits”).
LARGEST_SITE = 1_000_000_000
#: Bytes of a file that is pushed: 100 MB of 1024 · 1024 bytes (docs.github.com, “About large files on GitHub”).
LARGEST_FILE = 100 * 1024 * 1024
_MB, _GB = 1024 * 1024, 1_000_000_000
#: So many of the largest files are named.
_NAMED = 3


def beyond(sizes: Mapping[str, int], site: str, severity: Severity = Severity.WARNING) -> tuple[Problem, ...]:
    """Return what is too large; `sizes` are the bytes of all files by path, `site` is what the whole is called."""
    files = [
        Problem(
            Mark(path),
            "DL156",
            f"this file has {size / _MB:,.0f} MB, and git on GitHub takes none of more than 100 MB",
            "keep it elsewhere and link to it: a release on GitHub may hold files of 2 GB",
            severity,
        )
        for path, size in sorted(sizes.items())
        if size > LARGEST_FILE
    ]
    whole = sum(sizes.values())
    return (*files, _whole(whole, sizes, site, severity)) if whole > LARGEST_SITE else tuple(files)


def _whole(whole: int, sizes: Mapping[str, int], site: str, severity: Severity) -> Problem:
    largest = sorted(sizes, key=lambda path: (-sizes[path], path))[:_NAMED]
    named = ", ".join(f"{path} ({sizes[path] / _MB:,.1f} MB)" for path in largest)
    message = f"the site has {whole / _GB:.2f} GB, and GitHub Pages publishes none of more than 1 GB"
    hint = f"keep large files elsewhere, or take another host; the largest are {named}"
    return Problem(Mark(site), "DL156", message, hint, severity)
