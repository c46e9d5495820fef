"""The messages that the next verb of a planned change's course would make, for whoever asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from graph.database.stored import Questions
from graph.errors import NotFound
from graph.model import MODEL
from graph.model.sentences import no_such
from graph.projection.visibility import Visibility
from graph.questions.announcing.weighing import weighed_as
from graph.reading.statement import own_statement, seen_statement
from graph.text.letters.previewing import ALL, Previews, Stands, previews
from graph.writing.mutations.visibility import found_by

if TYPE_CHECKING:
    from datetime import date

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.projection.follower import KeptProjection
    from graph.questions.announcing.weighing import Weighing
    from graph.writing.verbs.announcing.weighed import Message

CHANGE: Final = """
MATCH (c:Change {id: $change})
RETURN c.title, c.reason, c.status
"""
ENDED: Final = frozenset({"ANNOUNCED", "DONE", "CANCELLED"})
"""Statuses in which no verb makes questions or notices for everybody any more."""


async def notice_previews(
    database: Database, projection: KeptProjection, viewer: Viewer, change: str, today: date, part: slice = ALL
) -> Previews:
    """Raises NotFound for a change that is not there, for this viewer; BadInput for one that does what cannot be done."""
    reader, kind = Questions(database, "notice_previews"), MODEL.kinds["Change"]
    rows = await reader.run(CHANGE, {"change": change})
    if not rows or change not in await found_by(reader, viewer, kind, [change], seen_statement):
        raise NotFound(no_such("Change", change))
    title, reason, status = rows[0]
    nothing = Previews(change=change, total=0, previews=[], hidden=viewer.telling.of_whole(0))
    if status in ENDED or change not in await found_by(reader, viewer, kind, [change], own_statement):
        return nothing
    stands = Stands(id=change, title=title, reason=reason, status=status)

    def told(weighing: Weighing) -> Previews:
        if not viewer.scope.restricted:
            return previews(weighing, stands, part=part)
        visibility = Visibility(weighing.report.outcome.projection, viewer.scope.organizations)
        return previews(weighing, stands, lambda one: _sees(visibility, one), part)

    found = await weighed_as(database, projection, viewer, change, today, told) or nothing
    return replace(found, hidden=None if found.hidden is None else viewer.telling.of_whole(found.hidden))


def _sees(visibility: Visibility, one: Message) -> bool:
    """Whether all is seen on whose account it is sent, and who would read it."""
    if not one.relationships:
        return one.person is not None and visibility.colleague(one.person)
    reads = visibility.person(one.person) if one.person else one.via is not None and visibility.channel(one.via)
    return reads and all(map(visibility.relationship, one.relationships))
