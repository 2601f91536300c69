"""Figures as they were told over time: on invented pages, and on this repository's own."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run, tree

from generator.ingest import read_record
from generator.model.figure import Standing, Toll
from generator.model.site import Site
from generator.model.vocabulary import Measure, Victims
from generator.site.assemble import assemble

SEPTEMBER, JULY = "azerbaijan-nagorno-karabakh-2020-09", "armenia-azerbaijan-2020-07"
MILITARY = (Measure.KILLED, Victims.MILITARY)

TWIN = {
    "actors/lorvia.md": "{id: lorvia, name: Lorvia, kind: state}",
    "actors/mirna.md": "{id: mirna, name: Upper Mirna, kind: armed-group}",
    "actors/mirna-ministry.md": "{id: mirna-ministry, name: The Mirna defence ministry, kind: government-body, parent: mirna}",
    "escalations/spring.md": "{id: spring, title: Spring, period: 2031-05-01/2031-05-02, parties: [lorvia, mirna]}",
    "events/fighting.md": """
id: fighting
title: Fighting
date: 2031-05-02
escalation: spring
claims:
  - {id: c1, measure: killed, count: 31, victims: military, side: lorvia, scope: total, claimant: lorvia, source: s1, paragraph: 8}
  - {id: c2, measure: killed, count: 28, victims: military, side: mirna, scope: previous, claimant: mirna-ministry, source: s2, paragraph: 8}
  - {id: c3, measure: killed, count: 58, victims: military, side: mirna, scope: total, claimant: mirna, source: s2, paragraph: 1}
  - {id: c4, measure: killed, count: 27, victims: military, side: mirna, claimant: mirna-ministry, source: s2, paragraph: 8}
  - {id: c5, measure: killed, count: 53, victims: military, side: mirna, claimant: mirna, source: s3, paragraph: 3}
sources:
  - {id: s1, publisher: The Courier, url: "https://example.org/1", published: 2031-05-02}
  - {id: s2, publisher: The Lantern, url: "https://example.org/2", published: 2031-05-02}
  - {id: s3, publisher: Radio Keld, url: "https://example.org/3", published: 2031-05-03}
""",
}


def rows(page: str) -> list[str]:
    """The words of each row of a page's list of figures as they were told."""
    told = page[page.index('id="told"') :].split("</section>", 1)[0]
    cells = (re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr class.*?</tr>", told, re.DOTALL))
    return [" ".join(unescape(row).replace("\u202f", " ").split()) for row in cells]


@pytest.fixture(scope="module")
def own() -> Site:
    record, _, _ = read_record(REPOSITORY)
    return assemble(record)


def built(content: Mapping[str, str], dateline: Run, folder: Path) -> dict[str, bytes]:
    """The files of a site of these entries."""
    (folder / "site.yaml").write_text("title: Twin\n", "utf-8")
    for name, front in content.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        fields = re.sub(r", (?=\w+: )", "\n", front[1:-1]) if front.startswith("{") else front.strip()
        path.write_text(f"---\n{fields}\n---\n", "utf-8")
    done = dateline("build", "--out", "out")
    assert done.returncode == 0, done.stderr
    return tree(folder / "out")


def of(site: Site, escalation: str, side: str) -> list[Toll]:
    tolls = site.escalations[escalation].tolls
    return [toll for toll in tolls if (toll.measure, toll.victims) == MILITARY and toll.side == side]


def numbers(tolls: Iterable[Toll]) -> set[int | None]:
    return {number for toll in tolls for number in (toll.low, toll.best, toll.high, toll.top)}


def test_the_invented_page_tells_each_figure_with_its_day_its_claimant_and_its_successor(
    dateline: Run, tmp_path: Path
) -> None:
    pages = built(TWIN, dateline, tmp_path)
    older = "an earlier figure, superseded by 58, told on 2 May 2031 The Mirna defence ministry"
    for page in ("escalations/spring/index.html", "events/fighting/index.html"):
        assert rows(pages[page].decode()) == [
            "2 May 2031 31 in total, 2 May 2031, side of Lorvia Lorvia The Courier ¶ 8",
            f"2 May 2031 28 in total, until 2 May 2031, side of Upper Mirna {older} The Lantern ¶ 8",
            "2 May 2031 58 in total, 2 May 2031, side of Upper Mirna Upper Mirna The Lantern ¶ 1",
            "2 May 2031 27 2 May 2031 alone, side of Upper Mirna The Mirna defence ministry The Lantern ¶ 8",
            "3 May 2031 53 2 May 2031 alone, side of Upper Mirna Upper Mirna Radio Keld ¶ 3",
        ]
        for added in (27 + 53, 58 + 31, 58 + 28, 58 + 27, 58 + 53):
            assert f">{added}<" not in pages[page].decode()


def test_what_was_told_in_one_day_and_nothing_replaced_is_no_list_of_its_own(
    dateline: Run, tmp_path: Path
) -> None:
    at_once = TWIN["events/fighting.md"].replace("2031-05-03}", "2031-05-02}")
    fighting = "".join(
        line for line in at_once.splitlines(keepends=True) if not re.search(r"id: c[23],", line)
    )
    pages = built({**TWIN, "events/fighting.md": fighting}, dateline, tmp_path)
    for page in ("escalations/spring/index.html", "events/fighting/index.html"):
        text = pages[page].decode()
        assert 'id="told"' not in text
        assert all(f">{number}<" in text for number in (27, 31, 53))


def test_september_2020_shows_58_with_28_before_it_and_27_to_53_of_one_day(own: Site) -> None:
    tolls = of(own, SEPTEMBER, "nagorno-karabakh")
    (total,) = (toll for toll in tolls if toll.total)
    assert (total.low, total.high) == (58, 58)
    standings = {figure.claim.min: figure for figure in total.figures}
    assert standings[58].standing is Standing.COUNTS
    assert standings[28].standing is Standing.PREVIOUS
    assert standings[28].successor == standings[58]
    (day,) = (toll for toll in tolls if str(toll.period) == "2020-09-28")
    assert (day.low, day.best, day.high) == (27, None, 53)
    assert {figure.claim.claimant for figure in day.figures if figure.claim.min in (27, 53)} == {
        "nagorno-karabakh-defence-ministry",
        "nagorno-karabakh",
    }
    assert not {27 + 53, 58 + 27, 58 + 53, 58 + 28, 58 + 31} & numbers(tolls)


def test_july_2020_shows_11_in_total_and_7_of_a_day_and_never_18(own: Site) -> None:
    tolls = of(own, JULY, "azerbaijan")
    (total,) = (toll for toll in tolls if toll.total)
    assert (total.low, total.high) == (11, 11)
    (day,) = (toll for toll in tolls if str(toll.period) == "2020-07-14")
    assert day.high == 7
    assert 18 not in numbers(own.escalations[JULY].tolls)


def test_the_pages_of_september_2020_list_the_figures_as_they_were_told(own_site: Path) -> None:
    event = "events/2020-09-28-azerbaijan-nagorno-karabakh-fighting"
    for page in (f"escalations/{SEPTEMBER}", event):
        told = rows((own_site / page / "index.html").read_text("utf-8"))
        for words in (
            " 31 in total",
            " 58 in total",
            " 27 28 September 2020 alone",
            " 53 28 September 2020 alone",
        ):
            assert [row for row in told if words in row and "side of" in row], words
        (older,) = (row for row in told if " 28 in total" in row)
        assert "superseded by 58" in older
        assert "defence ministry" in older


def test_what_is_of_another_time_bears_no_day_of_the_event(own_site: Path) -> None:
    event = own_site / "events/2023-09-20-azerbaijan-nagorno-karabakh-fighting/index.html"
    sections = re.findall(r'<section class="toll">.*?</section>', event.read_text("utf-8"), re.DOTALL)
    earlier = [section for section in sections if "of another time, not counted" in section]
    assert len(earlier) == 3
    assert all("another time, no day given" in section for section in earlier)
    assert not any("20 September 2023</span>" in section for section in earlier)
