"""Random questions over the declarations: nested lists with filters, sorts, cursors and pages from either end, aliases,
fragments, `@skip` and `@include`, interfaces, edges, computed fields.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from graph.access.scope import EVERYTHING
from graph.model import MODEL, Relation
from graph.model.scalars import Scalar
from graph.reading import kind_listing, relation_listing
from graph.reading.order import SortMember, order

if TYPE_CHECKING:
    import random

    from graph.model import Kind, Property

LABELS: Final = ("Organization", "Person", "Offering", "ServiceRelationship", "Agreement", "Change")
VARIABLES: Final = "$few: Int, $yes: Boolean = true, $no: Boolean!, $id: ID, $named: String"
USES: Final = """used: organization(id: "o1") @include(if: $yes) {
  provides(first: $few, filter: { id: { eq: $id }, name: { contains: $named } }) { totalCount nodes { id @skip(if: $no) name } }
}"""
"""A document has no variable that it does not use."""
DEPTH: Final = 2
"""Deeper ones say no more, and take Neo4j seconds to plan for the first time."""
VALUES: Final[dict[Scalar, tuple[Any, ...]]] = {
    Scalar.ID: ("o1", "o2", "p3", "r1"),
    Scalar.TEXT: ("a", "Ab", "straße", "none"),
    Scalar.INTEGER: (0, 1, 2, 30),
    Scalar.NUMBER: (0.5, 1, 2.5),
    Scalar.FLAG: (True, False),
    Scalar.DAY: ("2026-01-01", "2027-06-30"),
    Scalar.INSTANT: ("2026-01-01T00:00:00Z",),
    Scalar.DURATION: ("P6M",),
}


@dataclass(slots=True)
class Questions:
    """What a seed asks. `text` is the whole document."""

    chance: random.Random
    fragments: list[str] = field(default_factory=list[str])
    aliases: int = 0

    def text(self) -> str:
        roots = " ".join(self.root() for _ in range(self.chance.randint(1, 2)))
        return f"query Q({VARIABLES}) {{ {roots} {USES} }} {' '.join(self.fragments)}"

    def variables(self) -> dict[str, Any]:
        given: dict[str, Any] = {"no": self.chance.random() < 0.3}
        if self.chance.random() < 0.7:
            given["few"] = self.chance.choice([1, 2, 3, 200])
        if self.chance.random() < 0.7:
            given["yes"] = self.chance.random() < 0.7
        if self.chance.random() < 0.5:
            given["id"] = self.chance.choice(["o1", "o2", "nobody"])
        if self.chance.random() < 0.5:
            given["named"] = self.chance.choice(["a", "b", "STRASSE", None])
        return given

    def root(self) -> str:
        kind = MODEL.kinds[self.chance.choice(LABELS)]
        choice = self.chance.random()
        alias = self.alias()
        if choice < 0.65:
            return f"{alias}{kind.plural}{self.arguments(kind)} {self.connection(kind, DEPTH)}"
        key = json.dumps(f"{kind.label[0].lower()}{self.chance.randint(1, 9)}")
        if choice < 0.8:
            return f"{alias}{kind.singular}(id: {key}) {self.things(kind, DEPTH)}"
        ref = f"kind: {kind.label}, id: {key}"
        if choice < 0.9:
            return f"{alias}node({ref}) {self.interface(1)}"
        return f'{alias}nodes(refs: [{{{ref}}}, {{kind: Offering, id: "o1"}}, {{{ref}}}]) {self.interface(1)}'

    def interface(self, depth: int) -> str:
        kinds = [MODEL.kinds[label] for label in self.chance.sample(LABELS, 3)]
        parts = [f"... on {kind.label} {self.things(kind, depth)}" for kind in kinds]
        return f"{{ __typename id nodeId ver: version {' '.join(parts)} }}"

    def connection(self, listed: Kind | Relation, depth: int) -> str:
        kind, edge = of(listed)
        parts: list[str] = []
        if self.chance.random() < 0.7:
            parts.append(f"{self.alias()}nodes {self.things(kind, depth)}")
        if self.chance.random() < 0.5:
            shown = [item.name for item in self.chance.sample(edge, min(len(edge), 2))]
            shown += [part for part in ("cursor", "__typename") if self.chance.random() < 0.4]
            shown.append(f"node {self.things(kind, depth)}")
            parts.append(f"{self.alias()}edges {{ {' '.join(shown)} }}")
        if self.chance.random() < 0.5:
            parts.append("pageInfo { hasNextPage hasPreviousPage at: endCursor startCursor @include(if: $yes) }")
        if self.chance.random() < 0.4 or not parts:
            parts.append(f"{self.alias()}totalCount")
        if self.chance.random() < 0.3:
            parts += self.counts(kind, edge)
        if self.chance.random() < 0.1:
            parts.append("__typename")
        return f"{{ {' '.join(parts)} }}"

    def counts(self, kind: Kind, edge: tuple[Property, ...]) -> list[str]:
        """By some of the enumerations, those of things below `node` where the relation has properties."""
        of_things = self.enumerations(kind.properties)
        by = [*self.enumerations(edge), *([f"node {{ {' '.join(of_things)} }}"] if edge and of_things else [])]
        by = by if edge else of_things
        return [f"{self.alias()}countBy {{ {' '.join(by)} }}"] if by else []

    def enumerations(self, items: tuple[Property, ...]) -> list[str]:
        names = [item.name for item in items if item.choice is not None and not item.many]
        some = self.chance.sample(names, min(len(names), self.chance.randint(1, 2)))
        return [f"{self.alias()}{name} {{ value total }}" for name in some]

    def things(self, kind: Kind, depth: int) -> str:
        parts = [self.property(item) for item in self.chance.sample(kind.properties, self.chance.randint(1, 4))]
        relations = [relation for relation in MODEL.relations(kind.label) if relation.to in LABELS]
        if depth > 0:
            some = self.chance.sample(relations, self.chance.randint(0, min(depth, len(relations))))
            parts += [self.relation(relation, depth - 1) for relation in some]
            if kind.label == "Offering" and self.chance.random() < 0.15:
                parts.append(self.reach(depth - 1))
        if self.chance.random() < 0.15:
            parts.append("__typename")
        selected = f"{{ {' '.join(parts)} }}"
        if self.chance.random() < 0.1:
            self.fragments.append(f"fragment F{len(self.fragments)} on {kind.label} {selected}")
            return f"{{ id ...F{len(self.fragments) - 1} {self.directive()} }}"
        if self.chance.random() < 0.1:
            return f"{{ __typename ... on {kind.label} {self.directive()} {selected} }}"
        return selected

    def relation(self, relation: Relation, depth: int) -> str:
        if not relation.many:
            return f"{self.alias()}{relation.name} {self.directive()} {self.things(MODEL.kinds[relation.to], depth)}"
        asked = f"{relation.name}{self.arguments(relation)} {self.directive()}"
        return f"{self.alias()}{asked} {self.connection(relation, depth)}"

    def reach(self, depth: int) -> str:
        name = self.chance.choice(["restsOn", "supports"])
        things = self.things(MODEL.kinds["Offering"], depth)
        return f'{self.alias()}{name}(first: 3, on: "2026-06-01") {{ totalCount edges {{ hops node {things} }} nodes {{ id }} }}'

    def property(self, item: Property) -> str:
        return f"{self.alias()}{item.name}{self.directive()}"

    def alias(self) -> str:
        if self.chance.random() < 0.5:
            return ""
        self.aliases += 1
        return f"x{self.aliases}: "

    def directive(self) -> str:
        if self.chance.random() > 0.08:
            return ""
        return self.chance.choice([" @include(if: $yes)", " @skip(if: $no)", " @include(if: true)", " @skip(if: $yes)"])

    # --- arguments ---

    def arguments(self, listed: Kind | Relation) -> str:
        given: list[str] = []
        size = self.chance.random()
        if size < 0.35:
            given.append(f"first: {self.chance.choice(['1', '2', '3', '$few'])}")
        elif size < 0.6:
            given.append(f"last: {self.chance.choice(['1', '2', '3', '$few'])}")
        sort = self.sort(listed) if self.chance.random() < 0.5 else []
        if sort:
            given.append(f"sort: {literal(sort)}")
        if self.chance.random() < 0.5:
            given.append(f"filter: {self.filter(listed, 2)}")
        cut = [name for name in ("after", "before") if self.chance.random() < 0.2]
        given.extend(f"{name}: {json.dumps(self.cursor(listed, sort))}" for name in cut)
        return f"({', '.join(given)})" if given else ""

    def sort(self, listed: Kind | Relation) -> list[dict[str, Any]]:
        kind, edge = of(listed)
        members: list[dict[str, Any]] = []
        for _ in range(self.chance.randint(1, 2)):
            of_edge = bool(edge) and self.chance.random() < 0.5
            items = [item for item in (edge if of_edge else kind.properties) if not item.many and not item.personal]
            member = {self.chance.choice(items).name: Word(self.chance.choice(["ASC", "DESC"]))}
            members.append(member if of_edge or not edge else {"node": member})
        return members

    def cursor(self, listed: Kind | Relation, sort: list[dict[str, Any]]) -> str:
        listing = relation_listing(MODEL, listed) if isinstance(listed, Relation) else kind_listing(listed)
        ordered = order(listing, tuple(map(SortMember.of, sort)), EVERYTHING)
        return ordered.cursor([self.value(key.item) for key in ordered.keys])

    def value(self, item: Property) -> Any:
        if not item.present and self.chance.random() < 0.3:
            return None
        if item.choice is not None:
            return self.chance.choice(list(item.choice)).value
        value = self.chance.choice(VALUES[item.scalar or Scalar.TEXT])
        return "2026-01-01T00:00:00.000000Z" if item.scalar is Scalar.INSTANT else value

    def filter(self, listed: Kind | Relation, depth: int) -> str:
        kind, edge = of(listed)
        items = self.chance.sample(edge or kind.properties, self.chance.randint(0, 2))
        members = [f"{item.name}: {self.operators(item)}" for item in items]
        if edge and self.chance.random() < 0.5:
            members.append(f"node: {self.filter(kind, depth - 1)}")
        if not edge and depth > 0 and self.chance.random() < 0.6:
            relations = [relation for relation in MODEL.relations(kind.label) if relation.to in LABELS]
            members.append(self.related(self.chance.choice(relations), depth - 1))
        if depth > 0 and self.chance.random() < 0.3:
            combined = self.filter(listed, depth - 1)
            other = self.filter(listed, 0)
            members.append(
                self.chance.choice([f"not: {combined}", *(f"{way}: [{combined}, {other}]" for way in ("or", "and"))])
            )
        return f"{{ {', '.join(members)} }}"

    def related(self, relation: Relation, depth: int) -> str:
        if not relation.many:
            if not relation.required and self.chance.random() < 0.2:
                return f"{relation.name}: null"
            return f"{relation.name}: {self.filter(MODEL.kinds[relation.to], depth)}"
        return f"{relation.name}: {{ {self.chance.choice(['some', 'none'])}: {self.filter(relation, depth)} }}"

    def operators(self, item: Property) -> str:
        if item.many:
            return '{ has: "a" }' if item.choice is None else "{}"
        if not item.present and self.chance.random() < 0.2:
            return "{ eq: null }"
        if item.searched and self.chance.random() < 0.5:
            return f"{{ {self.chance.choice(['contains', 'startsWith'])}: {json.dumps(self.chance.choice(['a', 'B', 'ss']))} }}"
        value = (
            Word(self.value_of_choice(item)) if item.choice else self.chance.choice(VALUES[item.scalar or Scalar.TEXT])
        )
        if item.scalar in {Scalar.INTEGER, Scalar.DAY} and self.chance.random() < 0.5:
            return f"{{ {self.chance.choice(['lt', 'gte'])}: {literal(value)} }}"
        if item.scalar is not Scalar.FLAG and self.chance.random() < 0.4:
            return f"{{ in: {literal([value] * self.chance.randint(0, 2))} }}"
        return f"{{ eq: {literal(value)} }}"

    def value_of_choice(self, item: Property) -> str:
        assert item.choice is not None
        return self.chance.choice(list(item.choice)).value


class Word(str):
    """The name of an enum's member."""

    __slots__ = ()


def of(listed: Kind | Relation) -> tuple[Kind, tuple[Property, ...]]:
    if isinstance(listed, Relation):
        return MODEL.kinds[listed.to], listed.edge
    return listed, ()


def literal(value: Any) -> str:
    """As GraphQL writes it."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value).items()
        return f"{{{', '.join(f'{name}: {literal(member)}' for name, member in members)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, cast('list[Any]', value)))}]"
    return value if isinstance(value, Word) else json.dumps(value)
