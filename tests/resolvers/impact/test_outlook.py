"""What becomes of a scenario after its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from tests.resolvers.impact.conftest import Asking

OUTLOOK: Final = """query($months: Int! = 12) {
  impact(
    scenario: { effectiveOn: "2027-01-10", changes: [{ offering: "a", action: RETIRE }] }, today: "2026-12-20"
  ) {
    notice { overdue }
    outlook(months: $months) {
      isComplete worstOn
      days {
        on
        totals { offerings { critical high } agreements { high medium low } consumers { high medium low } }
        worse { organization { id } severity }
        facts { kind offering { id } agreement { id } change { id } }
      }
      consumers { nodes { organization { id } severity on notifyBy } }
    }
  }
}"""
DAY: Final[dict[str, Any]] = {
    "on": "2027-03-10",
    "totals": {
        "offerings": {"critical": 1, "high": 1},
        "agreements": {"high": 1, "medium": 1, "low": 2},
        "consumers": {"high": 1, "medium": 1, "low": 1},
    },
    "worse": [
        {"organization": {"id": "c"}, "severity": "HIGH"},
        {"organization": {"id": "f"}, "severity": "MEDIUM"},
    ],
    "facts": [{"kind": "OFFERING_BACK", "offering": {"id": "x"}, "agreement": None, "change": None}],
}


def coming(one: str, severity: str, on: str, notify_by: str) -> dict[str, Any]:
    return {"organization": {"id": one}, "severity": severity, "on": on, "notifyBy": notify_by}


async def test_each_later_day_says_who_is_worse_why_and_by_when_to_tell(masking: Asking) -> None:
    """Told of what begins in March, counted back from there; overdue is only what is owed for the first day."""
    assert (await masking(OUTLOOK))["impact"] == {
        "notice": {"overdue": 2},
        "outlook": {
            "isComplete": True,
            "worstOn": "2027-03-10",
            "days": [DAY],
            "consumers": {
                "nodes": [
                    coming("c", "HIGH", "2027-03-10", "2027-01-24"),
                    coming("f", "MEDIUM", "2027-03-10", "2027-01-19"),
                    coming("e", "LOW", "2027-01-10", "2026-12-31"),
                ]
            },
        },
    }


async def test_the_same_day_of_the_last_month_is_looked_at_and_none_after_it(masking: Asking) -> None:
    assert (await masking(OUTLOOK, months=2))["impact"]["outlook"]["days"] == [DAY]
    assert (await masking(OUTLOOK, months=1))["impact"]["outlook"] == {
        "isComplete": True,
        "worstOn": "2027-01-10",
        "days": [],
        "consumers": {
            "nodes": [coming("c", "LOW", "2027-01-10", "2026-12-31"), coming("e", "LOW", "2027-01-10", "2026-12-31")]
        },
    }


@pytest.mark.parametrize(("months", "shown"), [(0, "0"), (-1, "-1"), (61, "61"), (1_000, "1,000")])
async def test_months_out_of_range_are_refused(masking: Asking, months: int, shown: str) -> None:
    assert await masking(OUTLOOK, months=months) == [
        (f"months must be 1 to 60 here, and is {shown}.", ["impact", "outlook"], "BAD_INPUT")
    ]


async def test_with_bounds_it_is_cut_to_what_is_seen(masking: Asking) -> None:
    seen = (await masking(OUTLOOK, "c"))["impact"]["outlook"]
    assert seen["worstOn"] == "2027-03-10"
    (day,) = seen["days"]
    assert (day["worse"], day["facts"]) == (DAY["worse"][:1], [])
    assert day["totals"]["consumers"] == {"high": 1, "medium": 0, "low": 0}
    assert seen["consumers"]["nodes"] == [coming("c", "HIGH", "2027-03-10", "2027-01-24")]
    assert (await masking(OUTLOOK, "c", counts=False))["impact"]["outlook"] is None
