"""Which queue an operation waits in, and how much it computes."""

from __future__ import annotations

from typing import Any, Final

import pytest
from graphql import GraphQLObjectType, build_schema

from api.admission.admission import Queue, note, queue_of
from api.lane.documents import Documents
from api.lane.lane import Prepared
from api.lane.refusal import Refused
from api.lane.work import COMPUTED
from graph.model import MODEL
from graph.writing.verbs import VERBS
from resolvers.schema import schema

CORE: Final = build_schema(schema.as_str())
READ: Final = {"node", "nodes", "search", "viewer", "personalData", "whoToCall"}
"""Fields at the root that read, beside those of the kinds."""
WEIGHED: Final = {verb.name for verb in VERBS if verb.weighs or verb.tells}
CHANGES: Final = [{"offering": "maps", "action": "RETIRE"}]


def prepared(query: str, **variables: Any) -> Prepared:
    document = Documents(CORE).document(query)
    operation = document.operation(None)
    return Prepared(
        document, operation, variables, document.price(operation, variables), document.work(operation, variables)
    )


def work_of(query: str, **variables: Any) -> int:
    return prepared(query, **variables).work


def scenario(changes: int) -> dict[str, Any]:
    return {"changes": CHANGES * changes}


def test_each_field_at_the_root_reads_or_is_known_to_compute() -> None:
    query = CORE.query_type
    assert isinstance(query, GraphQLObjectType)
    kinds = {name for kind in MODEL.kinds.values() for name in (kind.singular, kind.plural)}
    assert set(query.fields) - kinds - READ == COMPUTED.keys() - {"runChange", "serviceRelationships", *WEIGHED}
    assert CORE.mutation_type
    assert "runChange" in CORE.mutation_type.fields


def test_what_only_reads_computes_nothing() -> None:
    assert work_of("{ offerings { nodes { id dependencies { totalCount } } } }") == 0


@pytest.mark.parametrize(
    ("selected", "work"),
    [
        ("totals { people }", 410),
        ("consumers { nodes { causes { changes { index } } } }", 500),
        ("outlook { worstOn }", 660),
        ("suggestions { dates { effectiveOn } }", 710),
        ("markdown", 760),
    ],
)
def test_an_impact_computes_by_its_changes_and_by_what_is_selected(selected: str, work: int) -> None:
    if selected.startswith("suggestions"):
        selected = "suggestions { __typename }"
    query = f"query($s: ScenarioInput!) {{ impact(scenario: $s) {{ {selected} }} }}"
    assert work_of(query, s=scenario(1_000)) == work


def test_what_a_fragment_selects_counts() -> None:
    query = (
        "query($s: ScenarioInput!) { impact(scenario: $s) { ...A } } "
        "fragment A on ImpactReport { ...B } fragment B on ImpactReport { suggestions { __typename } }"
    )
    assert work_of(query, s=scenario(1)) == 310


def test_changes_written_into_the_document_count() -> None:
    changes = '{ offering: "a", action: RETIRE }, ' * 100
    assert work_of(f"{{ impact(scenario: {{ changes: [{changes}] }}) {{ hidden: isComplete }} }}") == 50


def test_aliases_add_up_and_are_refused_before_anything_runs() -> None:
    one = "compareScenarios(scenarios: $s) { today }"
    scenarios = [scenario(1)] * 10
    assert work_of(f"query($s: [ScenarioInput!]!) {{ {one} }}", s=scenarios) == 2_604
    with pytest.raises(Refused, match=r"5,208 points of computation; 3,000 are allowed\.") as refused:
        work_of(f"query($s: [ScenarioInput!]!) {{ a: {one} b: {one} }}", s=scenarios)
    assert refused.value.errors[0]["extensions"]["code"] == "TOO_COSTLY"
    assert refused.value.extensions == {"cost": {"work": 5_208, "workLimit": 3_000}}


@pytest.mark.parametrize(
    ("question", "work"),
    [
        ("promiseGaps { hidden }", 2_000),
        ('promiseGaps(provider: "p") { hidden }', 50),
        ('changesAhead(organization: "o") { today }', 1_600),
        ('migration(offering: "o") { hidden }', 50),
        ('impactOfChange(id: "c") { isComplete }', 10),
    ],
)
def test_each_question_that_computes_has_its_points(question: str, work: int) -> None:
    assert work_of(f"{{ {question} }}") == work


def test_weak_points_of_one_day_are_let_in_and_of_three_not() -> None:
    assert work_of("{ weakPoints { aloneCount } }") == 1_500
    with pytest.raises(Refused, match="Ask for fewer scenarios, changes or days at once"):
        work_of("{ a: weakPoints { aloneCount } b: weakPoints { aloneCount } c: weakPoints { aloneCount } }")


def test_an_agenda_for_a_manager_is_less_than_one_for_everybody() -> None:
    assert work_of("{ agenda { overdue } }") == 2_300
    assert work_of('{ agenda(manager: "ana") { overdue } }') == 50
    assert work_of("query($m: ID) { agenda(manager: $m) { overdue } }", m=None) == 2_300


@pytest.mark.parametrize(
    ("query", "queue"),
    [
        ("{ offerings(first: 5) { nodes { id } } }", Queue.QUICK),
        ("{ offerings(first: 500) { nodes { dependencies(first: 50) { nodes { id } } } } }", Queue.LONG),
        ('{ search(text: "maps") { nodes { id } } }', Queue.LONG),
        ('{ impactOfChange(id: "c") { isComplete } }', Queue.REPORT),
        ("{ weakPoints { aloneCount } }", Queue.REPORT),
        ('{ ...Q } fragment Q on Query { changesAhead(organization: "o") { today } }', Queue.REPORT),
        ("{ __schema { types { name } } }", Queue.REPORT),
        ('mutation { archiveOffering(input: { id: "a", expectedVersion: 1 }) { __typename } }', Queue.WRITE),
    ],
)
def test_each_kind_of_work_has_a_queue_of_its_own(query: str, queue: Queue) -> None:
    assert queue_of(prepared(query)) is queue


def test_a_document_goes_where_it_belongs_by_what_it_took() -> None:
    one = prepared("{ offerings(first: 5) { nodes { id } } }")
    for _ in range(3):
        note(one, 0.3)
    assert queue_of(one) is Queue.LONG
    note(one, 0.01)
    assert queue_of(one) is Queue.QUICK
    note(one, 5.0)  # it waited for the engine
    assert one.document.took is not None
    assert one.document.took < 0.6
