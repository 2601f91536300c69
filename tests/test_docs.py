"""What the documentation says is there: links, commands with their options, problem codes."""

import argparse
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run

from generator.commands.arguments import parser

PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md")])
_LINK = re.compile(r"""(?:\]\(|<img src=")([^)\s"]+)""")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The fragments that GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        path, _, fragment = link.partition("#")
        if "://" in link or link.startswith("mailto:"):
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not fragment or fragment in anchors(target), link


def test_every_command_and_option_is_told() -> None:
    text = (REPOSITORY / "docs" / "commands.md").read_text("utf-8")
    commands = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    for name, command in commands.choices.items():
        section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        assert section, name
        for action in command.made()._actions:  # noqa: SLF001
            for option in set(action.option_strings) - {"-h", "--help"}:
                assert option in section[1], f"{name} {option}"


def blocks_of(page: Path) -> list[tuple[str, str]]:
    """The fenced blocks of a page: language and text."""
    return re.findall(r"^```(\w*)\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_first_steps_that_the_readme_tells_can_be_gone(dateline: Run, tmp_path: Path) -> None:
    steps = next(
        text for _, text in blocks_of(REPOSITORY / "README.md") if "dateline init" in text
    ).splitlines()
    shutil.copytree(REPOSITORY / "content/articles", tmp_path / "content/articles")
    folder = tmp_path
    for step in (step.partition("  #")[0].strip() for step in steps[1:]):
        program, *words = shlex.split(step)
        if program == "cd":
            folder /= words[0]
            assert dateline("build", cwd=folder).returncode == 0, "a look at what came with it does no harm"
        elif program == "dateline" and words[0] != "serve":
            done = dateline(*words, cwd=folder)
            assert done.returncode == 0, done.stderr
        elif program != "dateline":
            subprocess.run(["bash", "-euc", step], cwd=folder, check=True)
    assert "Orla" not in "".join(path.read_text() for path in (folder / "content/events").rglob("*.md"))


def test_the_mistake_that_the_readme_shows_is_told_as_it_shows_it(site: Path, dateline: Run) -> None:
    blocks = blocks_of(REPOSITORY / "README.md")
    entry = next(text for language, text in blocks if language == "markdown")
    shown = next(text for _, text in blocks if ": error: " in text)
    file = site / shown.partition(":")[0]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(entry, "utf-8")
    assert dateline("check", cwd=site).stderr == "nothing is wrong with 3 events\n"
    file.write_text(entry.replace("measure: killed", "measure: kiled"), "utf-8")
    assert dateline("check", cwd=site).stderr == f"{shown}1 error\n"
