"""Groups of alternatives: as many members as are needed, one number for all, and names that nobody mixes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.rules import shortage, split_groups
from graph.model.twins import twin_key
from graph.writing.rules.state import Broken, owner_spot, relation_spot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence

    from graph.database.stored import Stored
    from graph.model import Link
    from graph.writing.rules.state import FutureState

AT: Final = "{said}, at {at!r}"

Groups = dict[tuple[str, str], list["Stored"]]
"""Members by offering and name of the group."""


async def groups_are_sound(state: FutureState) -> AsyncIterator[Broken]:
    """Finds groups that lack members, say several numbers, or have almost the name of another at the same offering."""
    link = state.model.link("Dependency")
    async for relations in state.by_owner(link):
        groups: Groups = {}
        for relation in relations:
            if name := relation.values.get("alternatives"):
                groups.setdefault((relation.owner, name), []).append(relation)
        for broken in _split(state, link, groups):
            yield broken
        for (owner, name), members in groups.items():
            if message := shortage(name, [member.values.get("required") or 1 for member in members]):
                written = sorted((order, one) for one in members if (order := state.written(link, one)))
                spots = [relation_spot(link, one, "required") for _, one in written]
                yield Broken(message.within(AT, at=owner), (*spots, owner_spot(link, owner, "required")))


def _split(state: FutureState, link: Link, groups: Mapping[tuple[str, str], Sequence[Stored]]) -> Iterator[Broken]:
    names: dict[str, list[str]] = {}
    for owner, name in groups:
        names.setdefault(owner, []).append(name)
    for owner, alike in names.items():
        if len(alike) > len({*map(twin_key, alike)}):
            firsts = {name: _first(state, link, groups[owner, name]) for name in alike}
            for name, message in split_groups(sorted(alike, key=lambda name: firsts[name][0])):
                order, member = firsts[name]
                if order:
                    yield Broken(message.within(AT, at=owner), (relation_spot(link, member, "alternatives"),))


def _first(state: FutureState, link: Link, members: Sequence[Stored]) -> tuple[tuple[int, ...], Stored]:
    """Finds where a group is named first; the order of what was stored before is empty."""
    return min(((state.written(link, member) or (), member) for member in members), key=lambda found: found[0])
