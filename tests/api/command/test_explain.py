"""`rapport explain` says what the API then does, and needs no engine to say it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from graphql import FieldNode

from api.command.explain.sources import SOURCES
from api.lane.asked import Asked
from api.lane.lane import Lane, perform, prepare
from graph.access import LOCAL, Viewer
from graph.access.viewer import scope_of
from graph.database.engine import Database
from graph.model import MODEL
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from resolvers.context import Context
from resolvers.schema import schema
from tests.docs.documents import questions
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.api.command.conftest import Rapport

LANE: Final = Lane(schema, timeout=60)
BOUNDED: Final = Viewer("a portal", Role.READER, scope_of(Role.READER, {"digital": True}))
FILTERED: Final = """
query Mine($first: Int, $text: String!, $deep: Boolean!) {
  offerings(first: $first, filter: { name: { contains: $text } }, sort: [{ name: DESC }]) {
    totalCount
    pageInfo { endCursor }
    nodes { id provider { name } needs: dependencies(first: 3) @include(if: $deep) { edges { criticality node { name } } } }
  }
}
"""
NAMED: Final = """
{
  impact(
    scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }, today: "2026-10-05"
  ) {
    consumers { nodes { organization { name } path { name provider { name } } } }
  }
}
"""
COMPUTED: Final = "{ offerings(first: 30) { nodes { restsOn(first: 5) { nodes { name } } } } }"
TO_AND_FRO: Final = "agreements(first: 1) { nodes { covers(first: 1) { nodes { "
DEEP: Final = f"{{ offerings(first: 30) {{ nodes {{ {TO_AND_FRO * 4} name agreements(first: 2) {{ nodes {{ reference }} }} {'} } } }' * 4} }} }} }}"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Statements that are run from now on: names, texts and parameters."""
    ran: list[tuple[str, str, Mapping[str, Any]]] = []
    run: Any = Database.read

    async def recorded(self: Database, statement: Any, parameters: Any = None, *, name: Any, **more: Any) -> Any:
        ran.append((name, statement, parameters or {}))
        return await run(self, statement, parameters, name=name, **more)

    monkeypatch.setattr(Database, "read", recorded)
    return ran


async def answer(database: Database, kept: KeptProjection, asked: Asked, viewer: Viewer = LOCAL) -> Mapping[str, Any]:
    context = Context(database, viewer=viewer, impact=kept, weak_points=KeptWeakPoints(kept))
    return (await perform(LANE, prepare(LANE, asked), context)).body


def reads(rapport: Rapport, *arguments: str) -> list[dict[str, Any]]:
    ran = rapport("explain", *arguments, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    return [read for field in json.loads(ran.out)["fields"] for read in field["reads"]]


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        (FILTERED, {"first": 4, "text": "map", "deep": True}),
        (FILTERED, {"first": 4, "text": "map", "deep": False}),
        (NAMED, {}),
        (COMPUTED, {}),
        (DEEP, {}),
    ],
    ids=["list", "list with less", "impact", "computed", "deeper than one statement"],
)
async def test_the_cypher_is_what_the_api_runs(
    query: str, variables: dict[str, Any], open_engine: Database, rapport: Rapport, read: list[Any]
) -> None:
    await hold_quellhaven(open_engine)
    kept = KeptProjection(open_engine)
    await answer(open_engine, kept, Asked(NAMED))  # the projection is there from now on
    read.clear()
    assert "errors" not in await answer(open_engine, kept, Asked(query, variables=variables))
    ran = {text: parameters for name, text, parameters in read if name in PLURALS}
    told = reads(rapport, query, "--variables", json.dumps(variables))
    assert [one["cypher"] for one in told] == list(dict.fromkeys(one["cypher"] for one in told))
    assert {one["cypher"] for one in told} == set(ran)
    assert all(one["parameters"].keys() == ran[one["cypher"]].keys() for one in told)


PLURALS: Final = {kind.plural for kind in MODEL.kinds.values()}


async def test_bounds_are_in_it_as_the_api_draws_them(open_engine: Database, rapport: Rapport, read: list[Any]) -> None:
    await hold_quellhaven(open_engine)
    query = "{ agreements(first: 2) { nodes { reference covers { nodes { name } } } } }"
    context = Context(open_engine, viewer=BOUNDED)
    read.clear()
    await perform(LANE, prepare(LANE, Asked(query)), context)
    (told,) = reads(rapport, query, "--role", "reader", "--organization", "digital")
    assert [told["cypher"]] == [text for _, text, _ in read]
    assert told["parameters"]["scope"] == "Map of 1"


async def test_the_questions_read_what_is_said_of_them(open_engine: Database, read: list[Any]) -> None:
    await hold_quellhaven(open_engine)
    kept = KeptProjection(open_engine)
    for question in (NAMED, "{ portfolio { total } }"):  # the second loads what happens in relationships
        await answer(open_engine, kept, Asked(question))
    loading = {name for name, _, _ in read}
    seen: set[str] = set()
    for question in questions():
        asked = Asked(question.query.text, variables=json.loads(question.variables.text) if question.variables else {})
        prepared = prepare(LANE, asked)
        roots = [each.name.value for each in prepared.operation.selection_set.selections if isinstance(each, FieldNode)]
        if prepared.kind.value != "query" or not set(roots) <= SOURCES.keys():
            continue
        read.clear()
        await answer(open_engine, kept, asked)
        seen |= set(roots)
        said = {name for root in roots for name in SOURCES[root].statements}
        assert sorted({name for name, _, _ in read} - said - loading - PLURALS) == [], (roots, question.query.place)
    assert {"impact", "agenda", "whoToCall", "changesAhead", "promiseGaps"} <= seen


def test_every_question_at_the_root_says_what_it_reads() -> None:
    kinds = {name for kind in MODEL.kinds.values() for name in (kind.singular, kind.plural)}
    core: Any = LANE.core.query_type
    assert set(core.fields) - kinds == SOURCES.keys()


def test_no_value_is_printed(rapport: Rapport) -> None:
    told = rapport("explain", FILTERED, "--variables", '{"text": "Maps Next", "first": 3, "deep": true}').out
    assert "String, 9 characters" in told
    assert "Maps Next".casefold() not in told.casefold()


def test_query_and_variables_come_from_files_and_standard_input(
    rapport: Rapport, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "query.graphql").write_text(COMPUTED)
    (tmp_path / "variables.json").write_text("{}")
    text = rapport("explain", COMPUTED)
    assert rapport("explain", tmp_path / "query.graphql", "--variables", tmp_path / "variables.json") == text
    with rapport.beside(capsys).process("explain", "-") as process:
        out, err = process.communicate(COMPUTED, timeout=60)
    assert (process.returncode, out, err) == (0, text.out, "")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["{ offerings { nodes { nme } } }"], "Cannot query field 'nme' on type 'Offering'. … (line 1, column 23)"),
        (["{ offerings("], "Syntax Error: Expected Name, found <EOF>. (line 1, column 13)"),
        (["query($id: ID!) { offering(id: $id) { id } }"], "Variable '$id' …"),
        (['{ offerings(after: "x") { nodes { id } } }'], "… (line 1, column 3)"),
        (["query A { __typename } query B { __typename }"], "Several operations are given; …"),
        (["nowhere.graphql"], "nowhere.graphql: No such file or directory."),
        (["{ __typename }", "--variables", "{"], "--variables is not JSON: …"),
        (["{ __typename }", "--variables", "{}", "--role", "admin", "--organization", "a"], "An administrator …"),
    ],
    ids=["validity", "syntax", "variables", "argument", "operation", "no file", "no JSON", "bounds"],
)
def test_what_is_wrong_is_told_as_the_api_tells_it(
    arguments: list[str], sentence: str, rapport: Rapport, matches: Callable[[str, str], bool]
) -> None:
    ran = rapport("explain", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert matches(sentence, ran.err), ran.err


@pytest.fixture
def matches() -> Callable[[str, str], bool]:
    def found(sentence: str, said: str) -> bool:
        first, *others = sentence.split("…")
        return said.startswith(f"rapport: {first}") and all(other.strip() in said for other in others)

    return found


async def test_errors_as_json_are_those_of_the_api(rapport: Rapport, open_engine: Database) -> None:
    await hold_quellhaven(open_engine)
    query = '{ offerings(after: "x") { nodes { id } } }'
    told = json.loads(rapport("explain", query, "--format", "json").out)
    assert told["errors"] == (await answer(open_engine, KeptProjection(open_engine), Asked(query)))["errors"]
