"""Random documents over the schema, whose arguments name things of both tenants."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType
from hypothesis import strategies as st

from graph.model import MODEL
from graph.verbs import VERBS
from resolvers.schema import schema
from tests.resolvers.access.rules.answers import FOR_ADMINISTRATORS
from tests.resolvers.access.tenants import KINDS, TENANTS, ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    Draw = Any

TYPES: Final = schema._schema.type_map  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # what is served
SDL: Final = schema.as_str()
DEEPEST: Final = 3
WIDEST: Final = 3
UNASKED: Final = {"after", "before", "last", "offset", "idempotencyKey", "expectedVersion", "language"}
"""Arguments that need what an earlier answer has said, or say nothing of things."""


def labels_by_name() -> dict[str, set[str]]:
    """What an argument or input field of that name may name."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for kind in KINDS:
        labels[kind.singular].add(kind.label)
        for relation in MODEL.relations(kind.label):
            if relation.to in {each.label for each in KINDS}:
                labels[relation.name].add(relation.to)
    return {**labels, "successor": {"Offering"}, "manager": {"Person"}, "leaveOut": {"Change"}}


LABELS: Final = labels_by_name()
EVERY: Final = [kind.label for kind in KINDS]
SCALARS: Final[dict[str, st.SearchStrategy[Any]]] = {
    "String": st.sampled_from(["x", "a", "lph", "et"]),
    "Int": st.integers(1, 5),
    "Float": st.sampled_from([0.0, 0.5, 1.0]),
    "Boolean": st.booleans(),
    "Date": st.sampled_from(["2026-01-02", "2026-12-31"]),
    "DateTime": st.sampled_from(["2026-01-02T03:04:05Z", "2026-12-31T00:00:00Z"]),
    "Duration": st.just("P1M"),
}


TOLD: Final = {
    "InvalidInput": "faults { message }",
    "StillReferenced": "references { id }",
    "DuplicateKey": "existing { id }",
    "VersionConflict": "current { id }",
}
"""What refusals say beside their sentences."""


def key(draw: Draw, labels: Iterable[str]) -> str:
    """Of a thing of either tenant."""
    label = draw(st.sampled_from(sorted(labels) or EVERY))
    return draw(st.sampled_from(ids(label, draw(st.sampled_from(TENANTS)))))


def value(draw: Draw, type_: Any, name: str, own: set[str], depth: int = 0) -> Any:
    """`own`: the kinds that `id` may name."""
    inner = getattr(type_, "of_type", None)
    if inner is not None and str(type_).endswith("!"):
        return value(draw, inner, name, own, depth)
    if inner is not None:
        return [value(draw, inner, name, own, depth) for _ in range(draw(st.integers(1, 2)))]
    if isinstance(type_, GraphQLEnumType):
        return draw(st.sampled_from(sorted(type_.values)))
    if isinstance(type_, GraphQLInputObjectType) and is_one_of(type_):
        each = draw(st.sampled_from(sorted(type_.fields)))
        return {each: value(draw, type_.fields[each].type, each, LABELS.get(name, own), depth + 1)}
    if isinstance(type_, GraphQLInputObjectType):
        return {
            each: value(draw, field.type, each, LABELS.get(name, own), depth + 1)
            for each, field in type_.fields.items()
            if is_given(draw, each, field.type, depth)
        }
    return (
        key(draw, own if name == "id" else LABELS.get(name, own)) if type_.name == "ID" else draw(SCALARS[type_.name])
    )


def is_one_of(type_: GraphQLInputObjectType) -> bool:
    """As the schema prints it: what makes the type says so in its own extensions alone."""
    return f"input {type_.name} @oneOf" in SDL


def is_given(draw: Draw, name: str, type_: Any, depth: int) -> bool:
    if str(type_).endswith("!"):
        return True
    return name not in UNASKED and depth < DEEPEST and draw(st.integers(0, 9)) < 2


def given(draw: Draw, fields: dict[str, Any], own: set[str]) -> dict[str, tuple[str, Any]]:
    """Arguments of a field: name -> (type, value)."""
    return {
        name: (str(argument.type), value(draw, argument.type, name, own))
        for name, argument in fields.items()
        if is_given(draw, name, argument.type, 0)
    }


class Document:
    """A question in the making, its arguments as variables."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self.variables: dict[str, Any] = {}
        self._declared: list[str] = []

    def text(self, operation: str, field: str) -> str:
        declared = f"({', '.join(self._declared)})" if self._declared else ""
        return f"{operation}{declared} {{ {field} }}"

    def field(self, name: str, field: Any, own: set[str], depth: int) -> str:
        arguments: list[str] = []
        for argument, (type_, given_value) in given(self._draw, field.args, own).items():
            variable = f"v{len(self.variables)}"
            self._declared.append(f"${variable}: {type_}")
            self.variables[variable] = given_value
            arguments.append(f"{argument}: ${variable}")
        called = f"{name}({', '.join(arguments)})" if arguments else name
        return called + self._selection(field.type, depth)

    def _selection(self, type_: Any, depth: int) -> str:
        while (inner := getattr(type_, "of_type", None)) is not None:
            type_ = inner
        if isinstance(type_, GraphQLInterfaceType):
            return " { __typename id }"
        if not isinstance(type_, GraphQLObjectType):
            return ""
        wanted = [name for name in ("id", "name", "hidden", "totalCount") if name in type_.fields]
        ways = {name: field for name, field in type_.fields.items() if name not in wanted}
        some = st.lists(st.sampled_from(sorted(ways)), max_size=WIDEST, unique=True) if ways else st.just(list[str]())
        chosen: list[str] = self._draw(some)
        through = [name for name in ("nodes",) if name in ways and name not in chosen]
        parts = [
            *(self.field(name, type_.fields[name], set(), depth) for name in wanted),
            *(
                self.field(name, ways[name], set(), depth + 1)
                for name in (*through, *chosen)
                if goes_on(ways[name], depth)
            ),
        ]
        return f" {{ {' '.join(parts or ['__typename'])} }}"


def goes_on(field: Any, depth: int) -> bool:
    type_ = field.type
    while (inner := getattr(type_, "of_type", None)) is not None:
        type_ = inner
    return depth < DEEPEST or not isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)


def fields_of(name: str) -> dict[str, Any]:
    made = TYPES[name]
    assert isinstance(made, GraphQLObjectType)
    return made.fields


@st.composite
def questions(draw: Draw) -> tuple[str, dict[str, Any]]:
    fields = {name: field for name, field in fields_of("Query").items() if name != FOR_ADMINISTRATORS}
    name = draw(st.sampled_from(sorted(fields)))
    own = {kind.label for kind in KINDS if name in {kind.singular, kind.plural}} or {"Offering", "Organization"}
    document = Document(draw)
    field = document.field(name, fields[name], own, 0)
    return document.text("query", field), document.variables


@st.composite
def mutations(draw: Draw) -> tuple[str, dict[str, Any]]:
    fields = {name: field for name, field in fields_of("Mutation").items() if name != "erasePerson"}
    name = draw(st.sampled_from(sorted(fields)))
    about = {verb.name: {verb.about} for verb in VERBS}
    kinds = {kind.label for kind in KINDS if name.endswith((kind.label, kind.plural[0].upper() + kind.plural[1:]))}
    argument = fields[name].args["input"].type
    variables = {"input": value(draw, argument, "input", about.get(name) or kinds or {"Person"})}
    members = {member.name for member in fields[name].type.of_type.types}
    refused = " ".join(f"... on {member} {{ {told} }}" for member, told in TOLD.items() if member in members)
    return (
        f"mutation($input: {argument}) {{ done: {name}(input: $input) {{ __typename ... on Refusal {{ message }} {refused} }} }}",
        variables,
    )


def others_in(text: str) -> set[str]:
    """Ids of the other tenant that a text names."""
    return {id_ for kind in KINDS for id_ in ids(kind.label, TENANTS[1]) if id_ in text.lower()}


def named(given_: Any) -> set[str]:
    return others_in(json.dumps(given_))
