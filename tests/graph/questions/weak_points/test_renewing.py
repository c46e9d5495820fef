"""After a write only what it may have changed is worked out anew, and the answer is that of a computation from nothing."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.projection.projection import Projection
from graph.projection.rows import AgreementRow, CoverageRow, DependencyRow, OfferingRow, Tables
from graph.projection.tables import AGREEMENT, COVERAGE, DEPENDENCY, OFFERING, TABLES
from graph.questions.weak_points.cutting import Cut, cut
from graph.questions.weak_points.estate import estate_on
from graph.questions.weak_points.keeping import RESTS_ON
from graph.questions.weak_points.keeping import given as given_on
from graph.questions.weak_points.losing import Loss, losses
from graph.questions.weak_points.renewing import to_renew
from tests.graph.impact.estates import DAY, Question, questions
from tests.graph.impact.small import estate
from tests.graph.projection.patched import patched, some_question, without_some

if TYPE_CHECKING:
    from graph.questions.weak_points.estate import DayEstate

SMALL: Final = estate(("x -> a", "y -> x", "z -> b"), ("acme y", "bond z"))


def lost(estate: DayEstate) -> dict[int, Loss]:
    return {loss.offering: loss for loss in losses(estate, lambda _done, _total: None)}


def renewed(estate: DayEstate, among: set[int]) -> dict[int, Loss]:
    part = cut(estate, among)
    assert part.size <= whole(estate).size
    return {part.offerings[at]: loss._replace(offering=part.offerings[at]) for at, loss in lost(part.estate).items()}


def whole(estate: DayEstate) -> Cut:
    return Cut(estate, range(len(estate.before)))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**64).map(Random))
def test_what_a_write_leaves_is_kept_and_all_else_is_renewed(random: Random) -> None:
    tables = without_some(random, some_question(random).tables)
    projection = Projection(tables)
    before = estate_on(projection, DAY)
    known = lost(before)
    for _ in range(8):
        tables = patched(random, projection, tables, without_some(random, some_question(random).tables))
        after = estate_on(projection, DAY)
        renew = to_renew(before, after)
        if renew is None:
            known = lost(after)
        else:
            kept = {at: loss for at, loss in known.items() if at not in renew}
            known = kept | renewed(after, renew)
            assert known == lost(after)
        before = after


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**64).map(Random))
def test_a_loss_does_in_a_part_what_it_does_in_the_whole(random: Random) -> None:
    estate = estate_on(Projection(some_question(random).tables), DAY)
    known = lost(estate)
    among = {at for at in range(len(estate.before)) if random.random() < 0.3}
    assert renewed(estate, among) == {at: loss for at, loss in known.items() if at in among}


@settings(max_examples=100, deadline=None)
@given(questions())
def test_weak_points_rest_on_no_other_tables(question: Question) -> None:
    rows = {table.name: getattr(question.tables, table.name) for table in TABLES if table.name in RESTS_ON}
    alone = Projection(Tables(**rows, coverages=question.tables.coverages))
    assert given_on(alone, DAY) == given_on(Projection(question.tables), DAY)


def ids_renewed(*changes: tuple[Any, ...]) -> list[str] | None:
    """Ids of the offerings that are to be renewed after these changes of the small estate: (table, owner, *rows)."""
    projection = Projection(SMALL)
    before = estate_on(projection, DAY)
    for table, owner, *rows in changes:
        projection.replace(table, [owner], *rows)
    renew = to_renew(before, estate_on(projection, DAY))
    return None if renew is None else sorted(projection.offerings.ids[each] for each in renew)


def test_after_a_new_dependency_what_lies_beneath_it_is_renewed() -> None:
    assert ids_renewed((DEPENDENCY, "x", [DependencyRow("x", "a"), DependencyRow("x", "b")])) == ["a", "b", "x"]


def test_after_a_dependency_has_gone_what_lay_beneath_it_is_renewed() -> None:
    assert ids_renewed((DEPENDENCY, "x", [])) == ["a", "x"]


def test_after_an_agreement_covers_something_else_both_are_renewed() -> None:
    agreement = AgreementRow("bond z", "host-bond", "host", "bond", notice_days=30)
    assert ids_renewed((AGREEMENT, "bond z", [agreement], [CoverageRow("bond z", "x")])) == ["a", "b", "x", "z"]


def test_after_an_agreement_owes_notice_what_it_covers_is_renewed() -> None:
    agreement = AgreementRow("bond z", "host-bond", "host", "bond", notice_days=0)
    assert ids_renewed((AGREEMENT, "bond z", [agreement], [CoverageRow("bond z", "z", "CRITICAL")])) == ["b", "z"]


def test_after_a_new_offering_it_alone_is_renewed() -> None:
    assert ids_renewed((OFFERING, "new", [OfferingRow("new", "host")])) == ["new"]


def test_where_something_else_is_lost_already_everything_is_renewed() -> None:
    assert ids_renewed((OFFERING, "a", [OfferingRow("a", "host", "SUSPENDED")])) is None


def test_a_name_changes_nothing() -> None:
    assert ids_renewed((OFFERING, "a", [OfferingRow("a", "host", name="Another")])) == []


@pytest.mark.parametrize("name", RESTS_ON)
def test_the_tables_that_weak_points_rest_on_are_there(name: str) -> None:
    assert name in {table.name for table in TABLES} - {COVERAGE.name}
