"""Runs the verbs of a planned change's course that decide on what the change does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from graph.database.stored import Questions
from graph.errors import BadInput, Unavailable
from graph.model import MODEL
from graph.model.sentences import not_here
from graph.questions.announcing.weighing import Move, weighed_as
from graph.reading.statement import seen_statement
from graph.saying import Saying
from graph.writing.mutations import Fault, InvalidInput
from graph.writing.mutations.visibility import found_by
from graph.writing.verbs import do
from graph.writing.verbs.announcing.weighed import Outdated, changes_too_quickly
from graph.writing.verbs.verb import require_verbs_role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.model import Model
    from graph.projection.follower import KeptProjection
    from graph.questions.announcing.weighing import Weighing
    from graph.writing.mutations.change import Named
    from graph.writing.mutations.idempotency import Once
    from graph.writing.verbs import Verb
    from graph.writing.verbs.announcing.weighed import Weighed
    from graph.writing.verbs.verb import Worded

    Letters = Callable[[Weighing, str], Worded]

ATTEMPTS: Final = 5


async def do_weighed(
    database: Database,
    projection: KeptProjection | None,
    verb: Verb,
    input_: Mapping[str, Any],
    viewer: Viewer,
    once: Once | None,
    model: Model = MODEL,
    *,
    letters: Letters | None = None,
) -> list[Named]:
    """Does a verb as `do`, with what the change does worked out on the state that the transaction meets. `letters`:
    draws up, where the estate stands still, what gives the messages their texts. Raises Unavailable where the estate
    does not stand still for that long.
    """
    if projection is None:
        raise Unavailable(not_here("Impact"))
    require_verbs_role(verb, viewer, model.kinds[verb.about])
    change, move = input_["id"], _move(input_)

    def drawn(weighing: Weighing) -> tuple[Weighed, Worded | None]:
        return weighing.weighed, letters(weighing, change) if letters else None

    for _ in range(ATTEMPTS):
        weighed = worded = None
        if await _sees(database, viewer, change):
            today = datetime.now(UTC).date()
            try:
                found = await weighed_as(database, projection, viewer, change, today, drawn, move)
                weighed, worded = found or (None, None)
            except BadInput as wrong:
                if verb.weighs:
                    raise InvalidInput([Fault(("input", "id"), Saying.of(wrong.message))]) from None
        try:
            return await do(database, verb, input_, viewer, once, model, weighed=weighed, worded=worded)
        except Outdated:
            continue
    raise Unavailable(changes_too_quickly())


def _move(input_: Mapping[str, Any]) -> Move | None:
    """None where there is none, or what is given are no days: the verb says so."""
    try:
        untils = {(row["offering"], str(row["action"])): _day(row["until"]) for row in input_.get("untils") or ()}
        return Move(_day(input_["effectiveOn"]), untils) if input_.get("effectiveOn") else None
    except ValueError:
        return None


def _day(given: str | date) -> date:
    return date.fromisoformat(str(given))


async def _sees(database: Database, viewer: Viewer, change: str) -> bool:
    """Whether the viewer sees the change, so that nothing is worked out for others."""
    reader = Questions(database, "change_seen")
    return change in await found_by(reader, viewer, MODEL.kinds["Change"], [change], seen_statement)
