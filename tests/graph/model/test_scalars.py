from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.scalars import day, duration, flag, instant, written


@pytest.mark.parametrize("text", ["2027-01-31", "0001-01-01", "9999-12-31", "2028-02-29"])
def test_a_day_stays_as_it_is_written(text: str) -> None:
    assert day(text) == text


@pytest.mark.parametrize(
    "text", ["2027-02-29", "2027-13-01", "20270131", "2027-1-31", "27-01-31", "2027-W04-1", "", "2027-01-31Z"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a day is written YYYY-MM-DD"):
        day(text)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000000Z"),
        ("2026-01-02T03:04:05.5+02:00", "2026-01-02T01:04:05.500000Z"),
        ("2026-01-01T00:30:00.678901+01:00", "2025-12-31T23:30:00.678901Z"),
    ],
)
def test_an_instant_is_utc_of_fixed_width(text: str, utc: str) -> None:
    assert instant(text) == utc


@pytest.mark.parametrize("text", ["2026-01-02T03:04:05", "2026-01-02", "now", ""])
def test_an_instant_without_its_zone_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="with its time zone"):
        instant(text)


INSTANTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.timezones())  # noqa: DTZ001  # hypothesis adds the zone


@given(INSTANTS, INSTANTS)
def test_instants_sort_as_text(one: datetime, other: datetime) -> None:
    one, other = one.astimezone(UTC), other.astimezone(UTC)
    assert (written(one) < written(other)) == (one < other)
    assert len(written(one)) == len("2026-01-02T03:04:05.678901Z")


def test_an_instant_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="the years 1 to 9999, in UTC, are known"):
        instant("0001-01-01T00:00:00+01:00")


@pytest.mark.parametrize("text", ["P6M", "P2W", "P1Y2M3D", "PT36H", "P1DT12H30M5S"])
def test_a_duration_stays_as_it_is_written(text: str) -> None:
    assert duration(text) == text


@pytest.mark.parametrize("text", ["", "P", "PT", "6M", "P1H", "P6M ", "P-6M", "six months"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a duration is written in ISO 8601"):
        duration(text)


@pytest.mark.parametrize(("given_", "read"), [(True, True), (False, False), ("true", True), ("false", False)])
def test_a_flag_is_true_or_false(given_: object, read: object) -> None:
    assert flag(given_) is read


@pytest.mark.parametrize("given_", ["True", "yes", 1, 0, "", None])
def test_nothing_else_is_a_flag(given_: object) -> None:
    with pytest.raises(ValueError, match="is true or false"):
        flag(given_)
