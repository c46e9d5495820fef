"""Promise gaps on random estates against the plain reference, and their rules one by one."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.projection.projection import Projection
from graph.projection.rows import AgreementRow, CoverageRow, DependencyRow, OfferingRow, OrganizationRow, Tables
from graph.questions.promises.gap import PromiseGap, PromiseGapKind
from graph.questions.promises.gaps import promise_gaps
from graph.questions.promises.limits import promise_limits
from graph.questions.promises.rows import TargetRow, Terms
from tests.graph.impact.estates import DAY, ORGANIZATIONS, Question, questions
from tests.graph.impact.reference.estate import estate_of
from tests.graph.questions.promises.reference import Promised

if TYPE_CHECKING:
    from collections.abc import Iterable


def some_terms(random: Random) -> Terms:
    part_of = {
        part: whole for part, whole in zip(ORGANIZATIONS[1:], ORGANIZATIONS, strict=False) if random.random() < 0.3
    }
    return Terms([], part_of)


@settings(max_examples=max(500, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions(), st.integers(0, 2**64).map(Random))
def test_every_gap_of_notice_and_end_is_the_reference_s(question: Question, random: Random) -> None:
    tables, terms = question.tables, some_terms(random)
    gaps = promise_gaps(Projection(tables), terms, DAY)
    promised = Promised(estate_of(question.given["estate"]), terms.part_of, DAY)
    assert allowed(gaps, PromiseGapKind.NOTICE) == promised.gaps(promised.notice, 0)
    assert allowed(gaps, PromiseGapKind.END) == promised.gaps(promised.end, float("inf"))
    for gap in gaps:
        kind = (promised.notice, 0.0) if gap.kind is PromiseGapKind.NOTICE else (promised.end, float("inf"))
        assert (gap.path, gap.beneath) == promised.way(gap.path[0], *kind)


def allowed(gaps: Iterable[PromiseGap], kind: PromiseGapKind) -> dict[str, float]:
    return {gap.agreement: gap.allowed for gap in gaps if gap.kind is kind}


def chain(*, up: int = 90, down: int | None = 30, down_to: str | None = None) -> Tables:
    """A supplier's part is needed by a host's app, which a user has agreed on."""
    return Tables(
        offerings=[OfferingRow("app", "host", name="App"), OfferingRow("part", "supplier", name="Part")],
        dependencies=[DependencyRow("app", "part")],
        agreements=[
            AgreementRow("above", "host-user", "host", "user", notice_days=up),
            *(
                []
                if down is None
                else [AgreementRow("below", "supplier-host", "supplier", "host", valid_to=down_to, notice_days=down)]
            ),
        ],
        coverages=[CoverageRow("above", "app"), *([] if down is None else [CoverageRow("below", "part")])],
        organizations=[OrganizationRow("host"), OrganizationRow("supplier"), OrganizationRow("user")],
    )


NOTHING = Terms([])


def test_longer_notice_than_beneath_is_a_gap() -> None:
    (gap,) = promise_gaps(Projection(chain()), NOTHING, DAY)
    assert (gap.kind, gap.agreement, gap.path, gap.beneath) == (
        PromiseGapKind.NOTICE,
        "above",
        ("app", "part"),
        "below",
    )
    assert (gap.promised, gap.allowed) == (90, 30)
    assert promise_gaps(Projection(chain(up=30)), NOTHING, DAY) == []


def test_where_nothing_is_agreed_with_another_organization_nothing_can_be_promised() -> None:
    (gap,) = promise_gaps(Projection(chain(down=None)), NOTHING, DAY)
    assert (gap.allowed, gap.beneath) == (0, None)


def test_within_one_organization_nothing_need_be_agreed() -> None:
    parts = Terms([], part_of={"host": "group", "supplier": "group"})
    assert promise_gaps(Projection(chain(down=None)), parts, DAY) == []


def test_an_agreement_of_the_whole_serves_its_parts() -> None:
    tables = chain(up=30)
    whole = tables._replace(
        agreements=[tables.agreements[0], tables.agreements[1]._replace(consumer="group")],
        organizations=[*tables.organizations, OrganizationRow("group")],
    )
    assert [gap.beneath for gap in promise_gaps(Projection(whole), NOTHING, DAY)] == [None]
    assert promise_gaps(Projection(whole), Terms([], part_of={"host": "group"}), DAY) == []


def test_an_end_beneath_is_a_gap_unless_it_renews_itself() -> None:
    tables = chain(up=0, down_to="2028-01-01")
    (gap,) = promise_gaps(Projection(tables), NOTHING, DAY)
    assert (gap.kind, gap.promised, gap.beneath) == (PromiseGapKind.END, None, "below")
    renewing = tables._replace(agreements=[tables.agreements[0], tables.agreements[1]._replace(renewal="AUTO")])
    assert promise_gaps(Projection(renewing), NOTHING, DAY) == []
    noticed = [row._replace(status="NOTICE_GIVEN") if row.id == "below" else row for row in renewing.agreements]
    (gap,) = promise_gaps(Projection(renewing._replace(agreements=noticed)), NOTHING, DAY)
    assert (gap.kind, gap.beneath) == (PromiseGapKind.END, "below")


def test_an_alternative_with_longer_notice_is_enough() -> None:
    tables = chain()
    both = tables._replace(
        offerings=[*tables.offerings, OfferingRow("spare", "supplier", name="Spare")],
        dependencies=[DependencyRow("app", "part", alternatives="g"), DependencyRow("app", "spare", alternatives="g")],
        agreements=[*tables.agreements, AgreementRow("slow", "supplier-host", "supplier", "host", notice_days=120)],
        coverages=[*tables.coverages, CoverageRow("slow", "spare")],
    )
    assert promise_gaps(Projection(both), NOTHING, DAY) == []


def circle(*, alternatives: str | None = None) -> Tables:
    """E and F need each other, and F needs S of a supplier; all three are named so that the cycle comes first."""
    return Tables(
        offerings=[OfferingRow("e", "host"), OfferingRow("f", "host"), OfferingRow("s", "supplier")],
        dependencies=[
            DependencyRow("e", "f"),
            DependencyRow("f", "e", alternatives=alternatives, required=2 if alternatives else 1),
            DependencyRow("f", "s", alternatives=alternatives, required=2 if alternatives else 1),
        ],
        agreements=[
            AgreementRow("above", "host-user", "host", "user", notice_days=60),
            AgreementRow("below", "supplier-host", "supplier", "host", notice_days=14),
        ],
        coverages=[CoverageRow("above", "e"), CoverageRow("below", "s")],
        organizations=[OrganizationRow("host"), OrganizationRow("supplier"), OrganizationRow("user")],
    )


@pytest.mark.parametrize("alternatives", [None, "g"])
def test_on_a_cycle_the_way_leads_to_what_binds_it_from_outside(alternatives: str | None) -> None:
    (gap,) = promise_gaps(Projection(circle(alternatives=alternatives)), NOTHING, DAY)
    assert (gap.promised, gap.allowed, gap.path, gap.beneath) == (60, 14, ("e", "f", "s"), "below")


def test_a_cycle_that_nothing_binds_is_no_gap() -> None:
    tables = circle()
    alone = tables._replace(dependencies=tables.dependencies[:2])
    assert promise_gaps(Projection(alone), NOTHING, DAY) == []


def target(agreement: str, measure: str, threshold: float, comparator: str = "AT_LEAST") -> TargetRow:
    return TargetRow(f"{agreement}-target", agreement, None, measure, comparator, threshold, "%", "P1M")


def test_a_stricter_target_of_the_same_measure_is_a_gap() -> None:
    strict = Terms([target("above", "Availability of the App", 99.9), target("below", "Availability of Part", 99.0)])
    (gap,) = promise_gaps(Projection(chain(up=0)), strict, DAY)
    assert (gap.kind, gap.target, gap.promised, gap.allowed) == (PromiseGapKind.TARGET, "above-target", 99.9, 99.0)
    easier = Terms([target("above", "Availability of App", 98.0), target("below", "Availability of Part", 99.0)])
    assert promise_gaps(Projection(chain(up=0)), easier, DAY) == []
    other = Terms([target("above", "Orders on time", 99.9), target("below", "Availability of Part", 99.0)])
    assert promise_gaps(Projection(chain(up=0)), other, DAY) == []


def test_less_is_stricter_where_the_threshold_is_the_most() -> None:
    faster = Terms([target("above", "Answer", 4, "AT_MOST"), target("below", "Answer", 8, "AT_MOST")])
    (gap,) = promise_gaps(Projection(chain(up=0)), faster, DAY)
    assert (gap.promised, gap.allowed) == (4, 8)


def test_only_what_is_asked_for() -> None:
    projection = Projection(chain())
    assert [gap.agreement for gap in promise_gaps(projection, NOTHING, DAY, provider="host")] == ["above"]
    assert promise_gaps(projection, NOTHING, DAY, provider="supplier") == []
    assert [gap.agreement for gap in promise_gaps(projection, NOTHING, DAY, relationship="host-user")] == ["above"]
    with pytest.raises(BadInput, match=r"There is no organization 'hosta'\. Did you mean host"):
        promise_gaps(projection, NOTHING, DAY, provider="hosta")
    with pytest.raises(BadInput, match="There is no live agreement in a relationship 'nobody'"):
        promise_gaps(projection, NOTHING, DAY, relationship="nobody")


def test_one_agreement_beneath_may_limit_several_promises_and_its_widest_gap_closes_them_all() -> None:
    tables = chain(down_to="2028-01-01")
    both = tables._replace(
        agreements=[*tables.agreements, AgreementRow("long", "host-user", "host", "user", notice_days=120)],
        coverages=[*tables.coverages, CoverageRow("long", "app")],
    )
    targets = Terms(
        [
            *(
                target("above", f"{measure} of App", threshold)
                for measure, threshold in (("Availability", 99.9), ("On time", 99))
            ),
            *(target("below", f"{measure} of Part", 98) for measure in ("Availability", "On time")),
            target("long", "Availability", 99.5),
        ]
    )
    limits = promise_limits(promise_gaps(Projection(both), targets, DAY))
    assert [(limit.widest.kind.value, limit.widest.promised, limit.gap_count) for limit in limits] == [
        ("END", None, 2),
        ("NOTICE", 120, 2),
        ("TARGET", 99.9, 2),
        ("TARGET", 99, 1),
    ]
    assert [limit.agreements for limit in limits] == [["above", "long"]] * 3 + [["above"]]
    assert {(limit.widest.beneath, limit.widest.path[-1]) for limit in limits} == {("below", "part")}
    assert promise_limits([]) == []
