"""The schemas say what decoding says: they follow from the same fields, and are never stricter than it."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from noun_strategies import NASTY, NOUNS, UNHURRIED, nouns
from yaml.nodes import MappingNode, Node, ScalarNode

from generator import schemas
from generator.build import build, load, prepare
from generator.commands import arguments
from generator.decode import decode_entry, decode_table, decode_yaml
from generator.decode.nodes import Sink, compose, pairs
from generator.decode.shapes import shape_of
from generator.decode.text import Text, front_matter, read_text
from generator.encode import front_matter as encoded
from generator.encode import serialise
from generator.model.actor import Actor
from generator.model.config import Config
from generator.model.record import NOUNS as FOLDERS
from generator.reading.front_matter import ArticleFrontMatter
from generator.schema import reference
from generator.schema.forms import FORMS, IDS
from generator.standing import BuildOptions

SUBJECT_OF = {cls: name for name, cls in schemas.SUBJECTS.items()}
BAD = sorted(path.parent for path in Path(__file__).with_name("content").glob("bad/*/expected.txt"))
#: What a schema can say: unknown, missing and empty keys, wrong shapes, words that are not in a list, unknown kinds.
OF_SHAPE = {"DL010", "DL012", "DL013", "DL014", "DL016", "DL033"}


@cache
def schema(name: str) -> dict[str, object]:
    return json.loads(schemas.texts(schemas.NO_SITE, [name])[name])


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(schema(name))


# What an editor hands to a schema: the values that YAML 1.2 makes of a text (its core schema, section 10.3.2).
CORE = (
    (re.compile(r"null|Null|NULL|~|"), lambda _: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+", re.ASCII), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text, 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text, 16)),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)"), lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(?:nan|NaN|NAN)"), lambda _: float("nan")),
)


def instance(node: Node | None) -> object:
    if isinstance(node, MappingNode):
        return {str(key.value): instance(value) for key, value in pairs(node)}
    if not isinstance(node, ScalarNode):
        return [instance(child) for child in node.value] if node else None
    if not node.style:
        for pattern, value in CORE:
            if pattern.fullmatch(node.value):
                return value(node.value)
    return node.value


def in_yaml(text: str) -> object:
    return instance(compose(text, Sink(Text("", text))))


def front_of(raw: bytes) -> object:
    """The front matter of a file that has one."""
    text, _ = read_text(raw, "")
    assert text
    front = front_matter(text.characters)
    assert front
    return in_yaml(text.characters[front.start : front.end])


def test_the_schemas_are_schemas() -> None:
    for name in schemas.SUBJECTS:
        Draft7Validator.check_schema(schema(name))
        assert schema(name)["$schema"] == Draft7Validator.META_SCHEMA["$schema"]


def sound_files() -> Iterator[tuple[Path, type]]:
    """Every entry of this repository, of the first site and of the tests that has no problem."""
    for folder, cls in FOLDERS.items():
        for path in sorted(REPOSITORY.rglob(f"content/{folder}/**/*.md")):
            if not decode_entry(cls, path.read_bytes(), "").problems:
                yield path, cls


def test_every_sound_entry_fits_its_schema() -> None:
    files = [*sound_files()]
    assert len(files) > 150
    for path, cls in files:
        assert not [*validator(SUBJECT_OF[cls]).iter_errors(front_of(path.read_bytes()))], path


def test_every_sound_setting_and_sidecar_fits_its_schema() -> None:
    sites = [
        path
        for path in REPOSITORY.rglob("site.yaml")
        if not decode_yaml(Config, path.read_bytes(), "").problems
    ]
    sidecars = [*REPOSITORY.rglob("published.yaml")]
    sidecars = [
        path for path in sidecars if not decode_table(ArticleFrontMatter, path.read_bytes(), "").problems
    ]
    assert len(sites) > 20
    assert len(sidecars) > 1
    for path in sites:
        assert not [*validator("site").iter_errors(in_yaml(path.read_text("utf-8")))], path
    for path in sidecars:
        assert not [*validator("published").iter_errors(in_yaml(path.read_text("utf-8")))], path


@UNHURRIED
@given(st.one_of(*map(nouns, NOUNS)))
def test_every_entry_that_is_written_fits_its_schema(noun: object) -> None:
    assert not [*validator(SUBJECT_OF[type(noun)]).iter_errors(front_of(serialise(noun).encode()))]


@UNHURRIED
@given(nouns(Config), nouns(ArticleFrontMatter))
def test_settings_and_sidecars_that_are_written_fit_their_schemas(config: object, said: object) -> None:
    assert not [*validator("site").iter_errors(in_yaml(encoded(config)))]
    lines = encoded(said).splitlines()
    text = "a.txt:\n" + "".join(f"  {line}\n" for line in lines) if lines else "a.txt: {}\n"
    assert not [*validator("published").iter_errors(in_yaml(text))]


@UNHURRIED
@given(st.one_of(*map(nouns, NOUNS)), st.data())
def test_what_a_schema_refuses_decoding_refuses(noun: object, data: st.DataObject) -> None:
    lines = serialise(noun).splitlines()
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if ": " in line]))
    before = lines[number].partition(": ")[0]
    nasty = data.draw(st.sampled_from([word for word in NASTY if word not in ("Null", "NULL")]))
    lines[number] = f"{before}: {nasty}"
    damaged = "\n".join(lines)
    if not decode_entry(type(noun), damaged, "a.md").problems:
        assert not [*validator(SUBJECT_OF[type(noun)]).iter_errors(front_of(damaged.encode()))]


def problems_of_shape(case: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path, code in re.findall(
        r"^([^:\n]+):.* \[(DL\d+)\]$", (case / "expected.txt").read_text("utf-8"), re.MULTILINE
    ):
        if code in OF_SHAPE:
            found.setdefault(path, set()).add(code)
    return found


@pytest.mark.parametrize(
    "case", [case for case in BAD if problems_of_shape(case)], ids=lambda case: case.name
)
def test_a_fault_of_shape_is_refused_by_the_schema(case: Path) -> None:
    record, _ = load(case)
    what = schemas.known(record.config, schemas.ids_of(record)) if record else schemas.NO_SITE
    made = {name: Draft7Validator(json.loads(text)) for name, text in schemas.texts(what).items()}
    for path in problems_of_shape(case):
        raw = (case / path).read_bytes()
        name = "site" if path == "site.yaml" else SUBJECT_OF[FOLDERS[path.split("/")[1]]]
        assert not made[name].is_valid(in_yaml(raw.decode()) if name == "site" else front_of(raw)), path


BOUNDS = [
    (cls, field, bound, step)
    for cls, fields in FORMS.items()
    for field, form in fields.items()
    for bound, step in (("minimum", -1), ("maximum", 1))
    if bound in form
]


@pytest.mark.parametrize(("cls", "field", "bound", "step"), BOUNDS)
def test_a_bound_of_a_schema_is_one_of_decoding(cls: type, field: str, bound: str, step: int) -> None:
    edge = FORMS[cls][field][bound]
    assert not bounded(cls, field, edge)
    assert bounded(cls, field, edge + step)


#: What the mappings need beside the key that is tried.
BESIDE = {
    "Claim": "id: c1\nmeasure: killed\nsource: s1\nqualifier: at_least\n",
    "Config": "title: a\n",
    "Kind": "id: a\nlabel: a\n",
    "Place": "name: a\n",
    "Statement": "speaker: a\nact: deny\nsource: s1\n",
}
OTHER = {"lat": "lon: 0\n", "lon": "lat: 0\n"}


def bounded(cls: type, field: str, value: int) -> bool:
    """Whether decoding finds anything wrong with a value."""
    text = f"{BESIDE[cls.__name__]}{OTHER.get(field, '')}{field}: {value}\n"
    return bool(decode_yaml(cls, text, "").problems)


def test_every_key_of_every_schema_says_what_the_reference_says_it_means() -> None:
    words = reference.sections(reference.place().read_text("utf-8"))
    for name, cls in schemas.SUBJECTS.items():
        made = schema(name)
        for part in (made, *made["definitions"].values()):
            for key, value in part.get("properties", {}).items():
                assert value["description"], f"{name}: {key}"
        assert words[reference.heading(cls)].about
    assert schema("event")["properties"]["kind"]["description"] == "What sort of event: see kinds."


def test_ids_are_offered_where_the_reference_says_that_an_id_is_taken() -> None:
    text = reference.place().read_text("utf-8")
    for cls, fields in IDS.items():
        section = re.split(rf"^##+ {reference.heading(cls)}$", text, flags=re.MULTILINE)[1].split("\n##")[0]
        rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", section, re.MULTILINE)
        named = {
            key: re.search(r"(?:an? |of )(actor|escalation|source)s?'s? ids?$|^a (kind)$", takes)
            for key, takes in rows
        }
        said = {key: f"{found[1] or found[2]}s" for key, found in named.items() if found}
        said.pop("participants", None)  # named in the participants
        assert {
            field: folder for field, folder in fields.items() if (cls.__name__, field) != ("Event", "sources")
        } == said
        assert set(fields) <= set(shape_of(cls).keys)


def test_the_command_knows_every_schema() -> None:
    assert [*schemas.SUBJECTS] == [*arguments._SUBJECTS]  # noqa: SLF001


def offered(site: Path, name: str = "event") -> dict[str, list[str]]:
    made = json.loads((site / schemas.FOLDER / f"{name}.json").read_text("utf-8"))["definitions"]
    return {
        key: made[key].get("examples") or made[key]["enum"]
        for key in ("actors", "escalations", "sources", "kinds")
    }


def test_a_new_site_is_ready_for_an_editor(tmp_path: Path, dateline: Run) -> None:
    assert dateline("init", "record").returncode == 0
    site = tmp_path / "record"
    mapped = json.loads((site / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(path).stem for path in mapped} == {*schemas.SUBJECTS}
    for path, pattern in mapped.items():
        assert (site / path).is_file()
        assert [*site.glob(pattern)], pattern
    assert offered(site)["escalations"] == ["orla-2024"]
    assert "schemas" not in dateline("--site", "record", "check").stderr


def test_an_editor_finds_the_place_of_every_problem(tmp_path: Path, dateline: Run) -> None:
    shutil.copytree(Path(__file__).parent / "content/bad/everything-at-once", tmp_path / "site")
    (tmp_path / "site/content/notes.txt").write_text("read by nobody")
    tasks = json.loads((REPOSITORY / "generator/scaffold/vscode/tasks.json").read_text("utf-8"))["tasks"]
    patterns = [re.compile(one["pattern"]["regexp"]) for one in tasks[0]["problemMatcher"]]
    lines = dateline("--site", "site", *tasks[0]["args"]).stderr.splitlines()
    told = [line for line in lines[:-1] if not line.startswith("    ")]
    assert len(told) > 10
    assert all(sum(bool(pattern.match(line)) for pattern in patterns) == 1 for line in told)


def test_a_build_brings_the_schemas_of_a_site_up_to_date(tmp_path: Path, dateline: Run) -> None:
    dateline("init", "record")
    site = tmp_path / "record"
    (site / "content/actors/new.md").write_text("---\nid: new\nname: New\nkind: ngo\n---\n")
    with (site / "site.yaml").open("a") as settings:
        settings.write("kinds: [{id: siege, label: Siege}]\n")
    shutil.rmtree(site / ".dateline")  # as after a clone
    build(BuildOptions(site=site), lambda _: None)
    assert "new" in offered(site)["actors"]
    assert offered(site)["kinds"][-1] == "siege"
    shutil.rmtree(site / ".dateline")
    shutil.rmtree(site / ".vscode")
    build(BuildOptions(site=site), lambda _: None)
    assert not (site / schemas.FOLDER).exists(), "nobody asks for them"


def test_schemas_are_not_written_through_a_link(tmp_path: Path, dateline: Run, site: Path) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (site / ".dateline").mkdir()
    (site / schemas.FOLDER).symlink_to(elsewhere)
    done = dateline("schema", cwd=site)
    assert (done.returncode, "[DL001]" in done.stderr) == (1, True)
    schemas.renew(site, prepare(BuildOptions(site=site)).assembly.site)
    assert not [*elsewhere.iterdir()]


def test_ids_are_offered_and_not_demanded(site: Path, dateline: Run) -> None:
    event = Draft7Validator(json.loads(dateline("schema", "event", cwd=site).stdout))
    text = "id: a\ntitle: a\ndate: 2031\nparticipants: [nobody-knows-them]\nkind: "
    assert event.is_valid(in_yaml(f"{text}other"))
    assert not event.is_valid(in_yaml(f"{text}siege"))
    assert Draft7Validator(schema("event")).is_valid(in_yaml(f"{text}siege")), (
        "nobody knows of which site it is"
    )


def test_a_value_is_text_whatever_yaml_takes_it_for() -> None:
    text = "id: a\nname: 12\nkind: state\ncountry: NO\naliases: [12, no, ~x]\nwikidata: ~\nparent:\n"
    assert not decode_entry(Actor, f"---\n{text}---\n", "").problems
    assert validator("actor").is_valid(in_yaml(text))


def patterns(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key == "pattern" and isinstance(value, str))
    for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from patterns(child)


@pytest.mark.parametrize("name", schemas.SUBJECTS)
def test_a_pattern_is_one_to_a_browser_too(name: str) -> None:
    """In ECMA-262 with the flag `u`, which editors set, a backslash before any other character is an error."""
    for pattern in patterns(schema(name)):
        assert not re.search(
            r"\\(?![dsSwW^$\\.*+?()\[\]{}|/-]|x[0-9a-f]{2})", re.sub(r"\\\\", "", pattern)
        ), pattern
