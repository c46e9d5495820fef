"""Nobody who was erased comes back with old files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.database.erased import erased_ids
from graph.model.rules import gone_for_good
from graph.model.sides import sides
from seed.checking.columns import column_of
from seed.faults import Fault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.database.stored import Reader
    from seed.staging import Stage

PERSON: Final = "Person"
IDS: Final = "SELECT id FROM things WHERE kind = ?"
ROWS: Final = "SELECT file, line FROM things WHERE kind = ? AND id = ?"
OWNED: Final = "SELECT origin, file, line FROM links WHERE link = ? AND owner = ?"
RELATED: Final = "SELECT origin, file, line FROM links WHERE link = ? AND other = ?"


async def erased_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    found = stage.sql.execute(IDS, (stage.kinds[PERSON],))
    gone = set[str]()
    while rows := found.fetchmany(1_000):
        gone |= await erased_ids(reader, PERSON, [id_ for (id_,) in rows])
    for key in sorted(gone):
        for file, line in stage.sql.execute(ROWS, (stage.kinds[PERSON], key)):
            yield Fault(stage.files[file], line, "id", gone_for_good(key))
        for link in stage.model.links:
            for label, rows_, at_owner in ((sides(link).owner, OWNED, True), (sides(link).other, RELATED, False)):
                for origin, file, line in stage.sql.execute(rows_, (stage.links[link], key)) if label == PERSON else ():
                    if not (at_owner and Origin(origin) is Origin.COLUMN):  # the row of the person itself
                        column = column_of(link, Origin(origin), at_owner=at_owner)
                        yield Fault(stage.files[file], line, column, gone_for_good(key))
