"""Offerings on which retired ones rest: these stay, and are needed by others or by none any more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from api.command.words import many
from graph.database.stored import Questions, relations_of, relations_to, stored_things
from graph.model import MODEL
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.database.engine import Database
    from graph.database.stored import Stored
    from graph.text.documents.blocks import Block

MOST: Final = 20
"""Offerings that are named."""
COLUMNS: Final = ("REMAINS", "ID", "WAS NEEDED BY", "ELSE NEEDED BY")


async def remains(retired: Iterable[str], day: str, database: Database) -> Sequence[Block]:
    """A table of the offerings on which those rest on the day, without those that are retired too; nothing where there
    are none.
    """
    reader, needs = Questions(database, "remains"), MODEL.link("Dependency")
    gone = [*dict.fromkeys(retired)]
    found = [one for one in await relations_of(reader, needs, gone) if _holds(one, day) and one.other not in gone]
    parts = [*dict.fromkeys(one.other for one in found)]
    if not parts:
        return ()
    others = [one for one in await relations_to(reader, needs, parts) if _holds(one, day) and one.owner not in gone]
    things = await stored_things(reader, MODEL.kinds["Offering"], [*gone, *parts])
    names = {id_: str(values["name"]) for id_, values in things.items()}
    return [*_blocks(found, Counter(one.other for one in others), names)]


def _holds(one: Stored, day: str) -> bool:
    begins, ends = one.values.get("validFrom"), one.values.get("validTo")
    return not (begins and begins > day) and not (ends and ends <= day)


def _blocks(found: Sequence[Stored], others: Mapping[str, int], names: Mapping[str, str]) -> Iterator[Block]:
    users: dict[str, list[str]] = {}
    for one in found:
        users.setdefault(one.other, []).append(names[one.owner])
    parts = sorted(users, key=lambda id_: (names[id_], id_))
    yield Heading("What remains of what they rested on")
    yield Table(
        COLUMNS,
        [
            (names[id_], id_, ", ".join(users[id_]), many(others[id_], "offering") if others[id_] else "no offering")
            for id_ in parts[:MOST]
        ],
    )
    if (left := len(parts) - MOST) > 0:
        yield f"  … and {left:,} more"
