"""Weak points on random estates against the plain reference, and their rules one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from graph.projection.projection import Projection
from graph.projection.rows import OfferingRow, SuccessorRow
from graph.questions.weak_points.keeping import given as given_on
from graph.questions.weak_points.losing import losses
from graph.questions.weak_points.ranking import WeakPointOrder, WeakPoints
from tests.graph.impact.estates import DAY, Question, questions
from tests.graph.impact.reference.estate import CRITICAL, LOW, estate_of
from tests.graph.impact.reference.ranking import weak_points as reference_weak_points
from tests.graph.impact.small import estate, with_offering
from tests.graph.questions.weak_points import reference

if TYPE_CHECKING:
    from graph.projection.rows import Tables


def weak_points(tables: Tables) -> WeakPoints:
    rests_on = given_on(Projection(tables), DAY)
    found = losses(rests_on.estate, lambda _done, _total: None)
    return WeakPoints(rests_on.ids, found, rests_on.alone, rests_on.groups)


@settings(max_examples=max(200, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions())
def test_all_weak_points_are_the_reference_s(question: Question) -> None:
    found, plain = weak_points(question.tables), estate_of(question.given["estate"])
    expected = reference_weak_points(plain, DAY, DAY)
    assert list(found.ranks(WeakPointOrder.HARM)) == [each.offering for each in expected]
    for each in expected:
        point = found.point(each.offering)
        several = each.offerings, each.agreements, each.consumers, each.masked
        assert (point.offerings, point.agreements, point.consumers, point.masked) == tuple(map(by_severity, several))
        assert point.overdue == each.overdue
        assert point.stands_alone == reference.stands_alone(plain, each.offering, DAY)
    critical = [each.offering for each in expected if CRITICAL in each.consumers.values()]
    assert found.alone_ids == [offering for offering in critical if found.point(offering).stands_alone]
    assert [(group.offering, group.alternatives) for group in found.groups] == reference.spare_nothing(plain, DAY)
    assert all(group.margin == 0 for group in found.groups)


def by_severity(severity_of: dict[str, int]) -> tuple[int, ...]:
    return tuple([*severity_of.values()].count(level) for level in range(LOW, CRITICAL + 1))


def order(tables: Tables, by: WeakPointOrder = WeakPointOrder.HARM) -> list[str]:
    return list(weak_points(tables).ranks(by))


def test_what_is_critical_for_one_goes_before_what_is_high_for_many() -> None:
    tables = estate(agreements=("acme a CRITICAL", "bond b HIGH", "crew b HIGH"))
    assert order(tables) == ["a", "b"]
    assert order(tables, WeakPointOrder.CONSUMERS) == ["b", "a"]


def test_what_more_rests_on_goes_first_by_offerings() -> None:
    tables = estate(("x -> a", "y -> a"), ("acme b CRITICAL",))
    assert order(tables, WeakPointOrder.OFFERINGS)[0] == "a"
    assert order(tables)[0] == "b"


def test_what_is_lost_already_is_left_out() -> None:
    tables = with_offering(estate(agreements=("acme a", "acme b")), OfferingRow("a", "host", "SUSPENDED"))
    assert order(tables) == ["b"]


def test_an_alternative_that_is_there_spares_both() -> None:
    found = weak_points(estate(("x -> a CRITICAL g1of", "x -> b CRITICAL g1of"), ("acme x", "bond a")))
    assert not found.point("a").stands_alone
    assert found.point("x").stands_alone
    assert found.alone_ids == ["x"]
    assert found.groups == []


def test_an_alternative_that_is_lost_already_spares_nothing() -> None:
    tables = estate(("x -> a CRITICAL g1of", "x -> b CRITICAL g1of"), ("acme x",))
    found = weak_points(with_offering(tables, OfferingRow("b", "host", "SUSPENDED")))
    assert found.point("a").stands_alone
    assert found.alone_ids == ["a", "x"]
    assert [(group.offering, group.alternatives) for group in found.groups] == [("x", "g")]


def test_only_a_successor_in_full_that_is_there_takes_the_place() -> None:
    tables = estate(agreements=("acme a", "acme b", "acme c"))
    for coverage, alone in (("FULL", False), ("PARTIAL", True), (None, True)):
        succeeded = tables._replace(successors=[SuccessorRow("a", "b", coverage)])
        assert weak_points(succeeded).point("a").stands_alone is alone
    later = tables._replace(successors=[SuccessorRow("a", "b", "FULL", "2099-01-01")])
    assert weak_points(later).point("a").stands_alone
