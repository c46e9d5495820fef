"""Gentler plans on random estates against the plain reference, and their rules one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings

from graph.impact.report import impact
from graph.impact.scenario import Scenario
from graph.projection.projection import Projection
from graph.projection.rows import OfferingRow, SuccessorRow
from graph.questions.suggestions.alternatives import Alternative, AlternativeKind
from graph.questions.suggestions.suggesting import Suggestions
from tests.graph.impact.estates import Question, questions
from tests.graph.impact.small import DAY, TODAY, change, estate, with_offering
from tests.graph.questions.suggestions import reference

if TYPE_CHECKING:
    from graph.projection.rows import Tables
    from tests.graph.impact.reference.report import Report


def suggestions(tables: Tables, scenario: Scenario, today: date) -> Suggestions:
    projection = Projection(tables)
    return Suggestions(projection, impact(projection, scenario, today))


@settings(max_examples=max(500, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions())
def test_every_suggestion_is_the_reference_s(question: Question) -> None:
    found = suggestions(question.tables, question.scenario, question.today)
    plain = question.reference
    part, report = found.part, found.in_time
    assert (part.changes if part else None) == reference.largest_part(plain)
    assert (report.scenario.effective_on if report else None) == reference.in_time(plain)
    compare_alternatives(found.alternatives, plain)


def compare_alternatives(found: list[Alternative], plain: Report) -> None:
    by_kind = {kind: [each for each in found if each.kind is kind] for kind in AlternativeKind}
    added = {(each.offering, each.alternatives, each.needed): spared(each) for each in by_kind[AlternativeKind.ADDED]}
    assert added == reference.added(plain)
    back = {offering: reference.restored(plain, offering) for offering in reference.lost_roots(plain)}
    restored = {each.offering: spared(each) for each in by_kind[AlternativeKind.RESTORED]}
    assert restored == {offering: helped for offering, helped in back.items() if helped}
    moved = {(each.offering, each.needed, each.coverage): spared(each) for each in by_kind[AlternativeKind.SUCCESSOR]}
    assert moved == {key: helped for key, helped in reference.successors(plain).items() if helped}
    assert [len(each.consumers) for each in found] == sorted((len(each.consumers) for each in found), reverse=True)


def spared(alternative: Alternative) -> reference.Helped:
    return {each.organization: (each.severity, each.instead) for each in alternative.consumers}


def suggested(tables: Tables, *changes: str, today: date = TODAY) -> Suggestions:
    return suggestions(tables, Scenario(tuple(map(change, changes)), DAY), today)


def test_the_largest_part_leaves_out_the_fewest_changes() -> None:
    tables = estate(("x -> a CRITICAL g1of", "x -> b CRITICAL g1of"), ("acme x", "bond c LOW"))
    part = suggested(tables, "a RETIRE", "b RETIRE", "c RETIRE").part
    assert part
    assert (part.changes, part.left_out, part.is_largest) == ((0, 2), (1,), True)


def test_where_nobody_is_hit_gravely_nothing_need_be_left_out() -> None:
    assert suggested(estate(agreements=("acme a MEDIUM",)), "a RETIRE").part is None


def test_of_more_than_ten_changes_a_part_is_found_to_which_none_can_be_added() -> None:
    tables = estate(
        agreements=[f"c{number} o{number:02} {'HIGH' if number in {3, 8} else 'LOW'}" for number in range(15)]
    )
    part = suggested(tables, *(f"o{number:02} RETIRE" for number in range(15))).part
    assert part
    assert (part.left_out, part.is_largest) == ((3, 8), False)


def test_on_the_day_suggested_all_notice_is_kept() -> None:
    tables = estate(agreements=("acme a HIGH",))
    soon = Scenario((change("a RETIRE"),), TODAY)
    later = suggestions(tables, soon, TODAY).in_time
    assert later
    assert (later.scenario.effective_on - TODAY).days == 30
    assert later.notice.overdue == 0
    assert suggestions(tables, replace(soon, effective_on=DAY), TODAY).in_time is None


def test_what_is_for_a_time_lasts_as_long_on_the_day_suggested() -> None:
    tables = estate(agreements=("acme a HIGH",))
    pause = replace(change("a SUSPEND"), until=TODAY + timedelta(days=14))
    later = suggestions(tables, Scenario((pause,), TODAY), TODAY).in_time
    assert later
    assert later.scenario.effective_on == TODAY + timedelta(days=30)
    assert [each.until for each in later.scenario.changes] == [TODAY + timedelta(days=44)]
    at_the_end = Scenario((pause,), TODAY).moved_to(date.max)
    assert [each.until for each in at_the_end.changes] == [None]


def test_one_more_alternative_is_suggested_where_it_spares_most() -> None:
    tables = estate(("x -> a", "y -> x", "z -> x"), ("acme y HIGH", "bond z HIGH"))
    best, *others = suggested(tables, "a RETIRE").alternatives
    assert (best.offering, best.alternatives, best.needed) == ("x", None, "a")
    assert [(each.organization, each.instead.name) for each in best.consumers] == [("acme", "NONE"), ("bond", "NONE")]
    assert [(each.offering, len(each.consumers)) for each in others] == [("y", 1), ("z", 1)]


def test_an_alternative_does_not_help_who_has_the_changed_offering_itself() -> None:
    assert suggested(estate(("x -> a",), ("acme a HIGH",)), "a RETIRE").alternatives == []


def test_a_lost_member_that_comes_back_spares_whom_its_group_serves() -> None:
    tables = estate(("x -> a CRITICAL g1of", "x -> b CRITICAL g1of"), ("acme x",))
    tables = with_offering(tables, OfferingRow("b", "host", "SUSPENDED"))
    restored, added = suggested(tables, "a RETIRE").alternatives
    assert (restored.kind, restored.offering) == (AlternativeKind.RESTORED, "b")
    assert (added.kind, added.offering, added.alternatives) == (AlternativeKind.ADDED, "x", "g")


def test_a_successor_that_is_affected_itself_is_none() -> None:
    tables = estate(("next -> a",), ("acme a", "bond next"))
    tables = tables._replace(successors=[SuccessorRow("a", "next", "FULL")])
    kinds = [each.kind for each in suggested(tables, "a RETIRE").alternatives]
    assert AlternativeKind.SUCCESSOR not in kinds
    apart = tables._replace(dependencies=[])
    (moved,) = suggested(apart, "a RETIRE").alternatives
    assert (moved.kind, moved.needed, moved.coverage) == (AlternativeKind.SUCCESSOR, "next", "FULL")
    assert [(each.organization, each.instead.name) for each in moved.consumers] == [("acme", "NONE")]


def test_a_successor_that_does_a_part_spares_nobody_wholly_who_needs_the_whole() -> None:
    tables = estate(("app -> a",), ("acme a", "bond app", "cosy a LOW"))
    tables = tables._replace(
        successors=[SuccessorRow("a", "next", "PARTIAL")], offerings=[*tables.offerings, OfferingRow("next", "host")]
    )
    (moved,) = (each for each in suggested(tables, "a RETIRE").alternatives if each.kind is AlternativeKind.SUCCESSOR)
    assert moved.coverage == "PARTIAL"
    assert [(each.organization, each.severity.name, each.instead.name) for each in moved.consumers] == [
        ("acme", "CRITICAL", "MEDIUM"),
        ("bond", "CRITICAL", "MEDIUM"),
    ]
    kinds = [each.kind for each in suggested(tables, "a MODIFY").alternatives]
    assert AlternativeKind.SUCCESSOR not in kinds
