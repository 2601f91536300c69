"""How well the annotated reports are read, held to a floor: a change may raise a figure, never lower it."""

import pytest
import reports
import yaml

FLOOR = yaml.safe_load((reports.REPORTS / reports.FLOOR).read_text("utf-8"))


@pytest.fixture(scope="module")
def measured() -> reports.Tally:
    return reports.measure()


@pytest.mark.parametrize("figure", sorted(FLOOR))
def test_no_figure_of_the_annotated_reports_falls_below_its_floor(
    figure: str, measured: reports.Tally
) -> None:
    misses = "\n".join(miss for miss in measured.misses if miss.startswith(f"{figure}:"))
    assert measured.figures()[figure] >= FLOOR[figure], (
        f"raise the floor with `python bench/reading/reports.py --floor` only after a gain\n{misses}"
    )


def test_every_figure_has_a_floor(measured: reports.Tally) -> None:
    assert set(FLOOR) == set(measured.figures())
