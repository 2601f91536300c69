"""The street of ingest on real files: invented reports of two flare-ups of one conflict, with figures that contradict."""

import importlib
import os
from datetime import date
from pathlib import Path

import pytest
from reported_site import FIGHT, REPORTS, new_site, run

from generator.build import load
from generator.errors import DatelineError, Severity
from generator.ingest import LEDGER, IngestReport
from generator.model.event import Event
from generator.model.record import Record

#: The folder of five real articles that this repository retells; other people's text, not part of it.
REAL = os.environ.get("DATELINE_ARTICLES", "")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return new_site(tmp_path / "site")


@pytest.fixture
def site(reported: Path) -> Path:
    return reported


def tree(site: Path) -> dict[str, bytes]:
    """Every file of a site but the store, which is no content."""
    files = [path for path in site.rglob("*") if path.is_file() and path.parent.name != ".dateline"]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def times(site: Path) -> dict[Path, int]:
    """When each file of a site's content was written."""
    return {path: path.stat().st_mtime_ns for path in (site / "content").rglob("*")}


def record_of(site: Path) -> Record:
    record, problems = load(site)
    assert record
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    return record


def events(site: Path) -> dict[str, Event]:
    return {entry.value.id: entry.value for entry in record_of(site).events}


def test_two_flare_ups_become_two_escalations(site: Path) -> None:
    assert [entry.value.id for entry in record_of(site).escalations] == [
        "cambodia-thailand-2011-02",
        "cambodia-thailand-2011-04",
    ]


def test_reports_of_one_days_fighting_become_one_entry_with_every_figure_and_its_claimant(site: Path) -> None:
    fight = events(site)["2011-04-23-cambodia-thailand-fighting"]
    assert len(fight.sources) == 2
    told = {
        (claim.claimant, claim.min)
        for claim in fight.claims
        if claim.side == "cambodia" and claim.scope == "day"
    }
    assert told == {("cambodia-defence-ministry", 3), ("cambodia-defence-ministry", 4)}
    assert "Accounts of military deaths on Cambodia’s side on 23 April 2011 differ" in fight.body


def test_no_sentence_of_an_article_stands_in_a_body_or_title(site: Path) -> None:
    said = [
        line
        for file in REPORTS.glob("*.txt")
        for line in file.read_text("utf-8").split(". ")
        if len(line) > 30
    ]
    for event in events(site).values():
        assert not any(line.strip() in event.body or line.strip() in event.title for line in said)


def test_every_order_and_every_batch_makes_the_same_content(first: Path, empty: Path) -> None:
    files = sorted(REPORTS.glob("*.txt"), reverse=True)
    run(empty, *files[:1])
    run(empty, *files[2:4])
    run(empty, *files[1:2], *files[4:])
    assert tree(empty) == tree(first)


def test_a_second_ingest_rewrites_nothing(site: Path) -> None:
    before = times(site)
    report = run(site)
    assert report.changes == ()
    assert times(site) == before


def test_a_dry_run_writes_nothing_and_shows_what_it_would(empty: Path) -> None:
    before = tree(empty)
    report = run(empty, REPORTS, dry_run=True)
    assert tree(empty) == before
    assert f"+++ {FIGHT}" in report.diff
    assert "+kind: armed-clash" in report.diff
    assert report.created > 20


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
    edit(
        site,
        "content/articles/published.yaml",
        "april-two.txt:",
        "late.txt: {published: 2011-04-24, publisher: Late}\napril-two.txt:",
    )
    return run(site)


def test_a_changed_value_and_a_comment_survive_while_new_claims_come(site: Path) -> None:
    edit(
        site,
        FIGHT,
        "status: unreviewed\n" if "status:" in (site / FIGHT).read_text() else "kind:",
        "status: reviewed  # read by me\nkind:",
    )
    edit(site, FIGHT, "title: ", "title: Our own title  # not theirs\n# was: ")
    later(site)
    text = (site / FIGHT).read_text("utf-8")
    assert "title: Our own title  # not theirs\n" in text
    assert "status: reviewed  # read by me\n" in text
    assert 9 in {claim.min for claim in events(site)["2011-04-23-cambodia-thailand-fighting"].claims}
    assert run(site).changes == ()


def test_a_conflict_is_told_with_its_place_and_both_values(site: Path) -> None:
    edit(site, "content/escalations/cambodia-thailand-2011-04.md", "/2011-04-24", "/2011-04-25")
    text = REPORTS.joinpath("april-one.txt").read_text()
    (site / "content/articles/april-four.txt").write_text(text.replace("Friday", "Thursday"))
    edit(
        site,
        "content/articles/published.yaml",
        "april-one.txt",
        "april-four.txt: {published: 2011-04-23}\napril-one.txt",
    )
    [problem] = [problem for problem in run(site).problems if problem.code == "DL091"]
    assert str(problem.mark) == "content/escalations/cambodia-thailand-2011-04.md:4:9"
    assert "2011-04-21/2011-04-24" in problem.message
    assert "2011-04-22/2011-04-25" in problem.hint
    assert run(site).problems == ()


def test_a_deleted_claim_and_a_deleted_entry_stay_deleted(site: Path) -> None:
    text = (site / FIGHT).read_text("utf-8")
    start = text.index("  - id: ")
    end = text.index("  - id: ", start + 1)
    (site / FIGHT).write_text(text[:start] + text[end:], "utf-8")
    gone = text[start:].split()[2]
    other = "content/events/2011/2011-04-22-cambodia-thailand-fighting.md"
    (site / other).unlink()
    later(site)
    assert gone not in {claim.id for event in events(site).values() for claim in event.claims}
    assert not (site / other).exists()
    assert run(site).changes == ()


def test_a_claim_that_a_person_added_stays_and_is_not_doubled(site: Path) -> None:
    mine = "claims:\n  - {id: mine, measure: missing, count: 2, side: thailand, period: 2011-04-23, source: %s}\n"
    source = events(site)["2011-04-23-cambodia-thailand-fighting"].sources[0]
    edit(site, FIGHT, "claims:\n", mine % source)
    later(site)
    assert [claim.id for claim in events(site)["2011-04-23-cambodia-thailand-fighting"].claims].count(
        "mine"
    ) == 1
    assert mine.partition("\n")[2].strip() % source in (site / FIGHT).read_text("utf-8")


def test_a_persons_own_entry_of_the_same_fighting_takes_the_claims(site: Path) -> None:
    text = (site / FIGHT).read_text("utf-8")
    own = site / "content/events/2011/second-day.md"
    (site / FIGHT).unlink()
    (site / LEDGER).unlink()
    own.write_text(
        "---\nid: second-day\ntitle: The second day\ndate: 2011-04-23\nkind: armed-clash\n"
        "participants: [cambodia, thailand]\n---\n\nOur words.\n",
        "utf-8",
    )
    run(site)
    assert not (site / FIGHT).exists()
    event = events(site)["second-day"]
    assert {claim.id for claim in event.claims} == {part.split("\n")[0] for part in text.split("- id: ")[1:]}
    assert (event.title, event.body) == ("The second day", "Our words.")
    assert run(site).changes == ()


def test_an_escalation_that_a_person_wrote_is_used_as_it_is(empty: Path) -> None:
    folder = empty / "content/escalations"
    folder.mkdir(parents=True)
    own = "---\nid: border-war\ntitle: The border war\nperiod: 2011-02-01/2011-05-31\nparties: [cambodia, thailand]\n---\n"
    (folder / "border-war.md").write_text(own)
    run(empty, REPORTS)
    assert (folder / "border-war.md").read_text() == own
    assert {event.escalation for event in events(empty).values()} == {"border-war"}
    assert [entry.value.id for entry in record_of(empty).escalations] == ["border-war"]


def test_an_alias_that_a_person_added_brings_two_spellings_together(site: Path) -> None:
    edit(
        site,
        "content/actors/kasem-rattana.md",
        "name: Kasem Rattana\n",
        "name: Kasem Rattana\naliases: [Sarun Vathana]\n",
    )
    run(site)
    assert "sarun-vathana" not in {entry.value.id for entry in record_of(site).actors}
    assert "2011-02-05-kasem-rattana-statement" in events(site)


def test_an_article_without_a_day_waits_and_the_rest_goes_on(empty: Path, tmp_path: Path) -> None:
    report = run(empty, REPORTS / "april-one.txt", tmp_path / "nowhere.txt", undated(tmp_path))
    assert report.articles == 1
    assert report.waiting == ("content/articles/undated.txt",)
    assert {problem.code for problem in report.problems} == {"DL001", "DL060"}
    assert (empty / "content/articles/undated.txt").is_file()


def undated(folder: Path) -> Path:
    article = folder / "undated.txt"
    article.write_text(
        "Troops trade fire at the river\n\nTwo soldiers were killed on Monday when Thai and Cambodian forces exchanged"
        " fire near the river, the Thai army said. Villagers left their homes on both banks, and schools stayed closed"
        " for the day. Talks between the two governments were put off until further notice, officials said.\n"
    )
    return article


def test_a_day_given_by_hand_is_kept_beside_the_articles(empty: Path, tmp_path: Path) -> None:
    run(empty, undated(tmp_path), published=date(2011, 2, 8))
    assert "undated.txt: {published: 2011-02-08}\n" in (empty / "content/articles/published.yaml").read_text()
    assert next(entry.value.date.text for entry in record_of(empty).events) == "2011-02-07"


def test_the_sidecars_own_comments_and_values_stay(site: Path, tmp_path: Path) -> None:
    before = (site / "content/articles/published.yaml").read_text()
    run(site, undated(tmp_path), published=date(2011, 2, 8))
    assert (
        site / "content/articles/published.yaml"
    ).read_text() == before + "undated.txt: {published: 2011-02-08}\n"


def test_a_newer_text_of_an_article_is_refused_and_another_article_of_its_name_is_kept(
    site: Path, tmp_path: Path
) -> None:
    kept = site / "content/articles/april-one.txt"
    newer, other = tmp_path / "april-one.txt", tmp_path / "other" / "april-one.txt"
    newer.write_text(kept.read_text() + "\nThe office gave no more figures.\n")
    before = tree(site)
    assert "DL096" in codes(run(site, newer))
    assert tree(site) == before
    other.parent.mkdir()
    other.write_text("Something else altogether\n\nNothing to see here.\n")
    report = run(site, other)
    assert ("DL096" in codes(report), len(report.stored)) == (False, 1)
    assert report.stored[0].startswith("content/articles/april-one-")
    assert run(site, other).stored == ()


def test_texts_of_one_name_in_several_folders_are_all_kept_in_any_order(tmp_path: Path) -> None:
    trees = []
    for order in (1, -1):
        folder = tmp_path / f"site{order}"
        folder.mkdir()
        (folder / "site.yaml").write_text("title: A test\n")
        clips = []
        for day in ("04", "05")[::order]:
            clip = tmp_path / "clips" / day / "index.txt"
            clip.parent.mkdir(parents=True, exist_ok=True)
            clip.write_text(f"Clash at dam\n\n2021-05-{day}\n\nTwo soldiers died on Monday, the army said.\n")
            clips.append(clip)
        assert "DL096" not in codes(run(folder, *clips))
        trees.append(tree(folder))
    assert trees[0] == trees[1]
    assert len([path for path in trees[0] if path.startswith("content/articles/index-")]) == 2


def codes(report: IngestReport) -> set[str]:
    return {problem.code for problem in report.problems}


@pytest.mark.parametrize(
    "stage", ["generator.extraction.guarded.extract", "generator.reading.read.read_html"]
)
def test_an_article_that_brings_up_a_fault_of_ours_is_told_and_all_others_are_read(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def broken(article: object) -> object:
        if "zero" in str(article):
            raise ZeroDivisionError
        return whole(article)

    module, _, name = stage.rpartition(".")
    whole = getattr(importlib.import_module(module), name)
    monkeypatch.setattr(stage, broken)
    for word in ("zero", "one"):
        text = f"Shells hit {word} village\n\nTwo soldiers of Mali were killed on Monday in the {word} village, the army said."
        (tmp_path / f"{word}.html").write_text(f"<html><body><p>{text}</p><p>{text}</p></body></html>")
    report = run(empty, tmp_path / "zero.html", tmp_path / "one.html", published=date(2021, 5, 4))
    [fault] = [problem for problem in report.problems if problem.code == "DL100"]
    assert (fault.mark.path, fault.severity) == ("content/articles/zero.html", Severity.ERROR)
    assert "a fault of Dateline, not of yours (ZeroDivisionError" in fault.message
    assert "report it" in fault.hint
    assert any(path.startswith("content/events/") for path in tree(empty))


def test_an_article_that_is_here_under_another_name_is_not_stored_again(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((REPORTS / "april-one.txt").read_bytes())
    assert run(site, copy).stored == ()


def test_a_broken_ledger_stops_everything(site: Path) -> None:
    edit(site, LEDGER, "events/", "<<<<<<< mine\nevents/")
    before = tree(site)
    with pytest.raises(DatelineError, match="DL090"):
        run(site)
    assert tree(site) == before


def test_without_its_ledger_ingest_takes_nothing_for_its_own_and_recovers(site: Path) -> None:
    before = tree(site)
    (site / LEDGER).unlink()
    run(site)
    assert tree(site) == before


def test_a_file_that_cannot_be_read_is_left_alone(site: Path) -> None:
    edit(site, FIGHT, "date: 2011-04-23", "date: someday")
    before = (site / FIGHT).read_bytes()
    report = later(site)
    assert (site / FIGHT).read_bytes() == before
    assert "DL015" in {problem.code for problem in report.problems}


def test_nothing_is_written_through_a_link_out_of_the_site(empty: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (empty / "content").mkdir()
    (empty / "content/events").symlink_to(outside)
    with pytest.raises(DatelineError, match="DL097"):
        run(empty, REPORTS)
    assert tree(outside) == {}
    assert not (empty / "content/articles").exists()


def test_ingest_never_writes_to_the_built_site(site: Path) -> None:
    assert not (site / "build").exists()


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not Path(REAL).is_dir() or not REAL:
        pytest.skip("the five real articles are not at hand: DATELINE_ARTICLES names no folder")
    folder = tmp_path_factory.mktemp("real")
    (folder / "site.yaml").write_text("title: The record\n")
    run(folder, Path(REAL))
    return folder


def test_five_real_articles_make_three_escalations(real: Path) -> None:
    months = [entry.value.id[-7:] for entry in record_of(real).escalations]
    assert months == ["2020-07", "2020-09", "2023-09"]


def test_the_fighting_of_one_real_day_is_one_entry_with_the_claims_of_all_three_articles(real: Path) -> None:
    fights = [e for e in events(real).values() if e.date.text == "2020-09-28" and e.id.endswith("-fighting")]
    [fight] = fights
    assert len({claim.source for claim in fight.claims}) == 3
    killed = {
        claim.min: claim.claimant
        for claim in fight.claims
        if claim.measure == "killed"
        and claim.victims == "military"
        and claim.side == "nagorno-karabakh"
        and claim.period
        and claim.period.text == "2020-09-28"
    }
    assert {27, 53} <= {number for number, claimant in killed.items() if claimant}


def test_a_day_can_be_given_to_an_article_that_is_here_already(empty: Path) -> None:
    folder = empty / "content/articles/2011"
    folder.mkdir(parents=True)
    article = undated(folder)
    assert run(empty).waiting == ("content/articles/2011/undated.txt",)
    report = run(empty, article, published=date(2011, 2, 8))
    assert (report.stored, report.waiting) == ((), ())
    assert (folder / "published.yaml").read_text() == "undated.txt: {published: 2011-02-08}\n"


def test_the_text_tells_the_claims_as_a_person_corrected_them(site: Path) -> None:
    before = events(site)["2011-04-23-cambodia-thailand-fighting"]
    edit(site, FIGHT, "    min: 4\n    max: 4\n", "    min: 14  # the page was corrected\n    max: 14\n")
    run(site)
    after = events(site)["2011-04-23-cambodia-thailand-fighting"]
    assert "reported three and four in different articles" in before.body
    assert "reported three and 14 in different articles" in after.body
    assert "min: 14  # the page was corrected\n" in (site / FIGHT).read_text("utf-8")
    assert run(site).changes == ()


def test_any_number_of_processes_writes_the_same(empty: Path) -> None:
    folder = empty.parent / "many"
    folder.mkdir()
    for copy in range(4):
        for report in sorted(REPORTS.glob("*.txt")):
            text = report.read_text("utf-8")
            (folder / f"{copy}-{report.name}").write_text(f"{text}\nPart {copy}.\n", "utf-8")
    alone, shared = (
        run(empty, folder, published=date(2011, 4, 24), dry_run=True, jobs=jobs) for jobs in (1, 2)
    )
    assert alone.articles >= 16
    assert alone == shared
