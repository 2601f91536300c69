"""Where the default theme lies."""

from pathlib import Path

FOLDER = "layouts"
_GENERATOR = Path(__file__).resolve().parent


def theme_folder() -> Path:
    """Inside the package once installed, beside it in a checkout."""
    inside = _GENERATOR / FOLDER
    return inside if inside.is_dir() else _GENERATOR.parent / FOLDER
