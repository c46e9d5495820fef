from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer as whole
from tests.resolvers.health.cases import hold_files

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

DAY = "2026-11-28"

LISTED = """query($first: Int, $after: String, $filter: ServiceRelationshipFilter, $sort: [ServiceRelationshipSort!],
  $side: Side) { serviceRelationships(first: $first, after: $after, filter: $filter, sort: $sort, healthOn: "2026-11-28",
  healthSide: $side) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
  nodes { id health(on: "2026-11-28", side: $side) { score grade } } edges { cursor node { id } } } }"""

WORST_FIRST = [{"health": "ASC"}]
SCORES = {"r1": 3, "r2": 9, "r3": 9, "r4": 6}
"""Of feedback, by relationship."""


@pytest.fixture
async def five(database: Database, tmp_path: Path) -> None:
    """Four with feedback of two voices and as many promises, one of which nothing is known; of `r5` a complaint is overdue.
    The threads of `r4` hang on its service owner.
    """
    ids = [f"r{number}" for number in range(1, 7)]
    files: dict[str, list[dict[str, Any]]] = {
        "organizations": [{"id": "pro", "name": "Pro"}, *({"id": f"c-{id_}", "name": id_} for id_ in ids)],
        "relationships": [
            {"id": id_, "provider": "pro", "consumer": f"c-{id_}", "type": "BASIC", "since": "2024-01-01"}
            for id_ in ids
        ],
        "people": [{"id": id_, "name": id_} for id_ in ("x", "y", "own", "cus", "rep")],
        "stakeholders": [
            {"person": "own", "role": "SERVICE_OWNER", "relationship": "r4"},
            {"person": "cus", "role": "CUSTOMER", "relationship": "r4"},
            {"person": "rep", "role": "SPONSOR", "relationship": "r4"},
            {"person": "own", "role": "SERVICE_OWNER", "relationship": "r2"},
            {"person": "cus", "role": "CUSTOMER", "relationship": "r3"},
        ],
        "ties": [
            {"from": "own", "to": id_, "kind": "KNOWS", "strength": 0.9, "at": DAY} for id_ in ("cus", "rep", "x")
        ],
        "feedback": [
            {"id": f"{id_}{who}", "at": DAY, "score": score, "person": who, "relationship": id_}
            for id_, score in SCORES.items()
            for who in ("x", "y")
        ],
        "commitments": [
            {
                "id": f"{id_}c{number}",
                "text": "a",
                "side": "PROVIDER",
                "status": "KEPT",
                "due": DAY,
                "relationship": id_,
            }
            for id_ in SCORES
            for number in (1, 2)
        ],
        "complaints": [{"id": "k", "text": "late", "raised_at": "2026-10-01", "relationship": "r5"}],
    }
    await hold_files(database, tmp_path, files)


def ids_of(answer: dict[str, Any]) -> list[str]:
    assert "errors" not in answer
    return [node["id"] for node in answer["data"]["serviceRelationships"]["nodes"]]


@pytest.mark.usefixtures("five")
async def test_the_worst_come_first_and_what_is_unknown_last(ask: Ask) -> None:
    answer = await ask(LISTED, sort=WORST_FIRST)
    assert ids_of(answer) == ["r5", "r1", "r4", "r2", "r3", "r6"]
    assert answer["data"]["serviceRelationships"]["totalCount"] == 6
    assert [node["health"]["grade"] for node in answer["data"]["serviceRelationships"]["nodes"]] == [
        "AT_RISK",
        "WATCH",
        "UNPROVEN",
        "UNPROVEN",
        "UNPROVEN",
        "UNKNOWN",
    ]
    assert ids_of(await ask(LISTED, sort=[{"health": "DESC"}])) == ["r2", "r3", "r4", "r1", "r5", "r6"]


@pytest.mark.usefixtures("five")
async def test_pages_follow_one_another_by_score_and_id(ask: Ask) -> None:
    found: list[str] = []
    info: dict[str, Any] = {}
    after = None
    for _ in range(3):
        answer = await ask(LISTED, sort=WORST_FIRST, first=2, after=after)
        found += ids_of(answer)
        info = answer["data"]["serviceRelationships"]["pageInfo"]
        after = info["endCursor"]
    assert found == ["r5", "r1", "r4", "r2", "r3", "r6"]
    assert (info["hasNextPage"], info["hasPreviousPage"]) == (False, True)


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"grade": {"in": ["AT_RISK", "UNKNOWN"]}}, ["r5", "r6"]),
        ({"score": {"lt": 75}}, ["r1"]),
        ({"score": {"eq": None}}, ["r5", "r6"]),
        ({"confidence": {"lt": 0.3}}, ["r5", "r6"]),
        ({"cap": {"in": ["COMPLAINT_OVERDUE"]}}, ["r5"]),
        ({"cap": {"eq": None}, "grade": {"eq": "UNKNOWN"}}, ["r6"]),
        ({"staleContact": {"eq": True}}, []),
        ({"singleThread": {"eq": True}}, ["r4"]),
        ({"singleThread": {"eq": False}, "score": {"gte": 75}}, ["r2", "r3"]),
    ],
)
async def test_relationships_are_filtered_by_how_they_stand(ask: Ask, wanted: dict[str, Any], ids: list[str]) -> None:
    answer = await ask(LISTED, filter={"health": wanted})
    assert ids_of(answer) == ids
    assert answer["data"]["serviceRelationships"]["totalCount"] == len(ids)


@pytest.mark.usefixtures("five")
async def test_other_filters_hold_too(ask: Ask) -> None:
    filter_ = {"consumer": {"id": {"in": ["c-r1", "c-r2", "c-r6"]}}, "health": {"score": {"gte": 50}}}
    answer = await ask(LISTED, filter=filter_, sort=WORST_FIRST)
    assert ids_of(answer) == ["r1", "r2"]
    assert answer["data"]["serviceRelationships"]["totalCount"] == 2


@pytest.mark.usefixtures("five")
async def test_a_list_by_health_follows_what_is_written(database: Database) -> None:
    kept = KeptProjection(database)

    async def once_more(question: str, **variables: Any) -> dict[str, Any]:
        return whole(await schema.execute(question, variables, context_value=Context(database, impact=kept)))

    assert ids_of(await once_more(LISTED, sort=WORST_FIRST))[:2] == ["r5", "r1"]
    values = f'id: "k", status: ANSWERED, answer: "sorry", answeredAt: "{DAY}"'
    answered = f"mutation {{ updateComplaint(input: {{ {values} }}) {{ __typename }} }}"
    assert "errors" not in await once_more(answered)
    assert ids_of(await once_more(LISTED, sort=WORST_FIRST)) == ["r1", "r4", "r2", "r3", "r5", "r6"]


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"sort": [{"health": "ASC"}, {"id": "ASC"}]}, "sort"),
        ({"filter": {"or": [{"health": {"score": {"lt": 5}}}]}}, "filter"),
        ({"filter": {"health": {"score": None}}}, "filter"),
        ({"sort": WORST_FIRST, "side": "THIRD_PARTY"}, "healthSide"),
        ({}, "healthOn"),
    ],
)
async def test_what_cannot_be_asked_is_refused_and_named(ask: Ask, given: dict[str, Any], place: str) -> None:
    answer = await ask(LISTED, **given)
    [(message, _, code)] = answer["errors"][:1]
    assert place in message
    assert code == "BAD_INPUT"
