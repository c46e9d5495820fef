"""Groups of alternatives: as many members as are needed, and one number for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.rules import shortage
from seed.checking.coming import coming, place
from seed.faults import Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.writing import Reader, Stored
    from seed.staging import Stage


async def group_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    link = stage.model.link("Dependency")
    async for batch in coming(stage, reader, link):
        groups: dict[tuple[str, str], list[Stored]] = {}
        for relation in batch:
            if name := relation.values.get("alternatives"):
                groups.setdefault((relation.owner, name), []).append(relation)
        for (owner, name), members in groups.items():
            if message := shortage(name, [member.values.get("required") or 1 for member in members]):
                places = [found for member in members if (found := place(stage, link, member))]
                if places:
                    yield Fault(*min(places), "required", f"{message}, at {owner!r}")
