"""Debian's Chromium, for the tests that drive it; the fixtures `playwright` and `browser` start it."""

import shutil

import pytest
from playwright.sync_api import Browser, Playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def in_chromium(group: str) -> list[pytest.MarkDecorator]:
    """What a module of such tests is marked with: they run in one process with the others of their group."""
    missing = pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)"
    )
    return [missing, pytest.mark.xdist_group(group)]


def launched(playwright: Playwright, *options: str) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *options])
