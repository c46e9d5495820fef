"""The graph as a mutation makes it: the transaction has written, so what it reads is what will be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.alias_generators import to_camel

from graph.database.stored import relations_of, relations_to, stored_things
from graph.writing.mutations.refusals import Fault
from graph.writing.mutations.steps import Update

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence

    from graph.database.stored import Stored
    from graph.model import Link, Model
    from graph.writing.mutations.refusals import Place
    from graph.writing.mutations.steps import Step
    from graph.writing.mutations.work import Work
    from graph.writing.rules import Broken, Spot
    from graph.writing.rules.state import Order

Touched = dict[tuple[str, str], "Place"]


class Transacted:
    """The future state of a transaction that has written its steps."""

    def __init__(self, work: Work, steps: Sequence[Step]) -> None:
        self._work = work
        self._reader = work.transaction
        self._updates = {(step.kind.label, step.id): step for step in steps if isinstance(step, Update)}
        self._orders = {link: {key: (number,) for number, key in enumerate(at)} for link, at in work.touched.items()}

    @property
    def model(self) -> Model:
        return self._work.model

    def written(self, link: Link, relation: Stored, name: str | None = None) -> Order | None:  # noqa: ARG002  # any of it counts
        return self._orders.get(link, {}).get((relation.owner, relation.other))

    async def by_owner(self, link: Link) -> AsyncIterator[Sequence[Stored]]:
        if touched := self._touched(link):
            yield await self.relations_of(link, {owner for owner, _ in touched})

    async def by_other(self, link: Link, keys: Collection[str] = ()) -> AsyncIterator[Sequence[Stored]]:  # noqa: ARG002  # few are written
        if touched := self._touched(link):
            yield await self.kept_relations_to(link, {other for _, other in touched})

    async def written_pairs(self, link: Link) -> AsyncIterator[Sequence[tuple[str, str]]]:
        """Yields those that are still there: a relation that was taken back is written too."""
        async for relations in self.by_owner(link):
            there = {(one.owner, one.other) for one in relations}
            yield [pair for pair in self._touched(link) if pair in there]

    async def changed_things(self, label: str, names: Collection[str]) -> AsyncIterator[Sequence[str]]:
        ids = [
            id_ for (of, id_), step in self._updates.items() if of == label and not step.values.keys().isdisjoint(names)
        ]
        if ids:
            yield ids

    async def moved(self, link: Link) -> AsyncIterator[Sequence[str]]:
        if touched := self._touched(link):
            yield list(dict.fromkeys(owner for owner, _ in touched))

    async def things(self, label: str, ids: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        return await stored_things(self._reader, self.model.kinds[label], sorted(ids))

    async def relations_of(self, link: Link, owners: Iterable[str]) -> Sequence[Stored]:
        return await relations_of(self._reader, link, sorted(owners))

    async def kept_relations_to(self, link: Link, others: Iterable[str]) -> Sequence[Stored]:
        return await relations_to(self._reader, link, sorted(others))

    async def leads_to(self, link: Link, owners: Iterable[str]) -> Mapping[str, str]:
        return {one.owner: one.other for one in await self.relations_of(link, owners)}

    async def chain(self, link: Link, owners: Iterable[str] | None = None) -> Sequence[Stored]:
        """The relations from `owners` on, level by level, each from the ends of those before; None: from those that the
        mutation touches.
        """
        found: list[Stored] = []
        seen = set[str]()
        frontier = {owner for owner, _ in self._touched(link)} if owners is None else {*owners}
        while frontier:
            level = await self.relations_of(link, frontier)
            found += level
            seen |= frontier
            frontier = {one.other for one in level} - seen
        return found

    def _touched(self, link: Link) -> Touched:
        return self._work.touched.get(link, {})

    def located(self, broken: Broken) -> Fault:
        """Answers the fault at the place in the input that says what breaks the rule."""
        places = (place for spot in broken.spots if (place := self._place(spot)))
        return Fault(next(places, ("input",)), broken.message, broken.names)

    def _place(self, spot: Spot) -> Place | None:
        if isinstance(spot.of, str):
            step = self._updates.get((spot.of, spot.id))
            column = next((name for name in map(to_camel, spot.columns) if step and name in step.values), None)
            return (*step.place, column) if step and column else None
        touched = self._touched(spot.of)
        if spot.relation is None:
            place = next((place for (owner, _), place in touched.items() if owner == spot.id), None)
        else:
            place = touched.get((spot.relation.owner, spot.relation.other))
        return place and (*place, *map(to_camel, spot.columns[:1]))
