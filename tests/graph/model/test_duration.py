from __future__ import annotations

import pytest

from graph.model.duration import day_after, instant_after


@pytest.mark.parametrize(
    ("day", "duration", "after"),
    [
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2026-10-05", "P6M", "2027-04-05"),
        ("2026-10-05", "P2W", "2026-10-19"),
        ("2026-10-05", "P1Y2M3D", "2027-12-08"),
        ("2026-10-05", "PT36H", "2026-10-06"),
        ("9999-12-01", "P1Y", "9999-12-31"),
        ("2026-10-05", "P99999999999D", "9999-12-31"),
        ("2026-10-05", f"P{'9' * 300}Y", "9999-12-31"),
    ],
)
def test_days_after_a_duration(day: str, duration: str, after: str) -> None:
    assert day_after(day, duration) == after


def test_instants_after_a_duration() -> None:
    assert instant_after("2026-10-05T08:00:00.000000Z", "P1DT90M") == "2026-10-06T09:30:00.000000Z"
    assert instant_after("9999-12-31T08:00:00.000000Z", "P1D") == "9999-12-31T23:59:59.999999Z"
    assert instant_after("2026-10-05T08:00:00.000000Z", f"PT{'9' * 300}S") == "9999-12-31T23:59:59.999999Z"
