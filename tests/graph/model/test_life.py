"""Which agreements count on a day: the rule in Python, its wording in statements, and each of its sentences."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.database.schema import set_up_schema
from graph.model.life import (
    Said,
    decided_by,
    end_of,
    is_end_unknown,
    is_in_force,
    is_live,
    lapse_of,
    life_of,
    live,
    renews_on,
)
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database

TERM_ENDS: Final = "2027-01-01"
BEFORE, ON, LATER = "2026-12-31", TERM_ENDS, "2031-05-05"
TODAY: Final = "2026-06-01"


def days(**given: Any) -> str:
    """On which of the last day of the term, the first after it and one years later it counts, as 1 or 0."""
    usual: dict[str, Any] = {"status": "ACTIVE", "valid_to": TERM_ENDS}
    said = Said(**usual | given)
    return "".join(str(int(is_live(said, day, TODAY))) for day in (BEFORE, ON, LATER))


def test_only_what_is_active_and_renews_itself_goes_on_after_its_term() -> None:
    assert days(renewal="AUTO") == "111"
    assert {days(renewal=renewal) for renewal in (None, "NONE", "BY_DECISION")} == {"100"}
    assert {days(status="NOTICE_GIVEN", renewal=renewal) for renewal in (None, "AUTO", "NONE")} == {"100"}
    assert {days(status=status, renewal="AUTO") for status in ("DRAFT", "PROPOSED", "SUSPENDED", "EXPIRED", None)} == {
        "000"
    }


def test_without_an_end_it_goes_on_whatever_its_renewal() -> None:
    assert {days(valid_to=None, renewal=renewal) for renewal in (None, "AUTO", "BY_DECISION", "NONE")} == {"111"}


def test_it_begins_on_its_first_day() -> None:
    assert days(valid_from=BEFORE, renewal="AUTO") == "111"
    assert days(valid_from=ON, valid_to=LATER, renewal="AUTO") == "011"


def test_notice_within_a_renewed_term_ends_it_termination_days_later() -> None:
    noticed = {"status": "NOTICE_GIVEN", "renewal": "AUTO"}
    assert days(**noticed, notice_given_at=BEFORE, termination_days=9_000) == "100"
    assert days(**noticed, notice_given_at=ON, termination_days=0) == "100"
    assert days(**noticed, notice_given_at=ON, termination_days=1) == "110"
    assert days(**noticed, notice_given_at="2031-05-04", termination_days=2) == "111"
    assert days(status="NOTICE_GIVEN", renewal="NONE", notice_given_at=LATER, termination_days=9) == "100"
    assert end_of(Said("NOTICE_GIVEN", None, ON, "AUTO", "2028-02-28", 2)) == "2028-03-01"


def test_notice_within_a_renewed_term_without_termination_days_ends_nothing_and_is_known_to() -> None:
    said = Said("NOTICE_GIVEN", None, ON, "AUTO", ON)
    assert (is_live(said, LATER, TODAY), is_end_unknown(said)) == (True, True)
    for other in (
        said._replace(termination_days=0),
        said._replace(notice_given_at=BEFORE),
        said._replace(notice_given_at=None),
        said._replace(renewal="NONE"),
        said._replace(status="ACTIVE"),
    ):
        assert not is_end_unknown(other)


@pytest.mark.parametrize("status", ["EXPIRED", "ENDED"])
def test_what_is_over_counted_up_to_its_end_on_days_before_today(status: str) -> None:
    for renewal in ("AUTO", "NONE", None):
        said = Said(status, None, TERM_ENDS, renewal)
        assert [is_live(said, day, "2027-06-01") for day in (BEFORE, ON)] == [True, False]
    assert not is_live(said, BEFORE, BEFORE)
    assert life_of(said._replace(valid_to=None)) is None


def test_nothing_counts_of_a_relationship_that_is_over() -> None:
    assert days(renewal="AUTO", relationship_status="ENDED") == "000"
    assert days(renewal="AUTO", relationship_status="ACTIVE", relationship_until=ON) == "100"
    assert days(renewal="AUTO", relationship_status="ENDED", relationship_until=LATER) == "110"
    assert days(relationship_status="ENDED", relationship_until=LATER) == "100"


def test_when_both_sides_have_to_decide_and_what_would_go_on_if_they_had() -> None:
    said = Said("ACTIVE", None, ON, "BY_DECISION", relationship_until=LATER)
    assert (decided_by(said), lapse_of(said)) == (ON, (ON, LATER, False))
    assert lapse_of(said._replace(relationship_until=None)) == (ON, None, False)
    for other in (said._replace(renewal="AUTO"), said._replace(status="EXPIRED"), said._replace(valid_to=None)):
        assert (decided_by(other), lapse_of(other)) == (None, None)


def test_when_it_renews_itself() -> None:
    assert renews_on(Said("ACTIVE", None, ON, "AUTO")) == ON
    assert renews_on(Said("NOTICE_GIVEN", None, ON, "AUTO")) is None


def test_what_is_in_force_holds_today_or_may_later() -> None:
    assert is_in_force(Said("DRAFT", LATER), ON)
    assert is_in_force(Said("SUSPENDED", None, BEFORE, "AUTO"), ON)
    assert not is_in_force(Said("ACTIVE", None, ON), ON)
    assert not is_in_force(Said("ACTIVE", None, ON, "AUTO"), LATER, LATER)
    assert not is_in_force(Said("ENDED", None, LATER, "AUTO"), ON)
    assert not is_in_force(Said("ACTIVE", relationship_status="ENDED"), ON)
    assert not is_in_force(Said(None), ON)


# --- the same in a statement ---

DAY: Final = date(2027, 1, 1)
DAYS: Final = (None, *((DAY + timedelta(days=days)).isoformat() for days in (-1, 0, 1)))
LIVE_IDS: Final = f"""
MATCH (g:Agreement)
WHERE {live("g", "r", "c", "$day", "$past")}
RETURN collect(g.id)
"""


def agreements() -> dict[str, Said]:
    statuses = ("ACTIVE", "NOTICE_GIVEN", "ENDED", "SUSPENDED")
    of_itself = product(
        statuses, (None, "2026-12-31", "2027-01-02"), DAYS, (None, "AUTO", "NONE"), DAYS, (None, 0, 1, 2)
    )
    return {
        f"{number}": Said(status, first, end, renewal, noticed, days)
        for number, (status, first, end, renewal, noticed, days) in enumerate(of_itself)
    }


def given(said: Said) -> dict[str, Any]:
    names = ("status", "validFrom", "validTo", "renewal", "noticeGivenAt", "terminationDays")
    return dict(zip(names, said, strict=False))


async def test_a_statement_finds_what_the_rule_says(database: Database) -> None:
    await set_up_schema(database)
    estate, of_itself = Estate(database), agreements()
    await estate.things("Organization", {"id": "c"}, {"id": "gone", "archivedAt": "2026-01-01T00:00:00.000000Z"})
    relationships: list[dict[str, Any]] = [{"id": "usual", "status": "ACTIVE"}, {"id": "of-gone", "status": "ACTIVE"}]
    relationships += [{"id": "archived", "status": "ACTIVE", "archivedAt": "2026-01-01T00:00:00.000000Z"}]
    relationships += [
        {"id": f"{status} {until}", "status": status, "until": until}
        for status in ("ACTIVE", "ENDED")
        for until in DAYS
    ]
    await estate.things("ServiceRelationship", *relationships)
    for row in relationships:
        await estate.relations(
            "ServiceRelationship", "consumer", (row["id"], "gone" if row["id"] == "of-gone" else "c")
        )
    await estate.things("Agreement", *({"id": id_, **given(said)} for id_, said in of_itself.items()))
    await estate.relations("Agreement", "relationship", *((id_, "usual") for id_ in of_itself))
    others = {
        row["id"]: Said(
            None if row["id"] in {"archived", "of-gone"} else "ACTIVE",
            relationship_status=row["status"],
            relationship_until=row.get("until"),
        )
        for row in relationships
    }
    await estate.things("Agreement", *({"id": id_, "status": "ACTIVE"} for id_ in others))
    await estate.relations("Agreement", "relationship", *((id_, id_) for id_ in others))
    for day, today in product((DAYS[1], DAYS[2]), ("2026-01-01", "2028-01-01")):
        assert day
        found = (await database.read(LIVE_IDS, {"day": day, "past": day < today}, name="live"))[0][0]
        expected = {id_ for id_, said in (of_itself | others).items() if is_live(said, day, today)}
        assert {*found} == expected
        assert 100 < len(expected) < len(of_itself)
