"""What waits for a person, and what becomes of a decision."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from editing_world import Site
from reported_site import FIGHT, REPORTS, new_site, run

from generator.editing.ledger import parse
from generator.errors import DatelineError, Mark, Severity
from generator.ingest import LEDGER, IngestReport
from generator.review import decide, review
from generator.reviewing.decide import Decision
from generator.reviewing.item import Item
from generator.reviewing.kinds import KINDS


@pytest.fixture
def site(reported: Path) -> Path:
    return reported


def edit(site: Path, path: str, old: str, new: str) -> None:
    text = (site / path).read_text("utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new, 1), "utf-8")


def later(site: Path) -> IngestReport:
    """Ingest another report of the same day's fighting."""
    (site / "content/articles/late.txt").write_text(
        "Border fighting kills more\n\nCambodia's defence ministry said nine of its soldiers were killed on Saturday"
        " in fighting with Thai forces. The Thai army said one Thai soldier was killed on Saturday.\n",
        "utf-8",
    )
    new = "late.txt: {published: 2011-04-24, publisher: Late}\napril-two.txt:"
    edit(site, "content/articles/published.yaml", "april-two.txt:", new)
    return run(site)


def conflicting(site: Path) -> None:
    """Give the period of an escalation a value of a person's, then another of the articles'."""
    edit(site, "content/escalations/cambodia-thailand-2011-04.md", "/2011-04-24", "/2011-04-25")
    text = REPORTS.joinpath("april-one.txt").read_text()
    (site / "content/articles/april-four.txt").write_text(text.replace("Friday", "Thursday"))
    new = "april-four.txt: {published: 2011-04-23}\napril-one.txt"
    edit(site, "content/articles/published.yaml", "april-one.txt", new)
    run(site)


def opened(site: Path) -> set[tuple[str, str]]:
    ledger = parse((site / LEDGER).read_text("utf-8"))
    return {(name, key) for name, row in ledger.items() for key in row.get("open", {})}


def test_a_conflict_stays_open_in_the_ledger_until_the_file_says_the_same(site: Path) -> None:
    conflicting(site)
    assert opened(site) == {("escalations/cambodia-thailand-2011-04", "period")}
    report = run(site)
    assert report.changes == ()
    [conflict] = report.questions.conflicts
    assert (str(conflict.here), str(conflict.derived)) == ("2011-04-22/2011-04-25", "2011-04-21/2011-04-24")
    escalation = "content/escalations/cambodia-thailand-2011-04.md"
    edit(site, escalation, "2011-04-22/2011-04-25", "2011-04-21/2011-04-24")
    assert run(site).questions.conflicts == ()
    assert opened(site) == set()


def test_a_conflict_waits_no_more_when_its_articles_went_and_again_when_they_are_back(site: Path) -> None:
    conflicting(site)
    before = opened(site)
    shutil.move(site / "content/articles", site / "aside")
    run(site)
    assert opened(site) == set()
    shutil.move(site / "aside", site / "content/articles")
    run(site)
    assert opened(site) == before
    assert len(of_kind(site, "conflict")) == len(before) == 1


def test_what_comes_after_a_review_is_named_and_the_status_stays(site: Path) -> None:
    edit(site, FIGHT, "kind:", "status: reviewed\nkind:")
    run(site)
    assert "since_review" not in (site / FIGHT).read_text()
    later(site)
    text = (site / FIGHT).read_text()
    assert "status: reviewed\n" in text
    [since] = [line for line in text.splitlines() if line.startswith("since_review:")]
    assert "sources.late-2011-04-24" in since
    assert since.count("claims.c") == 2
    assert run(site).changes == ()


def listed(site: Path) -> tuple[Item, ...]:
    return review(site, 1, lambda _: None).items


def of_kind(site: Path, kind: str) -> list[Item]:
    return [item for item in listed(site) if item.kind == kind]


def take(site: Path, item: Item, word: str, value: str = "") -> tuple[str, ...]:
    return decide(site, listed(site), [Decision(item.id, word, value, Mark("test"))])


def tree(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in (site / "content").rglob("*")
        if path.is_file()
    }


#: A value for every decision that takes one.
VALUES = {"published": "2011-04-25", "day": "2011-04-22", "rename": "The border war"}


def test_taking_any_of_the_decisions_offered_empties_the_list_and_changes_only_the_file_named(
    site: Path,
) -> None:
    conflicting(site)
    undated = "Troops trade fire\n\nTwo soldiers were killed on Monday when Thai and Cambodian forces clashed, the army said. "
    (site / "content/articles/undated.txt").write_text(undated * 3)
    run(site)
    for turn in range(60):
        items = listed(site)
        if not items:
            break
        item = items[turn % len(items)]
        words = sorted(KINDS[item.kind].choices)
        word = words[turn % len(words)]
        value = VALUES.get(word, "")
        before = tree(site)
        [told] = take(site, item, word, value)
        changed = {path for path in tree(site) if tree(site)[path] != before.get(path)}
        beside = {LEDGER, "content/articles/published.yaml"}
        assert changed - beside <= {told.partition(":")[0]}
        assert item.id not in {left.id for left in listed(site)}
    assert listed(site) == ()
    assert [problem for problem in run(site).problems if problem.severity is Severity.ERROR] == []
    run(site)
    assert run(site).changes == ()


def test_keep_keeps_a_persons_value_and_take_takes_the_articles_also_after_the_next_ingest(
    site: Path,
) -> None:
    conflicting(site)
    other = Path(shutil.copytree(site, site.parent / "other"))
    path = "content/escalations/cambodia-thailand-2011-04.md"
    for folder, word, period in ((site, "keep", "22/2011-04-25"), (other, "take", "21/2011-04-24")):
        [conflict] = of_kind(folder, "conflict")
        take(folder, conflict, word)
        assert of_kind(folder, "conflict") == []
        before = tree(folder)
        report = run(folder)
        assert (report.questions.conflicts, report.problems) == ((), ())
        assert tree(folder) == before
        assert f"period: 2011-04-{period}\n" in (folder / path).read_text()


def test_what_changed_since_it_was_listed_is_refused_with_what_it_is_now(site: Path) -> None:
    [item] = [item for item in of_kind(site, "entry") if FIGHT.endswith(f"{item.about[7:]}.md")]
    edit(site, FIGHT, "kind: armed-clash", "kind: shelling")
    before = tree(site)
    with pytest.raises(DatelineError, match="DL109") as refused:
        take(site, item, "accept")
    assert f"it is now {item.name}-" in str(refused.value)
    assert tree(site) == before
    [now] = [now for now in of_kind(site, "entry") if now.name == item.name]
    assert take(site, now, "accept") == (f"{FIGHT}: status is reviewed",)


#: Two entries of a person's, of one day: what each says besides → the rule by which they may be one, none where they may not.
PAIRS = {
    (
        "place: {name: Keld, lat: 60.0, lon: 10.0}",
        "place: {name: Morrow, lat: 60.1, lon: 10.1}",
    ): "no more than 150",
    ("place: {name: Keld, lat: 60.0, lon: 10.0}", "place: {name: Far Point, lat: 69.0, lon: 20.0}"): None,
    ("participants: [lorvia]", "participants: [lorvia, tasmar]"): "the same party",
    ("participants: [lorvia]", "participants: [lorvia]\nstatus: draft"): None,
    ("participants: [lorvia]", "participants: [lorvia]\nnot_same_as: [one]"): None,
    ("participants: [lorvia]", "participants: [lorvia]\nsame_as: [one]"): None,
    ("kind: statement", "kind: statement"): None,
}


@pytest.mark.parametrize(("said", "rule"), PAIRS.items(), ids=str)
def test_two_entries_may_be_one_where_merging_would_tie_them(said: tuple[str, str], rule: str | None) -> None:
    site = Site()
    for name, more in zip(("one", "two"), said, strict=True):
        kind = "" if "kind:" in more else "kind: shelling\n"
        text = f"---\nid: {name}\ntitle: X\ndate: 2031-05-02\nescalation: war\n{kind}{more}\n---\n"
        site = site.holding(f"content/events/{name}.md", text)
    found = [item.evidence[0] for item in site.items([]) if item.kind == "double"]
    assert len(found) == (rule is not None)
    assert all(str(rule) in line for line in found)


def test_what_came_after_a_review_waits_until_it_is_accepted(site: Path) -> None:
    edit(site, FIGHT, "kind:", "status: reviewed  # by me\nkind:")
    later(site)
    [item] = of_kind(site, "since")
    assert any("killed 9" in line for line in item.evidence)
    take(site, item, "accept")
    text = (site / FIGHT).read_text()
    assert "since_review" not in text
    assert "status: reviewed  # by me\n" in text
    assert of_kind(site, "since") == []


@pytest.mark.parametrize("title", ["two\nlines", " ", "a\u2028b"])
def test_a_title_is_words_on_one_line(site: Path, title: str) -> None:
    [item, *_] = of_kind(site, "escalation")
    before = tree(site)
    with pytest.raises(DatelineError, match="DL108"):
        take(site, item, "rename", title)
    assert tree(site) == before


def test_a_decision_that_does_not_fit_leaves_all_others_undone(site: Path) -> None:
    items = listed(site)
    dates, entries = of_kind(site, "date"), of_kind(site, "entry")
    before = tree(site)
    wrong = [
        (dates[0].id, "day", "someday"),
        (dates[1].id, "reviewed", ""),
        (dates[2].id, "accept", "2011-04-22"),
        ("00", "accept", ""),
        (entries[0].id, "accept", ""),
        (entries[0].id, "draft", ""),
    ]
    with pytest.raises(DatelineError) as refused:
        decide(site, items, [Decision(*one, Mark(str(n))) for n, one in enumerate(wrong)])
    assert [problem.code for problem in refused.value.problems] == [
        "DL108",
        "DL108",
        "DL108",
        "DL107",
        "DL140",
    ]
    assert tree(site) == before


def test_ids_do_not_depend_on_the_order_or_batches_of_articles(site: Path, tmp_path: Path) -> None:
    other = new_site(tmp_path / "other")
    shutil.copytree(site / "content/articles", tmp_path / "articles")
    for report in sorted(REPORTS.glob("*.txt"), reverse=True):
        run(other, report)
    assert [item.id for item in listed(other)] == [item.id for item in listed(site)]


def test_two_names_of_one_actor_are_joined_or_told_apart_for_good(site: Path) -> None:
    named = (
        ("five", "Rapid Dawn Forces", "2011-04-24"),
        ("six", "Rapid Dawn Force", "2011-04-24"),
    )
    for name, actor, day in named:
        text = f"Fighters move on border\n\nThe {actor}, a rebel group, said on Saturday that its fighters killed two Thai soldiers."
        (site / f"content/articles/{name}.txt").write_text(text)
        sidecar = site / "content/articles/published.yaml"
        sidecar.write_text(f"{sidecar.read_text()}{name}.txt: {{published: {day}}}\n")
    run(site)
    pairs = of_kind(site, "alias")
    if not pairs:
        pytest.skip("the rules read no group here")
    other = Path(shutil.copytree(site, site.parent / "other"))
    take(site, pairs[0], "yes")
    take(other, pairs[0], "no")
    for folder in (site, other):
        run(folder)
        assert pairs[0].id not in {item.id for item in listed(folder)}


def _turned_round(text: str) -> str:
    front, body = text.removeprefix("---\n").split("\n---\n", 1)
    return "\n".join(["---", *re.split(r"\n(?=[a-z_]+:)", front)[::-1], "---", body])


def _claims(text: str, each: Callable[[str], str]) -> str:
    before, _, rest = text.partition("claims:\n")
    lines = rest.split("\n")
    end = next(number for number, line in enumerate(lines) if not line.startswith("  "))
    return "\n".join([f"{before}claims:", *map(each, lines[:end]), *lines[end:]])


#: What a person, an editor or git does to a file without meaning any other value.
STYLES = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: f"\ufeff{text}",
    "no last line end": lambda text: text.rstrip("\n"),
    "keys turned round": _turned_round,
    "comments in lists": lambda text: text.replace("  - id: c", "  # mine\n  - id: c"),
    "lists not indented": lambda text: _claims(text, lambda line: line[2:]),
    "lists indented more": lambda text: _claims(text, lambda line: f"    {line}"),
    "single quotes": lambda text: re.sub(
        r'quote: "(.*)"', lambda found: "quote: '" + found[1].replace("'", "''") + "'", text
    ),
    "count for min and max": lambda text: re.sub(r"min: (\d+)\n    max: \1", r"count: \1", text),
    "blank lines": lambda text: text.replace("\nclaims:", "\n\n\nclaims:"),
    "a folded title": lambda text: re.sub(r'title: "(.*)"', r"title: >-\n  \1", text, count=1),
    "a quoted date": lambda text: text.replace("date: 2011-04-23", "date: '2011-04-23'", 1),
    "an id of a person's": lambda text: text.replace("id: 2011-04-23-cambodia-thailand-fighting", "id: ours"),
    "a claim's id": lambda text: re.sub(r"- id: c\w+", "- id: mine", text, count=1),
    "a claim twice": lambda text: re.sub(r"(  - id: c)(\w+\n(?:    .*\n)+)", r"\1\2\1\2", text, count=1),
    "drafted": lambda text: text.replace("kind:", "status: draft\nkind:", 1),
    "a word of YAML 1.1": lambda text: re.sub(r"title: .*", "title: yes", text),
}


@pytest.mark.parametrize("style", sorted(STYLES))
def test_no_style_of_a_persons_is_changed_and_what_is_new_comes_to_it(site: Path, style: str) -> None:
    file = site / FIGHT
    file.write_bytes(STYLES[style](file.read_bytes().decode()).encode())
    before = file.read_bytes()
    assert all(problem.severity is not Severity.ERROR for problem in run(site).problems)
    assert file.read_bytes() == before
    later(site)
    text = file.read_bytes().decode()
    assert "late-2011-04-24-border-fighting" in text
    assert run(site).changes == ()
    lines = [
        line for line in before.decode().splitlines() if not line.startswith(("sources:", "Two ", "Acc"))
    ]
    kept = [line for line in lines if line in text.splitlines()]
    assert len(kept) >= len(lines) - 2
    assert ("\r\n" in text) == (b"\r\n" in before)


def test_a_file_that_a_person_renames_or_moves_stays_where_it_is(site: Path) -> None:
    moved = site / "content/events/ours/saturday.md"
    moved.parent.mkdir()
    (site / FIGHT).rename(moved)
    before = moved.read_bytes()
    run(site)
    assert (moved.read_bytes(), (site / FIGHT).exists()) == (before, False)
    later(site)
    assert "late-2011-04-24-border-fighting" in moved.read_text("utf-8")
    assert not (site / FIGHT).exists()
