"""Dates are civil days, read and written without loss, and ordered as a chronology is."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st
from noun_strategies import dates

from generator.edtf import Edtf

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(dates())
def test_a_date_is_written_as_it_was_read(value: Edtf) -> None:
    assert Edtf.parse(str(value)) == value


@given(dates())
def test_a_date_begins_before_it_ends(value: Edtf) -> None:
    assert value.first is None or value.last is None or value.first <= value.last
    assert value.first or value.last


@given(DAYS)
def test_a_day_is_its_own_first_and_last(day: date) -> None:
    for value in (Edtf.day(day), Edtf.parse(day.isoformat()), Edtf.span(day, day)):
        assert (value.first, value.last, value.is_day) == (day, day, True)
        assert value == Edtf.day(day)


@given(DAYS, st.sampled_from(["", "~", "?", "%"]))
def test_marks_say_how_sure_a_date_is(day: date, mark: str) -> None:
    value = Edtf.parse(day.isoformat() + mark)
    assert (value.approximate, value.uncertain) == (mark in ("~", "%"), mark in ("?", "%"))
    assert (value.first, value.last) == (day, day)
    assert Edtf.day(day, uncertain=True) == Edtf.parse(f"{day.isoformat()}?")


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_and_a_year_reach_from_their_first_day_to_their_last(year: int, month: int) -> None:
    value = Edtf.parse(f"{year:04}-{month:02}")
    assert value.first == date(year, month, 1)
    assert value.last == date(year, month, calendar.monthrange(year, month)[1])
    whole = Edtf.parse(f"{year:04}")
    assert (whole.first, whole.last) == (date(year, 1, 1), date(year, 12, 31))
    assert not whole.is_day


@given(DAYS, DAYS)
def test_an_interval_covers_what_lies_between_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    value = Edtf.span(first, last)
    assert value.covers(first)
    assert value.covers(last)
    assert first == date.min or not value.covers(first - timedelta(1))
    assert last == date.max or not value.covers(last + timedelta(1))


@given(DAYS, DAYS)
def test_an_open_interval_reaches_on(day: date, other: date) -> None:
    assert Edtf.parse(f"{day}/..").covers(other) == (other >= day)
    assert Edtf.parse(f"../{day}").covers(other) == (other <= day)
    assert Edtf.parse(f"{day}/").covers(other) == (other >= day)


@given(DAYS, DAYS)
def test_what_ends_before_it_begins_is_refused(one: date, other: date) -> None:
    assume(one != other)
    first, last = sorted((one, other))
    with pytest.raises(ValueError, match="ends before it begins"):
        Edtf.parse(f"{last}/{first}")
    with pytest.raises(ValueError, match="ends before it begins"):
        Edtf.span(last, first)


@given(st.lists(dates()))
def test_order_is_that_of_first_days_then_last_then_text(values: list[Edtf]) -> None:
    ordered = sorted(values)
    assert [value.sort_key for value in ordered] == sorted(value.sort_key for value in values)


@given(st.text(max_size=15) | st.from_regex(r"[0-9./~?%-]{0,15}", fullmatch=True))
def test_a_text_is_a_date_or_is_refused_in_words(text: str) -> None:
    try:
        value = Edtf.parse(text)
    except ValueError as error:
        reason = str(error)
        event(reason.rsplit("”", 1)[1])
    else:
        assert str(value) == text
        assert text.isascii()


@pytest.mark.parametrize(
    "text",
    [
        "", "2020-9-28", "20-09-28", "2020/09/28", "2020-13", "2020-00", "2020-02-30", "2021-02-29", "0000", "0000-01-01",
        "2020-09-28T10:00", " 2020", "2020 ", "2020-09-28??", "..", "/", "../..", "2020/2021/2022", "yesterday", "٢٠٢٠", "２０２０-０１",
        "2020-09-", "-2020", "2020-09-28\n",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        Edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-09-28", "2020-09-28", "2020-09-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2020-09/2020-11-10", "2020-09-01", "2020-11-10"),
        ("2020~/2021?", "2020-01-01", "2021-12-31"),
        ("2020-09-28/2020-09-28", "2020-09-28", "2020-09-28"),
    ],
)
def test_a_date_reaches_from_and_to(text: str, first: str, last: str) -> None:
    value = Edtf.parse(text)
    assert (str(value.first), str(value.last)) == (first, last)
