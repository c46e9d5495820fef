"""What the files say is judged before it is written: by the same rules as a mutation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson

from seed.checking.columns import column_of
from seed.checking.future import StagedFuture, key
from seed.faults import Fault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from graph.database.stored import Reader
    from graph.model import Property
    from graph.writing.rules import Broken, Rule, Spot
    from seed.staging import Stage

THING: Final = "SELECT file, line, data FROM things WHERE kind = ? AND id = ?"
OF_OWNER: Final = "SELECT origin, file, line, data FROM links WHERE link = ? AND owner = ? ORDER BY origin, file, line"
RELATION: Final = """
SELECT origin, file, line, data FROM links WHERE link = ? AND owner = ? AND other = ? AND key = ?
ORDER BY origin, file, line
"""


def judged_by(rule: Rule) -> Callable[[Stage, Reader], AsyncIterator[Fault]]:
    """Makes a check of the files out of a rule."""

    async def faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
        async for broken in rule(StagedFuture(stage, reader)):
            yield located(stage, broken)

    return faults


def located(stage: Stage, broken: Broken) -> Fault:
    """Answers the fault at the row that says what breaks the rule; without one, what is removed breaks it."""
    for spot in broken.spots:
        if fault := _at_thing(stage, spot, broken) if isinstance(spot.of, str) else _at_relation(stage, spot, broken):
            return fault
    file = next(spot.of.file.name for spot in broken.spots if not isinstance(spot.of, str) and spot.of.file)
    return Fault(file, 0, "", f"{broken.message}, once what is there no more is removed")


def _at_thing(stage: Stage, spot: Spot, broken: Broken) -> Fault | None:
    assert isinstance(spot.of, str)  # noqa: S101  # as was just seen
    row = stage.sql.execute(THING, (stage.kinds[spot.of], spot.id)).fetchone()
    if row is None:
        return None
    file, line, data = row
    return Fault(stage.files[file], line, _column(spot, stage.model.kinds[spot.of].properties, data), broken.message)


def _at_relation(stage: Stage, spot: Spot, broken: Broken) -> Fault | None:
    assert not isinstance(spot.of, str)  # noqa: S101  # as was just seen
    link, relation = spot.of, spot.relation
    named = (stage.links[link], spot.id)
    if relation is None:
        row = stage.sql.execute(OF_OWNER, named).fetchone()
    else:
        row = stage.sql.execute(RELATION, (*named, relation.other, key(link, relation))).fetchone()
    if row is None:
        return None
    origin, file, line, data = row
    column = _column(spot, link.stated, data) if spot.columns else column_of(link, Origin(origin))
    return Fault(stage.files[file], line, column, broken.message)


def _column(spot: Spot, properties: Sequence[Property], data: bytes | None) -> str:
    """Answers the first of the columns that the row has, else the last."""
    given: dict[str, Any] = orjson.loads(data) if data else {}
    names = {item.column: item.name for item in properties}
    return next((column for column in spot.columns if names.get(column) in given), spot.columns[-1])
