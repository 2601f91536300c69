"""Content types by the ends of names, as GitHub Pages sends them: those of mime-db (github.com/jshttp/mime-db)."""

from pathlib import PurePosixPath

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
#: What mime-db does not know, as BibTeX and the index of the search.
_UNKNOWN = "application/octet-stream"
_TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".txt": TEXT,
    ".md": "text/markdown; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".gz": "application/gzip",
}


def media_type(path: str) -> str:
    """Return the content type of a file."""
    return _TYPES.get(PurePosixPath(path).suffix.lower(), _UNKNOWN)
