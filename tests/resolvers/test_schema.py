from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    is_specified_scalar_type,
)

from graph.model import MODEL
from resolvers import schema as schema_module
from resolvers.schema import schema, sdl

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMITTED = Path(schema_module.__file__).with_name("schema.graphql")
RENEW = """
The GraphQL schema is not the one in resolvers/schema.graphql. If the change is meant, renew the file by
    python -c "from resolvers.schema import sdl; print(sdl(), end='')" > resolvers/schema.graphql
and look at the difference: removing or renaming something breaks those who use it."""

TYPES: dict[str, Any] = {
    name: type_
    for name, type_ in schema._schema.type_map.items()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # the schema below Strawberry's
    if not name.startswith("__") and not is_specified_scalar_type(type_)
}


def test_the_committed_schema_is_this_one() -> None:
    if sdl() != COMMITTED.read_text(encoding="utf-8"):
        pytest.fail(RENEW, pytrace=False)


def test_everything_is_described() -> None:
    described = dict(descriptions())
    assert len(described) > 1_000
    assert [place for place, words in described.items() if not words or not words.strip()] == []


def descriptions() -> Iterator[tuple[str, str | None]]:
    for name, type_ in TYPES.items():
        yield name, type_.description
        if isinstance(type_, GraphQLEnumType):
            for value, defined in type_.values.items():
                yield f"{name}.{value}", defined.description
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for field, defined in type_.fields.items():
                yield f"{name}.{field}", defined.description
                for argument, given in getattr(defined, "args", {}).items():
                    yield f"{name}.{field}({argument})", given.description


def test_values_of_enums_are_in_capitals_or_names_of_types() -> None:
    """So that a `__typename` that was answered can be given as a kind."""
    for name, type_ in TYPES.items():
        if isinstance(type_, GraphQLEnumType):
            kinds = set(type_.values) & MODEL.kinds.keys()
            assert kinds in (set(), set(type_.values)), name
            assert kinds or all(re.fullmatch(r"[A-Z][A-Z0-9_]*", value) for value in type_.values), name


def test_every_kind_has_its_questions() -> None:
    questions = TYPES["Query"].fields
    assert {
        name: str(questions[name].type) for kind in MODEL.kinds.values() for name in (kind.singular, kind.plural)
    } == {
        name: type_
        for kind in MODEL.kinds.values()
        for name, type_ in ((kind.singular, kind.label), (kind.plural, f"{kind.label}Connection!"))
    }


COMPUTED = {
    "Event": {"changes"},
    "Offering": {"restsOn", "supports"},
    "ServiceRelationship": {"health", "name"},
}
"""Fields of kinds that no declaration says."""


def test_every_property_and_relation_is_a_field() -> None:
    for kind in MODEL.kinds.values():
        declared = {item.name for item in kind.properties} | {each.name for each in MODEL.relations(kind.label)}
        assert TYPES[kind.label].fields.keys() == declared | {"nodeId"} | COMPUTED.get(kind.label, set())
        assert TYPES["Node"] in TYPES[kind.label].interfaces


def test_what_is_always_there_is_not_null() -> None:
    offering = TYPES["Offering"].fields
    nullable = {name: str(offering[name].type) for name in ("id", "name", "goods", "status", "externalIds", "provider")}
    assert nullable == {
        "id": "ID!",
        "name": "String!",
        "goods": "String",
        "status": "OfferingStatus!",
        "externalIds": "[String!]",
        "provider": "Organization!",
    }
    assert str(TYPES["Agreement"].fields["consumer"].type) == "Organization!"
    assert str(TYPES["Agreement"].fields["framework"].type) == "Agreement"


def test_only_searched_texts_can_be_looked_into() -> None:
    filters = TYPES["OfferingFilter"].fields
    assert {name: str(filters[name].type) for name in ("name", "goods", "retiresOn", "version", "status")} == {
        "name": "SearchedStringFilter",
        "goods": "StringFilter",
        "retiresOn": "DateFilter",
        "version": "IntFilter",
        "status": "OfferingStatusFilter",
    }
    assert list(TYPES["StringFilter"].fields) == ["eq", "in"]
    assert list(TYPES["SearchedStringFilter"].fields) == ["eq", "in", "contains", "startsWith"]


def test_relations_with_properties_have_lists_of_their_own() -> None:
    assert list(TYPES["OfferingDependenciesEdge"].fields) == [
        "cursor",
        "node",
        *(item.name for item in MODEL.relation("Offering", "dependencies").edge),
    ]
    assert str(TYPES["Organization"].fields["provides"].type) == "OfferingConnection!"


def test_a_member_of_a_sort_names_one_property() -> None:
    inputs = schema.execute_sync(
        '{ one: __type(name: "OfferingSort") { isOneOf } two: __type(name: "OfferingDependenciesSort") { isOneOf } }'
    )
    assert inputs.data == {"one": {"isOneOf": True}, "two": {"isOneOf": True}}
