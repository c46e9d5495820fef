"""Every answer on random estates against the plain reference.

`pytest tests/graph/impact --hypothesis-profile=thorough` asks 50,000 times instead of 2,000.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings

from graph.impact.projection import Projection
from graph.impact.report import Report, impact
from graph.impact.single import SingleCauses
from graph.impact.totals import Counts
from graph.model.severity import Severity
from tests.graph.impact.earlier import Reference
from tests.graph.impact.estates import Question, questions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.affected import Cap


@settings(max_examples=max(2_000, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions())
def test_every_answer_is_the_reference_s(question: Question) -> None:
    reference = Reference(*question)
    report = impact(Projection(question.tables), question.scenario, question.today)
    compare_totals(report, reference)
    compare_offerings(report, reference)
    compare_agreements(report, reference)
    compare_consumers(report, reference)
    compare_groups(report, reference)
    compare_causes(report, reference)


def compare_totals(report: Report, reference: Reference) -> None:
    offerings, agreements, consumers = reference.unaffected()
    assert report.totals.offerings == counts((reference.at_after[o] for o in reference.worse), offerings)
    assert report.totals.agreements == counts(reference.agreements.values(), agreements)
    assert report.totals.consumers == counts(reference.consumers.values(), consumers)


def compare_offerings(report: Report, reference: Reference) -> None:
    found = [(each.offering, each.severity, each.path, caps(each.capped_by)) for each in report.offerings()]
    expected = [
        (offering, severity, tuple(path), capped)
        for offering, severity in worst_first({o: reference.at_after[o] for o in reference.worse})
        for path, capped in [reference.way(offering, severity)]
    ]
    assert found == expected


def compare_agreements(report: Report, reference: Reference) -> None:
    found = [(each.id, each.severity, each.consumer) for each in report.agreements()]
    assert found == [
        (agreement, severity, reference.live[agreement].consumer)
        for agreement, severity in worst_first(reference.agreements)
    ]


def compare_consumers(report: Report, reference: Reference) -> None:
    affected = worst_first(reference.agreements)
    found = [
        (each.organization, each.severity, each.path, each.agreement, caps(each.capped_by), each.hops)
        for each in report.consumers()
    ]
    expected = [
        (consumer, severity, tuple(path), agreement, capped, len(path) - 1)
        for consumer, severity in worst_first(reference.consumers)
        for path, agreement, capped in [reference.way_to_consumer(consumer)]
    ]
    assert found == expected
    for each in report.consumers():
        mine = [(a, severity) for a, severity in affected if reference.live[a].consumer == each.organization]
        assert [(agreement.id, agreement.severity) for agreement in each.agreements] == mine


def compare_groups(report: Report, reference: Reference) -> None:
    held = [
        (each.offering, each.alternatives, each.required, len(each.members), each.lost, each.margin)
        for each in report.held
    ]
    assert held == reference.held()
    understaffed = [(each.offering, each.alternatives, each.required, each.valid) for each in report.understaffed]
    short = [(each.dependent, each.name or "", each.required, len(each.members)) for each in reference.touched()]
    assert understaffed == sorted(each for each in short if each[3] < each[2])
    assert [each.offering for each in report.context] == reference.context()
    assert all(each.status or each.changes for each in report.context)


def compare_causes(report: Report, reference: Reference) -> None:
    assert report.causes_are_exact
    causes = report.causes(report.consumer_ids)
    assert {consumer: list(sets) for consumer, sets in causes.items()} == {
        consumer: reference.causes(consumer) for consumer in reference.consumers
    }
    for consumer, sets in causes.items():
        for several in sets:
            coinciding = [fact.offering for fact in report.context_behind(consumer, several)]
            assert coinciding == reference.coinciding(consumer, several)
    for level in {*report.outcome.consumers.values()}:
        single = SingleCauses(report.outcome, level)
        for consumer, sets in causes.items():
            number = report.outcome.projection.organization_at[consumer]
            if report.outcome.consumers[number] == level:
                assert single.minimal(number)[0] in sets


def counts(severities: Iterable[int], none: int) -> Counts:
    by = Counter(severities)
    return Counts(none, by[1], by[2], by[3], by[4])


def caps(capped_by: Iterable[Cap]) -> list[tuple[str, ...]]:
    return [
        (cap.criticality.name, cap.agreement)
        if cap.agreement
        else (cap.criticality.name, cap.dependent or "", cap.needed or "")
        for cap in capped_by
    ]


def worst_first(severity_of: dict[str, int]) -> list[tuple[str, Severity]]:
    ordered = sorted(severity_of.items(), key=lambda item: (-item[1], item[0]))
    return [(each, Severity(severity)) for each, severity in ordered]
