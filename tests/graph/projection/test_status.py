"""An offering's status on 2027-01-01."""

from __future__ import annotations

from datetime import date

import pytest

from graph.projection.status import Lifecycle, OfferingStatus, status_on

DAY = date(2027, 1, 1).toordinal()


@pytest.mark.parametrize(
    ("stated", "dates", "expected"),
    [
        ("AVAILABLE", {}, "AVAILABLE"),
        ("PLANNED", {}, "PLANNED"),
        ("SUSPENDED", {}, "SUSPENDED"),
        ("DEPRECATED", {}, "DEPRECATED"),
        ("RETIRED", {}, "RETIRED"),
        ("AVAILABLE", {"retires_on": 0}, "RETIRED"),
        ("AVAILABLE", {"retires_on": 1}, "AVAILABLE"),
        ("RETIRED", {"retires_on": 1}, "AVAILABLE"),
        ("RETIRED", {"retires_on": 1, "deprecated_from": -9}, "DEPRECATED"),
        ("RETIRED", {"deprecated_from": -9}, "RETIRED"),
        ("DEPRECATED", {"retires_on": 0}, "RETIRED"),
        ("PLANNED", {"available_from": 0}, "AVAILABLE"),
        ("PLANNED", {"available_from": 1}, "PLANNED"),
        ("AVAILABLE", {"available_from": 1}, "PLANNED"),
        ("DEPRECATED", {"available_from": -9, "deprecated_from": 1}, "AVAILABLE"),
        ("AVAILABLE", {"deprecated_from": 0}, "DEPRECATED"),
        ("AVAILABLE", {"suspended_from": 0}, "SUSPENDED"),
        ("AVAILABLE", {"suspended_from": 1}, "AVAILABLE"),
        ("AVAILABLE", {"suspended_from": -9, "suspended_until": 1}, "SUSPENDED"),
        ("AVAILABLE", {"suspended_from": -9, "suspended_until": 0}, "AVAILABLE"),
        ("SUSPENDED", {"suspended_until": 0}, "AVAILABLE"),
        ("SUSPENDED", {"suspended_until": 1}, "SUSPENDED"),
        ("SUSPENDED", {"suspended_from": 1}, "AVAILABLE"),
        ("SUSPENDED", {"suspended_until": 0, "deprecated_from": -9}, "DEPRECATED"),
        ("SUSPENDED", {"deprecated_from": -9}, "SUSPENDED"),
        ("AVAILABLE", {"suspended_until": 1}, "AVAILABLE"),
        ("AVAILABLE", {"suspended_from": -9, "retires_on": 0}, "RETIRED"),
        ("AVAILABLE", {"available_from": 1, "deprecated_from": -9}, "PLANNED"),
    ],
)
def test_the_dates_count_where_given_else_the_stated_status(stated: str, dates: dict[str, int], expected: str) -> None:
    """Dates in days from that day on."""
    life = Lifecycle(OfferingStatus(stated), **{name: DAY + days for name, days in dates.items()})
    assert status_on(life, DAY).value == expected
