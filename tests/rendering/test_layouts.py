"""Layouts: a site's own come before the theme's, their mistakes have a place, and they see what docs/layouts.md tells."""

import dataclasses
import importlib
import pkgutil
import re
import typing
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes
from rendering.pages import SAMPLE, files_of, pages_of, sample_record, site_of

from generator.errors import DatelineError
from generator.model.figure import Standing
from generator.model.record import Record
from generator.model.site import Site
from generator.model.vocabulary import (
    Act,
    ActorKind,
    DateBasis,
    Measure,
    ParticipantRole,
    Precision,
    PublishedBasis,
    Qualifier,
    Status,
    Victims,
)
from generator.rendering import charts, views
from generator.rendering.layouts import Layouts, theme_folder
from generator.rendering.words import Words
from generator.site.assemble import assemble

HERE = Path(__file__).parent
DOCS = HERE.parent.parent / "docs" / "layouts.md"
MISTAKES = sorted(path.parent for path in HERE.glob("mistakes/*/expected.txt"))
THEME = Layouts.read()
MODULES = [
    importlib.import_module(f"generator.rendering.{name}")
    for name in (
        "context",
        "dates",
        *(f"charts.{one.name}" for one in pkgutil.iter_modules(charts.__path__)),
        *(f"views.{one.name}" for one in pkgutil.iter_modules(views.__path__)),
    )
]
VIEWS = {
    name: kind
    for module in MODULES
    for name, kind in vars(module).items()
    if name.endswith("View") and dataclasses.is_dataclass(kind)
}
#: What Jinja2 itself and the words give a layout.
BUILT_IN = {"loop", "caller", "range", "words", "last", "first", "index"}


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(sample_record())


def fields(kind: typing.Any) -> list[str]:
    return [field.name for field in dataclasses.fields(kind) if not field.name.startswith("_")]


def documented() -> dict[str, list[str]]:
    tables = re.split(r"^### (\w+)$", DOCS.read_text("utf-8").partition("## Views")[2], flags=re.MULTILINE)[
        1:
    ]
    return {
        name: re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
        for name, text in zip(tables[::2], tables[1::2], strict=True)
    }


def templates() -> dict[str, nodes.Template]:
    environment = Environment(trim_blocks=True)
    environment.filters["fill"] = str
    return {
        path: environment.parse(raw.decode()) for path, raw in THEME.files.items() if path.endswith(".html")
    }


def test_every_view_is_documented_field_by_field() -> None:
    assert documented() == {name: fields(kind) for name, kind in sorted(VIEWS.items())}


def test_a_layout_uses_nothing_that_is_not_documented() -> None:
    known = {name for names in documented().values() for name in names} | BUILT_IN
    for path, tree in templates().items():
        used = {node.attr for node in tree.find_all(nodes.Getattr) if not is_words(node)}
        assert used <= known, path


def test_a_layout_knows_the_names_that_are_documented() -> None:
    text = DOCS.read_text("utf-8")
    common = set(re.findall(r"^\| `(\w+)(?:\([\w, ]+\))?` \|", text.partition("## Views")[0], re.MULTILINE))
    layouts = dict(re.findall(r"^\| `(\w+)\.html` \| `(\w+)` \|", text, re.MULTILINE))
    for path, tree in templates().items():
        stem = path.removesuffix(".html")
        own = {name for node in tree.find_all(nodes.FromImport) for name in map(imported_as, node.names)}
        own |= {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
        wanted = meta.find_undeclared_variables(tree) - own
        assert wanted <= common | ({layouts[stem]} if stem in layouts else set()), path
    assert set(layouts) == {path.removesuffix(".html") for path in templates() if "/" not in path} - {"base"}


def imported_as(name: str | tuple[str, str]) -> str:
    return name if isinstance(name, str) else name[1]


def is_words(node: nodes.Getattr) -> bool:
    inner: nodes.Node = node
    while isinstance(inner, nodes.Getattr):
        inner = inner.node
    return isinstance(inner, nodes.Name) and inner.name == "words"


def test_every_word_a_layout_uses_is_there() -> None:
    words = THEME.words("en").table
    for path, tree in templates().items():
        for node in tree.find_all(nodes.Getattr):
            parts, inner = [], node
            while isinstance(inner, nodes.Getattr):
                parts.append(inner.attr)
                inner = inner.node
            if isinstance(inner, nodes.Name) and inner.name == "words":
                key = ".".join(reversed(parts))
                assert any(one == key or one.startswith(f"{key}.") for one in words), f"{path}: words.{key}"


def test_every_word_is_used() -> None:
    """By a layout, or by a view: whole, or by its group with a value of the vocabulary."""
    code = "".join(
        path.read_text("utf-8") for path in (HERE.parent.parent / "generator/rendering").rglob("*.py")
    )
    layouts = "".join(raw.decode() for path, raw in THEME.files.items() if path.endswith(".html"))
    groups = (
        set(re.findall(r'"([a-z_.]+)\.\{', code)) | set(re.findall(r'count\("([a-z.]+)"', code)) | {"data.of"}
    )
    unused = [
        key
        for key in THEME.words("en").table
        if f"words.{key}" not in layouts
        and f'"{key}"' not in code
        and not any(key.startswith(f"{one}.") for one in groups)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("measures.{}", Measure),
        ("victims.{}", Victims),
        ("numbers.{}", Qualifier),
        ("standings.{}", Standing),
        ("roles.{}", ParticipantRole),
        ("precisions.{}", Precision),
        ("actor_kinds.{}", ActorKind),
        ("actor_kinds_one.{}", ActorKind),
        ("date_basis.{}", DateBasis),
        ("published_basis.{}", PublishedBasis),
        ("statuses.{}.label", Status),
        ("statuses.{}.note", Status),
        ("acts.{}.plain", Act),
    ],
)
def test_every_value_of_the_vocabulary_has_words(group: str, values: type) -> None:
    words = THEME.words("en")
    assert [value for value in values if group.format(value) not in words.table] == []


@pytest.mark.parametrize("case", MISTAKES, ids=lambda path: path.name)
def test_a_mistake_in_a_layout_is_told_with_its_place(case: Path, site: Site) -> None:
    with pytest.raises(DatelineError) as raised:
        files_of(site, Layouts.read(case))
    told = "\n".join(map(str, raised.value.problems))
    for line in (case / "expected.txt").read_text("utf-8").splitlines():
        assert line in told


def test_a_sites_own_file_takes_the_place_of_the_themes(site: Site, tmp_path: Path) -> None:
    for path, text in {
        "parts/page.html": (theme_folder() / "parts/page.html").read_text().replace("<h1", '<h1 class="own"'),
        "assets/dateline.css": "body { color: black }",
        "assets/extra.css": "b { color: red }",
        "static/about/index.html": "<!doctype html><title>About</title>",
        "notes.txt": "not published",
    }.items():
        file = tmp_path / "layouts" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    plain, own = files_of(site), files_of(site, Layouts.read(tmp_path))
    assert b'<h1 class="own">Kinds</h1>' in own["kinds/index.html"]
    assert own["assets/dateline.css"] == b"body { color: black }"
    assert own["about/index.html"] == b"<!doctype html><title>About</title>"
    assert own.keys() - plain.keys() == {"assets/extra.css", "about/index.html"}
    assert own["index.html"] == plain["index.html"]


def test_a_file_outside_of_the_site_is_never_followed_to(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site/layouts/static").mkdir(parents=True)
    (tmp_path / "site/layouts/static/x.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(DatelineError, match=r"layouts/static/x\.txt: error: this link leads out of the site"):
        Layouts.read(tmp_path / "site")


def test_no_list_is_empty_also_where_little_is_recorded() -> None:
    record = sample_record()
    for made in (record, replace(record, events=(), escalations=()), Record(config=record.config)):
        for path, html in pages_of(files_of(assemble(made))).items():
            shown = re.sub(r'<ol class="found".*?</ol>', "", html)  # filled by its script
            assert not re.search(r"<(ul|ol|dl)\b[^>]*>\s*</\1>", shown), path


def test_words_are_laid_over_each_other_key_by_key(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "words"
    folder.mkdir(parents=True)
    (folder / "en.toml").write_text('[nav]\ndata = "Downloads"\n')
    (folder / "de.toml").write_text(
        '[nav]\nactors = "Beteiligte"\n[counts.entries]\none = "{n} Eintrag"\nother = "{n} Einträge"\n'
    )
    layouts = Layouts.read(tmp_path)
    english, german = layouts.words("en"), layouts.words("de-AT")
    assert (english("nav.data"), english("nav.actors")) == ("Downloads", "Actors")
    assert (german("nav.data"), german("nav.actors")) == ("Downloads", "Beteiligte")
    assert (german.count("counts.entries", 1), german.count("counts.entries", 1200)) == (
        "1 Eintrag",
        "1.200 Einträge",
    )


def test_plurals_follow_the_language() -> None:
    polish = Words.of(
        "pl", {"n": {"one": "{n} wpis", "few": "{n} wpisy", "many": "{n} wpisów", "other": "{n} wpisu"}}
    )
    assert [polish.count("n", number) for number in (1, 3, 5)] == ["1 wpis", "3 wpisy", "5 wpisów"]


def test_the_theme_is_light() -> None:
    files = THEME.files
    assert len(files["assets/dateline.css"]) < 30_000
    assert len(files["assets/dateline.js"]) < 10_000


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w]+): (#[0-9a-f]{3,6});", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_colours_can_be_read_and_told_apart_without_hues(*, dark: bool) -> None:
    css = THEME.files["assets/dateline.css"].decode()
    light_block, dark_block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    table = {**colours(light_block), **(colours(dark_block) if dark else {})}
    for ink in ("ink", "soft", "focus"):
        assert contrast(table[ink], table["paper"]) >= 4.5, ink
        assert contrast(table[ink], table["faint"]) >= 4.5, ink
    for level in range(6):
        assert contrast(table[f"l{level}"], table[f"on{level}"]) >= 4.5, level
    shades = [luminance(table[f"l{level}"]) for level in range(1, 6)]
    assert shades == sorted(shades, reverse=not dark)


def test_the_sample_is_told_by_nobody_real() -> None:
    text = "".join(path.read_text("utf-8") for path in sorted(SAMPLE.rglob("*.md")))
    hosts = set(re.findall(r"https?://([\w.]+)", text))
    assert all(host.endswith(".example") for host in hosts)
