"""Days, instants and durations that are not written as such: each mutation refuses them, and says all that is wrong."""

# graphql-core leaves types of its schema open:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type
from graphql.type import is_list_type, is_non_null_type

from api.lane.asked import Asked
from api.lane.lane import Lane, perform, prepare
from graph.database.schema import set_up_schema
from graph.model import MODEL
from graph.projection.follower import KeptProjection
from graph.writing.verbs import VERBS
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.mutations.conftest import MUTATIONS, input_of
from tests.resolvers.mutations.test_every_kind import KINDS, Maker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.database.engine import Database
    from tests.resolvers.mutations.conftest import Change

Path = tuple[str | int, ...]

LANE = Lane(schema, timeout=30.0)
TYPOS = {"Date": "2027-02-30", "DateTime": "noon", "Duration": "6 months"}
PLACEHOLDERS = {"ID": "nothing", "String": "words", "Int": 1, "Float": 0.5, "Boolean": True} | {
    "Date": "2027-01-01",
    "DateTime": "2027-01-01T00:00:00Z",
    "Duration": "P1M",
}
REFUSED = "__typename ... on Refusal { code } ... on InvalidInput { faults { path message } }"


async def asked(database: Database, name: str, given: Any, selection: str = REFUSED) -> dict[str, Any]:
    question = f"mutation($input: {input_of(name)}) {{ {name}(input: $input) {{ {selection} }} }}"
    prepared = prepare(LANE, Asked(question, variables={"input": given}))
    return dict((await perform(LANE, prepared, Context(database, impact=KeptProjection(database)))).body)


def places(of: Any, depth: int = 3) -> Iterator[tuple[Path, str]]:
    """Where an input takes a day, an instant or a duration, and which."""
    fields: dict[str, Any] = of.fields
    for name, field in fields.items():
        named: Any = get_named_type(field.type)
        step: Path = (name, 0) if "[" in str(field.type) else (name,)
        if named.name in TYPOS:
            yield step, named.name
        elif isinstance(named, GraphQLInputObjectType) and depth:
            yield from (((*step, *more), scalar) for more, scalar in places(named, depth - 1))


def value(of: Any, path: Path = (), typo: str = "") -> Any:
    """A value of a type with what it must have, and with the typo at the end of the path."""
    of = of.of_type if is_non_null_type(of) else of
    if typo and not path:
        return typo
    if is_list_type(of):
        return [value(of.of_type, path[1:], typo)]
    if isinstance(of, GraphQLEnumType):
        return next(iter(of.values))
    if not isinstance(of, GraphQLInputObjectType):
        return PLACEHOLDERS[of.name]
    fields: dict[str, Any] = of.fields
    return {
        name: value(field.type, path[1:], typo) if path[:1] == (name,) else value(field.type)
        for name, field in fields.items()
        if is_non_null_type(field.type) or path[:1] == (name,)
    }


async def test_no_mutation_takes_a_typo_and_each_names_its_place(empty: Change, database: Database) -> None:
    maker = Maker(empty)
    kept = {f"update{kind.label}": await maker.one(kind) for kind in KINDS}
    kept |= {verb.name: kept[f"update{verb.about}"] for verb in VERBS if verb.about in MODEL.kinds}
    before = await written(database)
    tried = 0
    for name, field in MUTATIONS.fields.items():
        for path, scalar in places(get_named_type(field.args["input"].type)):
            given = value(field.args["input"].type, path, TYPOS[scalar])
            if name in kept and "id" in given:
                given["id"] = kept[name]
            body = await asked(database, name, given)
            assert "errors" not in body, (name, path, body)
            told = body["data"][name]
            assert told["code"] in {"BAD_INPUT", "NOT_FOUND"}, (name, path, told)
            if told["code"] == "BAD_INPUT":
                assert ["input", *map(str, path)] in [fault["path"] for fault in told["faults"]], (name, path, told)
            tried += 1
    assert tried > 300
    assert await written(database) == before


async def test_a_typo_is_told_with_all_else_that_is_wrong(database: Database) -> None:
    await set_up_schema(database)
    given = {
        "items": [{"id": "pay", "provider": "acme", "name": "", "retiresOn": "soon", "suspendedUntil": "31.1.2027"}]
    }
    body = await asked(database, "createOfferings", given)
    assert body["data"]["createOfferings"] == {
        "__typename": "InvalidInput",
        "code": "BAD_INPUT",
        "faults": [
            {"path": ["input", "items", "0", field], "message": message}
            for field, message in (
                ("name", "is empty; every Offering states it"),
                ("suspendedUntil", "'31.1.2027': a day is written YYYY-MM-DD, e.g. 2027-01-31"),
                ("retiresOn", "'soon': a day is written YYYY-MM-DD, e.g. 2027-01-31"),
            )
        ],
    }


async def test_a_typo_in_what_the_answer_is_asked_for_is_an_error(database: Database) -> None:
    await set_up_schema(database)
    question = (
        'mutation($day: Date) { updateOffering(input: { id: "x", retiresOn: $day }) '
        "{ __typename ... on Offering { supports(on: $day) { totalCount } } } }"
    )
    prepared = prepare(LANE, Asked(question, variables={"day": "soon"}))
    body = (await perform(LANE, prepared, Context(database, impact=KeptProjection(database)))).body
    assert body["errors"][0]["extensions"] == {
        "code": "BAD_INPUT",
        "path": ["input", "retiresOn"],
        "variable": "day",
    }
    assert "data" not in body


async def written(database: Database) -> int:
    rows = await database.read("MATCH (one:Event) RETURN count(one)", name="events written")
    return rows[0][0]
