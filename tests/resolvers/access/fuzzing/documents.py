"""Random documents over the schema, whose arguments name things of everybody, and some that are of nobody."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLUnionType

from graph.model import MODEL
from graph.writing.verbs import VERBS
from resolvers.schema import schema
from tests.resolvers.access.rules.answers import FOR_ADMINISTRATORS
from tests.resolvers.access.tenants import KINDS, ids

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Mapping

Asked = tuple[str, dict[str, Any]]
"""A document and its variables."""

TYPES: Final = schema._schema.type_map  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # what is served
SDL: Final = schema.as_str()
DEEPEST: Final = 3
WIDEST: Final = 3
UNASKED: Final = {"after", "before", "last", "offset", "idempotencyKey", "language"}
"""Arguments that need what an earlier answer has said, or say nothing of things."""
WHOSE: Final = {"alpha": 10, "gamma": 4, "beta": 3, "hidden": 3, "fresh": 1}
"""How often things of each are named. Nothing of `fresh` is there."""


def labels_by_name() -> dict[str, set[str]]:
    """What an argument or input field of that name may name."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for kind in KINDS:
        labels[kind.singular].add(kind.label)
        for relation in MODEL.relations(kind.label):
            if relation.to in {each.label for each in KINDS}:
                labels[relation.name].add(relation.to)
    for name in ("manager", "deputy", "raisedBy", "by", "invited", "attended", "person"):
        labels[name] = {"Person"}
    return {**labels, "successor": {"Offering"}, "leaveOut": {"Change"}, "planned": {"Engagement"}}


LABELS: Final = labels_by_name()
EVERY: Final = [kind.label for kind in KINDS]
SCALARS: Final[Mapping[str, tuple[Any, ...]]] = {
    "String": ("x", "a", "lph", "et", "idd"),
    "Int": (1, 2, 3, 4, 5),
    "Float": (0.0, 0.5, 1.0),
    "Boolean": (False, True),
    "Date": ("2026-01-02", "2026-12-31", "2028-02-01"),
    "DateTime": ("2026-01-02T03:04:05Z", "2026-12-31T00:00:00Z"),
    "Duration": ("P1M",),
}

TOLD: Final = {
    "InvalidInput": "faults { path message }",
    "NotFound": "path of key",
    "StillReferenced": "references { relation kind id }",
    "DuplicateKey": "key existing { id }",
    "VersionConflict": "version current { id }",
    "NotAllowed": "path",
}
"""What refusals say beside their sentences."""


ON_THE_WHOLE: Final = ("restsOn", "supports")
"""Fields of things that follow ways through what is not seen, and count it."""


class Document:
    """A question in the making, its arguments as variables. `unasked`: fields that are left out."""

    def __init__(self, chance: random.Random, unasked: Iterable[str] = ()) -> None:
        self._chance = chance
        self._unasked = unasked
        self.variables: dict[str, Any] = {}
        self._declared: list[str] = []

    def text(self, operation: str, field: str) -> str:
        declared = f"({', '.join(self._declared)})" if self._declared else ""
        return f"{operation}{declared} {{ {field} }}"

    def field(self, name: str, field: Any, own: set[str], depth: int) -> str:
        given = {
            each: (str(argument.type), self._value(argument.type, each, own, 0))
            for each, argument in field.args.items()
            if self._is_given(each, argument.type, 0)
        }
        return self.called(name, given) + self._selection(field.type, depth)

    def called(self, name: str, given: Mapping[str, tuple[str, Any]]) -> str:
        """`given`: type and value by argument."""
        arguments: list[str] = []
        for argument, (type_, value) in given.items():
            variable = f"v{len(self.variables)}"
            self._declared.append(f"${variable}: {type_}")
            self.variables[variable] = value
            arguments.append(f"{argument}: ${variable}")
        return f"{name}({', '.join(arguments)})" if arguments else name

    def changing(self, name: str, field: Any, own: set[str]) -> str:
        """A mutation, with all that it may answer."""
        argument = field.args["input"].type
        given = {"input": (str(argument), self._value(argument, "input", own, 0))}
        union = field.type.of_type
        assert isinstance(union, GraphQLUnionType)
        things = [member for member in union.types if str(member) not in TOLD]
        parts = [
            f"... on {member} {{ {TOLD[str(member)]} }}"
            if str(member) in TOLD
            else f"... on {member}{self._selection(member, 1) if len(things) == 1 else ' { id }'}"
            for member in union.types
        ]
        refusal = "__typename ... on Refusal { message }"
        return f"done: {self.called(name, given)} {{ {refusal} {' '.join(parts)} }}"

    def _selection(self, type_: Any, depth: int) -> str:
        while (inner := getattr(type_, "of_type", None)) is not None:
            type_ = inner
        if isinstance(type_, GraphQLInterfaceType):
            return " { __typename id }"
        if not isinstance(type_, GraphQLObjectType):
            return ""
        wanted = [name for name in ("id", "name", "hidden", "totalCount") if name in type_.fields]
        ways = {name: field for name, field in type_.fields.items() if name not in {*wanted, *self._unasked}}
        some = min(len(ways), self._chance.randint(0, WIDEST))
        chosen = self._chance.sample(sorted(ways), some)
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

    def _value(self, type_: Any, name: str, own: set[str], depth: int) -> Any:
        """`own`: the kinds that `id` may name."""
        inner = getattr(type_, "of_type", None)
        if inner is not None and str(type_).endswith("!"):
            return self._value(inner, name, own, depth)
        if inner is not None:
            return [self._value(inner, name, own, depth) for _ in range(self._chance.randint(1, 2))]
        if isinstance(type_, GraphQLEnumType):
            return self._chance.choice(sorted(type_.values))
        if isinstance(type_, GraphQLInputObjectType):
            return self._object(type_, name, own, depth)
        if type_.name != "ID":
            return self._chance.choice(SCALARS[type_.name])
        return self._key(own if name == "id" else LABELS.get(name, own))

    def _object(self, type_: GraphQLInputObjectType, name: str, own: set[str], depth: int) -> dict[str, Any]:
        given = [each for each, field in type_.fields.items() if self._is_given(each, field.type, depth)]
        if f"input {type_.name} @oneOf" in SDL:  # what makes the type says so in its own extensions alone
            given = [self._chance.choice(sorted(type_.fields))]
        labels = LABELS.get(name, own)
        return {each: self._value(type_.fields[each].type, each, labels, depth + 1) for each in given}

    def _is_given(self, name: str, type_: Any, depth: int) -> bool:
        if str(type_).endswith("!"):
            return True
        return name not in UNASKED and depth < DEEPEST and self._chance.random() < 0.2

    def _key(self, labels: Iterable[str]) -> str:
        label = self._chance.choice(sorted(labels) or EVERY)
        [whose] = self._chance.choices(list(WHOSE), list(WHOSE.values()))
        return self._chance.choice(ids(label, whose))


def goes_on(field: Any, depth: int) -> bool:
    type_ = field.type
    while (inner := getattr(type_, "of_type", None)) is not None:
        type_ = inner
    return depth < DEEPEST or not isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)


def fields_of(name: str) -> dict[str, Any]:
    made = TYPES[name]
    assert isinstance(made, GraphQLObjectType)
    return made.fields


QUESTIONS: Final = {name: field for name, field in fields_of("Query").items() if name != FOR_ADMINISTRATORS}
MUTATIONS: Final = {name: field for name, field in fields_of("Mutation").items() if name != "erasePerson"}
ABOUT: Final = {verb.name: {verb.about} for verb in VERBS}
COMPUTED: Final = sorted(
    QUESTIONS.keys() - {name for kind in MODEL.kinds.values() for name in (kind.singular, kind.plural)}
)


SIDED: Final = ("Change", "Agreement", "NoticeTerm", "Target", "ServiceRelationship", "Offering", "Person")
"""Kinds of which one sees more than one may change."""


def about(name: str) -> set[str]:
    """The kinds that `id` may name in a mutation."""
    kinds = {kind.label for kind in KINDS if name.endswith((kind.label, kind.plural[0].upper() + kind.plural[1:]))}
    return ABOUT.get(name) or kinds or {"Person"}


ABOUT_SIDED: Final = sorted(
    {name for name in MUTATIONS if not about(name).isdisjoint(SIDED)}
    | {name for name in MUTATIONS if name.endswith(("ChangedOffering", "AgreementCovers", "Coverages", "Membership"))}
)


def question(chance: random.Random, *, computed: bool = False) -> Asked:
    """`computed`: one that is worked out, not one for things."""
    name = chance.choice(COMPUTED if computed else sorted(QUESTIONS))
    own = {kind.label for kind in KINDS if name in {kind.singular, kind.plural}} or {"Offering", "Organization"}
    document = Document(chance)
    field = document.field(name, QUESTIONS[name], own, 0)
    return document.text("query", field), document.variables


def mutation(chance: random.Random) -> Asked:
    name = chance.choice(ABOUT_SIDED if chance.random() < 0.5 else sorted(MUTATIONS))
    document = Document(chance, ON_THE_WHOLE)
    field = document.changing(name, MUTATIONS[name], about(name))
    return document.text("mutation", field), document.variables
