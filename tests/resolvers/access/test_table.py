"""By role and reach: every field and mutation of the schema has a stated rule, and keeps to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
import pytest_asyncio
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType

from graph.access import LOCAL
from graph.model import MODEL
from graph.model.grant import Role
from graph.writing.verbs import VERBS
from resolvers.derived.counts import enumerations, to_one
from resolvers.derived.inputs import type_name
from resolvers.schema import schema
from tests.held import hold
from tests.resolvers.access.rules.answers import COMPUTED, FOR_ADMINISTRATORS, OTHERS
from tests.resolvers.access.rules.changes import role_of
from tests.resolvers.access.rules.things import COMMON, THINGS, Rule
from tests.resolvers.access.tenants import KINDS, context_of, ids, two_tenants, viewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.model import Kind

TYPES: Final = schema._schema.type_map  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # what is served
STRUCTURE: Final = {"cursor", "node", "edges", "nodes", "pageInfo", "totalCount", "countBy"}
"""Fields that only lead to others."""
LOWER: Final = {Role.MANAGER: Role.READER, Role.OWNER: Role.MANAGER, Role.ADMIN: Role.OWNER}


def fields_of(name: str) -> dict[str, Any]:
    made = TYPES[name]
    assert isinstance(made, GraphQLObjectType)
    return made.fields


@pytest_asyncio.fixture
async def tenants(open_engine: Database) -> Database:
    await hold(open_engine, "two whole tenants", partial(two_tenants, seed=1, whole=True))
    return open_engine


async def answered(database: Database, who: Viewer, question: str, **given: Any) -> Any:
    return await schema.execute(question, given, context_value=context_of(database, who))


# --- every field has a rule -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", MODEL.kinds)
def test_every_field_of_a_thing_has_a_rule(label: str) -> None:
    stated = [name for names in (COMMON, *THINGS[label].values()) for name in names.split()]
    kind = MODEL.kinds[label]
    usual = set[str]() if kind.stated else {"history"}
    assert sorted(stated) == sorted({*fields_of(label)} | usual)


def test_every_field_of_what_is_computed_has_a_rule() -> None:
    apart = {*MODEL.kinds, "Query", "Mutation"}
    fields: dict[str, str] = {}
    for name, made in TYPES.items():
        if isinstance(made, GraphQLObjectType) and not name.startswith("__") and name not in apart:
            own = {*made.fields} - STRUCTURE if {*made.fields} & STRUCTURE else {*made.fields}
            if own:
                fields[name] = " ".join(sorted(own))
    assert fields == {**OTHERS, **counts()}


def counts() -> dict[str, str]:
    """Made of what is listed to whoever asks: what has a value that the viewer may see, or leads to a thing that they see,
    is counted by it.
    """
    values: dict[str, str] = {}
    for label, kind in MODEL.kinds.items():
        lists = [(label, kind.properties)]
        lists += [(type_name(each), each.edge) for each in MODEL.relations(label) if each.many and each.edge]
        for name, items in lists:
            by = enumerations(items)
            relations = to_one(MODEL, kind) if items is kind.properties else []
            if by or relations or (items is not kind.properties and f"{name}Counts" in TYPES):
                values[f"{name}Counts"] = " ".join(sorted(item.name for item in (*by, *relations)))
            values |= {f"{choice.__name__}Count": "total value" for choice in by.values()}
            values |= {f"{relation.to}Count": "total value" for relation in relations}
    return {name: fields for name, fields in values.items() if fields}


def test_every_question_has_a_rule() -> None:
    of_kinds = {name for kind in MODEL.kinds.values() for name in (kind.singular, kind.plural)}
    assert fields_of("Query").keys() == of_kinds | {*COMPUTED.split()} | {FOR_ADMINISTRATORS}


def test_every_mutation_has_a_rule() -> None:
    unknown = fields_of("Mutation").keys() - role_of().keys()
    assert not unknown, "state by whom these are done, in tests/resolvers/access/rules/changes.py"


# --- every field keeps to it ------------------------------------------------------------------------------------------


def seen_by(who: Viewer, kind: Kind, name: str) -> bool:
    rules = THINGS[kind.label]
    whole, address = (name in rules.get(rule, "").split() for rule in (Rule.WHOLE, Rule.ADDRESS))
    return not (whole and who.scope.restricted) and not (address and who.role is Role.READER)


VIEWERS: Final = [
    *(viewer(role, everything=everything) for role in LOWER.values() for everything in (False, True)),
    viewer(Role.ADMIN, everything=True),
]


@pytest.mark.parametrize("who", VIEWERS, ids=lambda who: who.actor)
async def test_who_sees_what_of_a_thing(tenants: Database, who: Viewer) -> None:
    for kind in KINDS:
        items = [item for item in kind.properties if item.name != "archivedAt"]
        question = f"query($id: ID!) {{ {kind.singular}(id: $id) {{ {' '.join(item.name for item in items)} }} }}"
        found = await answered(tenants, who, question, id=ids(kind.label, "alpha")[0])
        assert not found.errors, (kind.label, found.errors)
        thing = found.data[kind.singular]
        shown = {name for name, value in thing.items() if value is not None}
        filled = {item.name for item in items if seen_by(who, kind, item.name)}
        assert shown == filled, kind.label
        other = await answered(tenants, who, question, id=ids(kind.label, "beta")[0])
        assert (other.data[kind.singular] is None) is who.scope.restricted, kind.label


@pytest.mark.parametrize("role", [Role.READER, Role.MANAGER, Role.OWNER])
async def test_what_is_of_administrators_is_of_nobody_else(tenants: Database, role: Role) -> None:
    question = '{ personalData(person: "alpha-person-0") { id } }'
    for everything in (False, True):
        who = viewer(role, everything=everything)
        [error] = (await answered(tenants, who, question)).errors
        assert error.original_error.code == "FORBIDDEN"
        for plural in ("grants", "imports"):
            listed = await answered(tenants, who, f"{{ {plural} {{ totalCount }} }}")
            assert listed.data[plural]["totalCount"] == 0
    assert (await answered(tenants, LOCAL, question)).data["personalData"]


# --- every mutation keeps to it ---------------------------------------------------------------------------------------


SCALARS: Final = {
    "String": "x",
    "Int": 1,
    "Float": 0.5,
    "Boolean": True,
    "Date": "2026-01-02",
    "DateTime": "2026-01-02T03:04:05Z",
    "Duration": "P1M",
}


def given(type_: Any, about: str | None) -> Any:
    """The least that is taken for a value of an input type. `about`: kind of the thing that `id` names."""
    inner = getattr(type_, "of_type", None)
    if inner is not None:
        return given(inner, about) if is_needed(type_) else [given(inner, about)]
    if isinstance(type_, GraphQLInputObjectType):
        return {key: given(field.type, about) for key, field in type_.fields.items() if is_needed(field.type)}
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    return ids(about or "Person", "alpha")[0] if type_.name == "ID" else SCALARS[type_.name]


def is_needed(type_: Any) -> bool:
    return str(type_).endswith("!")


def attempts() -> Iterator[tuple[str, Role, str, Any]]:
    """(mutation, its role, the document, its variables)."""
    about = {verb.name: verb.about for verb in VERBS}
    for name, field in fields_of("Mutation").items():
        type_ = field.args["input"].type
        document = (
            f"mutation($input: {type_}) {{ done: {name}(input: $input) {{ __typename ... on Refusal {{ message }} }} }}"
        )
        yield name, role_of()[name], document, {"input": given(type_, about.get(name))}


async def test_who_may_do_what(tenants: Database) -> None:
    """With everything in reach, so that the role alone decides; who lacks it is refused before anything is looked at."""
    wrong: list[str] = []
    for name, role, document, variables in attempts():
        if role is Role.READER:
            continue  # by whom it is for: tests/resolvers/verbs/announcing/test_telling.py
        for who, allowed in ((LOWER[role], False), (role, True)):
            found = await answered(tenants, viewer(who, everything=True), document, **variables)
            assert not found.errors, (name, variables, found.errors)
            refused = found.data["done"]["__typename"] == "NotAllowed"
            if refused is allowed:
                wrong.append(f"{name} by {who.value}: {found.data['done']}")
    assert wrong == []
