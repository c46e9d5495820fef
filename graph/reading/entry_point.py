"""Chooses the first MATCH of a list: the most selective predicate of its filter, however many relations away.

The agreements of a few organizations are found at once; asking each agreement whose it is takes long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, LiteralString, NamedTuple, cast

from graph.access.conditions import all_of
from graph.model.scalars import Scalar
from graph.reading.filter import all_members, within
from graph.reading.listing import named
from graph.reading.parameters import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Model, Property, Relation
    from graph.reading.filter import Filtering, Member, Place

KEYS: Final[dict[str, LiteralString]] = {"id": "id", "seq": "seq"}
"""Properties that identify a thing among those of its kind."""
IDS: Final = 0
OPERATORS: Final = {"eq": 1, "in": 1, "has": 1, "contains": 2, "startsWith": 2}
CHOICES: Final = 3
UNKNOWN: Final = 4
"""Ranks of conditions by how few things they leave, as far as their words tell: the fewest first."""


class Start(NamedTuple):
    """`clauses` end where conditions of the list's thing begin; `remaining` members of the filter go among them.
    `repeats`: they may find a thing several times.
    """

    clauses: LiteralString
    remaining: Sequence[Member]
    repeats: bool


class Branch(NamedTuple):
    """A member of a filter that leads to other things: its conditions on them and on the relation to them, and the
    members that remain. `rank` says how few the other things are.
    """

    rank: int
    relation: Relation
    of_thing: Sequence[Member]
    of_edge: Sequence[Member]
    remaining: Sequence[Member]


class EntryPoint:
    """Chooses where the MATCH of one list starts."""

    def __init__(self, model: Model, filtering: Filtering) -> None:
        self._model = model
        self._filtering = filtering

    def start(self, place: Place, filter_: Sequence[Member]) -> Start:
        """The clauses that find the things of `place`, and the members of `filter_` that they leave to be checked."""
        kind, members = place.listing.kind.label, all_members(filter_)
        by_keys = self._by_keys(place, members)
        if by_keys is not None:
            return by_keys
        branch = min(self._branches(kind, members), key=lambda branch: branch.rank, default=None)
        if branch is None or branch.rank >= self._own_rank(kind, members):
            return Start(f"MATCH ({place.node}:{kind}) WHERE", members, repeats=False)
        return Start(f"{self._found(branch, place)} AND", branch.remaining, repeats=True)

    def _by_keys(self, place: Place, members: Sequence[Member]) -> Start | None:
        """Unwinds the keys that the filter lists: for `IN` the embedded engine scans all things of the kind."""
        for number, (name, condition) in enumerate(members):
            operators: Sequence[Member] = condition if name in KEYS and condition else ()
            keys = next((value for operator, value in operators if operator == "in"), None)
            if isinstance(keys, Value):
                wording = self._filtering.wording
                _, key = wording.level()
                found: LiteralString = f"MATCH ({place.node}:{place.listing.kind.label} {{{KEYS[name]}: {key}}}) WHERE"
                others = tuple(one for one in operators if one[0] != "in")
                remaining = [*members[:number], *([(name, others)] if others else []), *members[number + 1 :]]
                return Start(f"UNWIND {wording.value(keys)} AS {key}\n  {found}", remaining, repeats=True)
        return None

    def _found(self, branch: Branch, place: Place) -> LiteralString:
        """Finds the things at the other end of the branch, and from these the thing of `place`."""
        filtering, relation = self._filtering, branch.relation
        there = filtering.beyond(relation)
        start = self.start(there.thing, branch.of_thing)
        of_thing = (filtering.of_list if relation.many else filtering.of_thing)(there.thing, start.remaining)
        pattern = relation.pattern.format(this=f"{place.node}:{relation.kind}", edge=there.edge, that=there.node)
        found = backwards(pattern.replace(f"({there.node}:{relation.to})", f"({there.node})"))
        reached = filtering.wording.scope.reached(relation, place.node, there.node)
        conditions = all_of([reached, *([filtering.of_thing(there, branch.of_edge)] if branch.of_edge else [])])
        return f"{start.clauses} {of_thing}\n  MATCH {found} WHERE {conditions}"

    # --- which member is the most selective ---

    def _rank(self, kind: str, members: Sequence[Member]) -> int:
        return min(self._own_rank(kind, members), *(branch.rank for branch in self._branches(kind, members)), UNKNOWN)

    def _own_rank(self, kind: str, members: Sequence[Member]) -> int:
        items = self._model.kinds[kind].properties
        own = ((named(items, name), operators) for name, operators in members)
        return min((rank(item, operators) for item, operators in own if item is not None), default=UNKNOWN)

    def _branches(self, kind: str, members: Sequence[Member]) -> Iterator[Branch]:
        for number, (name, condition) in enumerate(members):
            relation = named(self._model.relations(kind), name)
            if relation is None or condition is None:
                continue
            others = [*members[:number], *members[number + 1 :]]
            some = condition
            if relation.many:
                some = dict(condition).get("some")
                others += [(name, tuple(one for one in condition if one[0] != "some"))] if len(condition) > 1 else []
            wanted = all_members(some or ())
            of_edge = [one for one in wanted if relation.edge and one[0] != "node"]
            of_thing = all_members(within(wanted, "node")) if relation.edge else wanted
            reached = self._rank(relation.to, of_thing)
            if reached < (CHOICES if relation.many else UNKNOWN):
                yield Branch(reached, relation, of_thing, of_edge, others)


def rank(item: Property, operators: Sequence[Member] | None) -> int:
    """How few things the operators on a property leave: the less, the fewer."""
    found = [OPERATORS[name] for name, value in operators or () if name in OPERATORS and value is not None]
    if not found:
        return UNKNOWN
    if item.name == "id":
        return IDS
    return CHOICES if item.choice is not None or item.scalar is Scalar.FLAG else min(found)


def backwards(pattern: LiteralString) -> LiteralString:
    """The pattern written from its other end: the embedded engine starts to match at a pattern's first node."""
    parts = re.split(r"(<?-\[[^]]*]->?)", pattern)[::-1]
    parts[1::2] = [part[1:] + ">" if part[0] == "<" else "<" + part[:-1] for part in parts[1::2]]
    return cast("LiteralString", "".join(parts))  # made of constants of the declarations, as they are
