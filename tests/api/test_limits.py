"""What is refused before anything is executed, and that finding out is linear work."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import get_introspection_query, parse

from api.lane.documents import Documents
from api.lane.limits import LIMITS
from api.lane.refusal import Refused
from api.lane.size import NestedTooDeeply, Survey, operations_of
from resolvers.schema import schema as rapport
from tests.api.hostile import HOSTILE, bare_doubling, doubling
from tests.api.surveys import CORE, survey_of

RAPPORT = rapport._schema  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # Strawberry has no public name for it


def cost_of(query: str, variables: dict[str, Any] | None = None) -> int:
    return survey_of(query, variables)[1].cost


def priced(query: str, variables: dict[str, Any]) -> int:
    document = Documents(CORE).document(query)
    return document.price(document.operation(None), variables)


def refusal_of(query: str, variables: dict[str, Any] | None = None) -> Any:
    """The message of the only error, whose code is TOO_COSTLY."""
    with pytest.raises(Refused) as refused:
        priced(query, variables or {})
    (error,) = refused.value.errors
    assert error["extensions"] == {"code": "TOO_COSTLY"}
    return error["message"]


def nested(levels: int) -> str:
    return "{ offerings { nodes " + "{ dependencies { edges { node " * levels + "{ id }" + " } } }" * levels + " } }"


SEVERAL = """mutation($input: CreateOfferingsInput!) {
  createOfferings(input: $input) { ... on OfferingBatch { nodes { id provider { id } } } ... on Refusal { message } }
}"""


@pytest.mark.parametrize("number", [1, 10])
def test_a_mutation_of_several_costs_what_it_answers_of_each(number: int) -> None:
    document = parse(SEVERAL)
    items = [{"name": "Maps", "provider": "acme"}] * number
    survey = Survey(RAPPORT, document, {"input": {"items": items}})
    assert survey.size(next(operations_of(document))).cost == 1 + 2 * number
    known = Documents(RAPPORT).document(SEVERAL)
    assert known.price(known.operation(None), {"input": {"items": items}}) == 1 + 2 * number
    assert known.price(known.operation(None), {"input": {"items": items * 2}}) == 1 + 4 * number


# --- cost -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "variables", "cost"),
    [
        ("{ hello }", {}, 0),
        ('{ offering(id: "maps") { id name } }', {}, 1),
        ("{ offerings { totalCount } }", {}, 1),
        ("{ offerings { nodes { id } } }", {}, 21),
        ("{ offerings(first: 5) { nodes { id } } }", {}, 6),
        ("{ offerings(first: 5) { edges { node { id } } } }", {}, 6),
        ("{ offerings(first: 5) { nodes { id } edges { cursor } } }", {}, 11),
        ("{ offerings(last: 3) { nodes { id } } }", {}, 4),
        ("{ offerings(first: 5) { nodes { dependencies(first: 10) { nodes { id } } } } }", {}, 1 + 5 * (1 + 1 + 10)),
        ("query ($n: Int!) { offerings(first: $n) { nodes { id } } }", {"n": 7}, 8),
        ("query ($n: Int!) { offerings(first: $n) { nodes { id } } }", {"n": 7.0}, 8),
        ("query ($n: Int = 9) { offerings(first: $n) { nodes { id } } }", {}, 10),
        ("query ($n: Int) { offerings(last: $n) { nodes { id } } }", {"n": None}, 21),
        ('{ byIds(ids: ["a", "b", "c"]) { id } }', {}, 3),
        ("query ($ids: [ID!]!) { byIds(ids: $ids) { id } }", {"ids": ["a"] * 40}, 40),
        ("{ offerings(first: 5) { ...F } } fragment F on OfferingConnection { nodes { id } }", {}, 6),
        ("{ offerings(first: 5) { ... { nodes { id } } } }", {}, 6),
        ("{ offerings(first: -5) { nodes { id } } }", {}, 2),
    ],
)
def test_one_object_costs_one(query: str, variables: dict[str, Any], cost: int) -> None:
    assert cost_of(query, variables) == cost


def test_cost_is_by_the_variables_of_each_request() -> None:
    document = Documents(CORE).document("query ($n: Int!) { offerings(first: $n) { nodes { id } } }")
    operation = document.operation(None)
    assert [document.price(operation, {"n": n}) for n in (1, 50, 1)] == [2, 51, 2]


def test_prices_kept_are_bounded() -> None:
    document = Documents(CORE).document("query ($n: Int!) { offerings(first: $n) { nodes { id } } }")
    for number in range(1000):
        document.price(document.operation(None), {"n": number})
    assert len(document.prices) <= 50


def test_an_operation_that_asks_for_too_much_is_told_how_much() -> None:
    query = "query ($n: Int!) { offerings(first: $n) { nodes { dependencies(first: 100) { nodes { id } } } } }"
    document = Documents(CORE).document(query)
    assert document.price(document.operation(None), {"n": 490}) == 49_981
    with pytest.raises(Refused) as refused:
        document.price(document.operation(None), {"n": 1000})
    assert refused.value.errors == [
        {
            "message": "This operation asks for up to 102,001 objects; 50,000 are allowed. Ask for smaller pages.",
            "extensions": {"code": "TOO_COSTLY"},
        }
    ]
    assert refused.value.extensions == {"cost": {"requested": 102_001, "limit": 50_000}}


# --- shape ------------------------------------------------------------------------------------------------------------


def test_depth_does_not_count_the_wrappers_of_a_connection() -> None:
    assert survey_of(nested(18))[1].depth == 20
    assert refusal_of(nested(19)) == (
        "This operation has 21 levels ('edges', 'node' and 'nodes' not counted); 20 are allowed. "
        "Ask in several requests, by id."
    )


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "{" + " hello" * 21 + " }",
            "This operation has 21 fields at the root; 20 are allowed. Ask in several requests.",
        ),
        (
            "{ offerings { " + " ".join(f"a{n}: totalCount" for n in range(31)) + " } }",
            (
                "This operation has 31 aliases, fragments counted each time they are used; 30 are allowed. "
                "Ask in several requests."
            ),
        ),
        (
            "{ hello" + " @skip(if: false)" * 51 + " }",
            (
                "This operation has 51 directives, fragments counted each time they are used; 50 are allowed. "
                "Leave some out."
            ),
        ),
        ("{ " + "hello " * 2000 + "}", "The query has more than 2,000 tokens."),
        (
            "{ offerings { " + "totalCount " * 32 + "} }",
            "This operation has 31 fields with the name of one beside them; 30 are allowed. Leave them out.",
        ),
        (
            "{ offerings { " + "... { totalCount } " * 61 + "} }",
            "This operation has 61 fragments, each counted each time it is used; 60 are allowed. Ask in several requests.",
        ),
        ("{ hello " + " " * 64_000 + "}", "The query has 64,009 characters; 64,000 are allowed."),
        ("{ offerings " * 200 + "{ id }" + "}" * 200, "The query is nested too deeply."),
        ("{ offerings { ...F } } fragment F on T " + "{ a " * 160 + "}" * 160, "The query is nested too deeply."),
    ],
)
def test_a_document_over_a_limit_is_refused(query: str, message: str) -> None:
    assert refusal_of(query) == message


def test_the_introspection_that_tools_ask_for_is_answered() -> None:
    Documents(CORE).document(get_introspection_query(type_depth=9))


def test_introspection_has_limits_of_its_own() -> None:
    deep = "{ __schema { types { " + "ofType { " * 18 + "name" + " }" * 18 + " } } }"
    assert refusal_of(deep) == (
        "This operation has 21 levels of introspection; 20 are allowed. Ask for fewer levels of 'ofType'."
    )
    twice = "fields { args { type { name } } type { fields { args { type { name } } } } }"
    wide = "{ __schema { types { " + " ".join(f"a{n}: {twice}" for n in range(25)) + " } } }"
    assert refusal_of(wide).endswith(
        "objects of introspection for each type; 1,500 are allowed. Ask for a part of the schema."
    )


# --- documents that blow up limiters which follow every fragment ------------------------------------------------------


def selections_of(query: str) -> int:
    """How many selections a document has: a bound for the work."""
    survey = 0
    stack: list[Any] = [definition.selection_set for definition in parse(query).definitions]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # all have one
    while stack:
        for selection in stack.pop().selections:
            survey += 1
            if getattr(selection, "selection_set", None):
                stack.append(selection.selection_set)
    return survey


@pytest.mark.parametrize("query", [doubling(18), doubling(40), bare_doubling(60), bare_doubling(100)])
def test_nested_fragments_are_measured_in_linear_work(query: str) -> None:
    survey, size = survey_of(query)
    assert survey.visited <= selections_of(query)
    assert max(size.aliases, size.fields) > 100_000
    assert "are allowed" in refusal_of(query)


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_blows_up_is_refused_before_it_is_validated(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.lane.documents.validate", None)
    assert "nested too deeply" in (refusal := refusal_of(query)) or "are allowed" in refusal or "more than" in refusal


def test_doubling_without_aliases_is_refused_by_its_price() -> None:
    fragments = "".join(
        f"fragment F{n} on Offering {{ dependencies {{ nodes {{ ...F{n + 1} }} edges {{ node {{ ...F{n + 1} }} }} }} }} "
        for n in range(4)
    )
    query = f'{{ offering(id: "maps") {{ ...F0 }} }} {fragments} fragment F4 on Offering {{ id }}'
    survey, size = survey_of(query)
    assert survey.visited <= selections_of(query)
    assert size.depth <= LIMITS.depth
    assert refusal_of(query).endswith("Ask for smaller pages.")


def test_a_long_chain_of_fragments_does_not_exhaust_the_stack() -> None:
    fragments = "".join(f"fragment F{n} on Query {{ ...F{n + 1} }} " for n in range(240))
    query = f"{{ ...F0 }} {fragments} fragment F240 on Query {{ hello }}"
    assert "This operation has 241 fragments" in refusal_of(query)
    with pytest.raises(NestedTooDeeply):
        survey_of(query)


def test_fragments_that_use_each_other_end() -> None:
    query = "{ ...A } fragment A on Query { hello ...B } fragment B on Query { hello ...A }"
    survey, _ = survey_of(query)
    assert survey.visited == selections_of(query)
    with pytest.raises(Refused) as refused:
        Documents(CORE).document(query)
    assert refused.value.errors[0]["message"] == "Cannot spread fragment 'A' within itself via 'B'."


# --- the schema's own lists and texts ---------------------------------------------------------------------------------

SCENARIO = '{ changes: [{ offering: "maps", action: RETIRE }] }'
COMPARING = f"compareScenarios(scenarios: [{SCENARIO}, {SCENARIO}])"


@pytest.mark.parametrize(
    ("query", "cost"),
    [
        (f"{{ impact(scenario: {SCENARIO}) {{ markdown(first: 300) }} }}", 301),
        (f"{{ impact(scenario: {SCENARIO}) {{ markdown }} }}", 201),
        (f"{{ impact(scenario: {SCENARIO}) {{ csv }} }}", 1_001),
        (f"{{ impact(scenario: {SCENARIO}) {{ held {{ margin }} }} }}", 1_001),
        (f"{{ impact(scenario: {SCENARIO}) {{ held(first: 10) {{ members {{ id }} }} }} }}", 1 + 10 * (1 + 3)),
        (f"{{ {COMPARING} {{ consumers(first: 5) {{ nodes {{ fates {{ name }} }} }} }} }}", 2 + 5 * (1 + 10)),
        ("{ weakPoints { nodes { rank } } }", 51),
        ('{ offering(id: "maps") { supports(first: 3) { nodes { id } } } }', 1 + 100 + 3),
        ("{ offerings(first: 400) { nodes { supports(first: 1) { totalCount } } } }", 1 + 400 * 101),
        ("{ offerings(first: 400) { countBy { status { total } } } }", 1 + 1 + 5),
        (
            "{ offerings(first: 4) { nodes { dependencies { countBy { criticality { total } } } } } }",
            1 + 4 * (2 + 1 + 4),
        ),
        ("{ weakPoints(first: 2) { groups(first: 4) { members { id } } } }", 1 + 4 * (1 + 3)),
    ],
)
def test_lists_and_texts_of_a_report_cost_by_what_they_hold(query: str, cost: int) -> None:
    document = Documents(RAPPORT).document(query)
    assert document.price(document.operation(None), {}) == cost
