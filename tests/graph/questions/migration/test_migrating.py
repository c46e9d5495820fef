"""Who has moved, who has not, and how it has gone."""

from __future__ import annotations

from datetime import date

import pytest

from graph.errors import BadInput
from graph.projection.projection import Projection
from graph.projection.rows import AgreementRow, CoverageRow, OfferingRow, OrganizationRow, SuccessorRow, Tables
from graph.questions.migration.migrating import Migration, MigrationState, migration

TODAY = date(2026, 10, 5)
LIVES = {
    "stays": [("old", "2020-01-01", None)],
    "both": [("old", "2020-01-01", None), ("new", "2026-06-01", None)],
    "gone": [("old", "2020-01-01", "2026-01-01"), ("new", "2026-01-01", None)],
    "left": [("old", "2020-01-01", "2026-03-01")],
    "later": [("old", "2027-01-01", None)],
    "never": [("new", "2026-01-01", None)],
}


def tables(*successors: SuccessorRow, retires_on: str | None = None) -> Tables:
    signed = [
        (f"{consumer}-{offering}", consumer, offering, first, end)
        for consumer, several in LIVES.items()
        for offering, first, end in several
    ]
    return Tables(
        offerings=[
            OfferingRow("old", "host", retires_on=retires_on),
            OfferingRow("new", "host"),
            OfferingRow("other", "host"),
        ],
        agreements=[
            AgreementRow(agreement, f"host-{consumer}", "host", consumer, "ACTIVE", first, end)
            for agreement, consumer, _, first, end in signed
        ],
        coverages=[CoverageRow(agreement, offering) for agreement, _, offering, _, _ in signed],
        organizations=[OrganizationRow(each) for each in sorted({"host", *LIVES})],
        successors=successors or [SuccessorRow("old", "new", "FULL")],
    )


def asked(on: date | None = None, today: date = TODAY, retires_on: str | None = None) -> Migration:
    return migration(Projection(tables(retires_on=retires_on)), "old", on, today)


def test_what_has_expired_was_live_in_its_time() -> None:
    """As it is wherever days before today are asked about: whoever ended an agreement has left or moved."""
    given = tables()
    over = [row._replace(status="EXPIRED") if row.valid_to else row for row in given.agreements]
    known, found = asked(), migration(Projection(given._replace(agreements=over)), "old", None, TODAY)
    assert found.history == known.history
    assert [found.state(one) for one in found.consumer_ids] == [known.state(one) for one in known.consumer_ids]


def test_who_has_moved_and_who_has_not() -> None:
    found = asked()
    states = {consumer: found.state(consumer).value for consumer in found.consumer_ids}
    assert states == {"stays": "NOT_MOVED", "both": "MOVED", "gone": "MOVED", "left": "LEFT"}
    assert found.consumer_ids == ["stays", "both", "gone", "left"]
    assert found.consumer("both").moved_on == date(2026, 6, 1)
    assert found.consumer("stays").moved_on is None
    assert (found.progress.moved, found.progress.not_moved, found.progress.left) == (2, 1, 1)
    assert found.progress.share == 2 / 3


def test_how_it_has_gone_day_by_day_on_which_it_changed() -> None:
    assert [(str(step.on), step.moved, step.not_moved, step.left) for step in asked().history] == [
        ("2020-01-01", 0, 4, 0),
        ("2026-01-01", 1, 3, 0),
        ("2026-03-01", 1, 2, 1),
        ("2026-06-01", 2, 1, 1),
        ("2026-10-05", 2, 1, 1),
        ("2027-01-01", 2, 2, 1),
    ]


def test_in_the_past_it_was_as_it_was_then() -> None:
    then = asked(today=date(2026, 2, 1))
    assert (then.progress.moved, then.progress.not_moved, then.progress.left) == (1, 3, 0)
    assert then.state("left") is MigrationState.NOT_MOVED


def test_what_is_lost_on_the_day_of_retirement_counts_although_it_is_lost_then() -> None:
    found = asked(retires_on="2026-12-01")
    assert found.on == date(2026, 12, 1)
    assert found.report.severity_of_consumer("stays") == 3
    assert found.report.affects("both")
    assert asked(on=date(2026, 11, 1), retires_on="2026-12-01").on == date(2026, 11, 1)
    assert asked().on == TODAY


def test_only_an_offering_with_a_successor_can_be_moved_from() -> None:
    projection = Projection(tables())
    for offering, successor, sentence, place in (
        ("new", None, "Offering 'new' has no successor to move to", "offering"),
        ("old", "other", "'other' is no successor of 'old', but new", "successor"),
        ("odl", None, "There is no offering 'odl'. Did you mean old", "offering"),
    ):
        with pytest.raises(BadInput, match=sentence) as refused:
            migration(projection, offering, None, TODAY, successor)
        assert refused.value.path == (place,)


def test_to_one_of_several_successors() -> None:
    projection = Projection(tables(SuccessorRow("old", "new"), SuccessorRow("old", "other")))
    assert migration(projection, "old", None, TODAY).successors == ["new", "other"]
    assert migration(projection, "old", None, TODAY, "other").progress.moved == 0


def test_who_moved_to_what_does_a_part_has_moved_in_part_and_still_loses_something() -> None:
    found = migration(Projection(tables(SuccessorRow("old", "new", "PARTIAL"))), "old", None, TODAY)
    assert [(each, found.state(each).value, found.in_part(each)) for each in found.consumer_ids] == [
        ("stays", "NOT_MOVED", False),
        ("both", "MOVED", True),
        ("gone", "MOVED", True),
        ("left", "LEFT", False),
    ]
    assert (found.progress.moved, found.progress.in_part) == (2, 2)
    assert [found.weight(each) for each in found.consumer_ids] == [15, 5, 2, 0]
    assert [(step.moved, step.in_part) for step in found.history] == [(0, 0), (1, 1), (1, 1), (2, 2), (2, 2), (2, 2)]


def test_of_two_successors_the_one_that_does_all_of_it_counts() -> None:
    both = [SuccessorRow("old", "new", "PARTIAL"), SuccessorRow("old", "other", "FULL")]
    given = tables(*both)
    signed = AgreementRow("both-other", "host-both", "host", "both", "ACTIVE", "2026-07-01", None)
    given = given._replace(
        agreements=[*given.agreements, signed], coverages=[*given.coverages, CoverageRow("both-other", "other")]
    )
    found = migration(Projection(given), "old", None, TODAY)
    assert {each: found.in_part(each) for each in found.consumer_ids} == {
        "stays": False,
        "gone": True,
        "both": False,
        "left": False,
    }
