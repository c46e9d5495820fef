"""What deserves a look beside a score."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from graph.health.findings import HealthFindingKind
from graph.health.health import Health
from graph.health.moment import Moment
from graph.health.policy import USUAL
from graph.model.relationship import Side
from tests.graph.health.facts import R, gathering_of

if TYPE_CHECKING:
    from tests.graph.health.facts import Facts

TODAY = date(2026, 11, 28).toordinal()


def found(facts: Facts, on: str, side: Side = Side.PROVIDER) -> list[tuple[HealthFindingKind, str | None]]:
    view = gathering_of({"relationships": [{"id": R, "status": "ACTIVE"}], **facts}).view(R, side)
    assert view is not None
    moment = Moment(view, date.fromisoformat(on).toordinal(), TODAY, USUAL)
    return [(each.kind, each.id) for each in Health(moment, None, None).findings()]


@pytest.mark.parametrize(
    ("on", "is_told"), [("2026-11-01", False), ("2026-11-02", True), ("2026-12-01", True), ("2026-12-02", False)]
)
def test_a_renewal_is_to_be_decided_within_its_termination_days(on: str, *, is_told: bool) -> None:
    agreement = {"id": "a", "renewal": "BY_DECISION", "valid_to": "2026-12-02", "termination_days": 30}
    expected = [(HealthFindingKind.RENEWAL_TO_DECIDE, "a")] if is_told else []
    assert found({"agreements": [agreement]}, on) == expected


@pytest.mark.parametrize(
    "given",
    [
        {"renewal": "AUTO"},
        {"renewal": "NONE"},
        {"status": "NOTICE_GIVEN", "renewal": "BY_DECISION"},
        {"status": "ENDED"},
    ],
)
def test_of_other_agreements_nothing_is_to_be_decided(given: dict[str, Any]) -> None:
    agreement = {"id": "a", "valid_to": "2026-12-02", "termination_days": 30, **given}
    kinds = [kind for kind, _ in found({"agreements": [agreement]}, "2026-11-28")]
    assert HealthFindingKind.RENEWAL_TO_DECIDE not in kinds


def test_a_demand_waits_until_its_answer() -> None:
    demands = [
        {"id": "answered", "status": "ACCEPTED", "raised_at": "2026-11-01", "answered_at": "2026-11-10"},
        {"id": "raised", "raised_at": "2026-11-05"},
        {"id": "shaped", "status": "SHAPED"},
        {"id": "declined", "status": "DECLINED"},
        {"id": "theirs", "visibility": "CONSUMER"},
    ]

    def waiting(on: str, side: Side = Side.PROVIDER) -> list[str | None]:
        told = found({"demands": demands}, on, side)
        return [id_ for kind, id_ in told if kind is HealthFindingKind.DEMAND_UNANSWERED]

    assert waiting("2026-11-04") == ["answered", "shaped"]
    assert waiting("2026-11-10") == ["raised", "shaped"]
    assert waiting("2026-11-10", Side.CONSUMER) == ["raised", "shaped", "theirs"]
