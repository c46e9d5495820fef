"""`rapport impact`."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.command.access import ACTOR
from api.command.answers import put_json
from api.command.ending import Status, complain
from api.command.estate import estate
from api.command.impact.drawing import Drawing, Drawn
from api.command.impact.focus import EVERYBODY, Wanted, looked_at
from api.command.impact.last import keep_in, last_run_in
from api.command.options import ImpactFormat
from api.command.paper import show
from api.command.remains import remains
from api.command.words import WORST_FIRST, many
from graph.model.severity import Action
from graph.projection.follower import KeptProjection
from graph.questions.runs.keeping import keep_run, last_run
from graph.text.documents.impact_rows import ImpactPart

if TYPE_CHECKING:
    from pathlib import Path

    from api.command.impact.question import Question
    from api.command.options import Level
    from graph.database.engine import Database
    from graph.impact.scenario import Scenario
    from graph.impact.totals import GradedCounts
    from graph.text.documents.focus import Focus


@dataclass(frozen=True, slots=True)
class Wish:
    """`part`: of CSV. `last`: the file that keeps the answer until the next run. `keep`: whether the run of a planned
    change is kept beside it. `focus`: what of the answer is looked at.
    """

    format: ImpactFormat
    part: ImpactPart = ImpactPart.CONSUMERS
    fail_on: Level | None = None
    last: Path | None = None
    keep: bool = False
    focus: Wanted = EVERYBODY


async def reported(question: Question, wish: Wish, data: Path | None) -> Status:
    before = last_run_in(wish.last) if wish.last else None
    async with estate(data) as database, aclosing(KeptProjection(database)) as kept:
        question = await question.by_id(database)
        scenario = await question.scenario(database)
        if question.change is not None and wish.last is None:
            kept_run = await last_run(database, question.change)
            before = kept_run and kept_run.run
        focus = await wish.focus.found(database)
        drawing = Drawing(scenario, question, before, focus)
        drawn = await kept.ask(lambda state: drawing.drawn(state, wish.format, wish.part))
        if wish.last or wish.format is ImpactFormat.JSON:
            await _answered(scenario, question, wish, focus, kept, database, drawn)
        if wish.keep and question.change is not None:
            await keep_run(database, question.change, drawn.run, actor=ACTOR)
        told = wish.format is ImpactFormat.TABLE and not wish.focus.brief and not wish.focus.consumers
        behind = await remains(_retired(scenario), scenario.effective_on.isoformat(), database) if told else ()
    drawn.show()
    show(behind)
    return Status.FINE if wish.fail_on is None else verdict(drawn.worst, wish.fail_on)


def _retired(scenario: Scenario) -> list[str]:
    return [change.offering for change in scenario.changes if change.action is Action.RETIRE]


async def _answered(
    scenario: Scenario,
    question: Question,
    wish: Wish,
    focus: Focus,
    kept: KeptProjection,
    database: Database,
    drawn: Drawn,
) -> None:
    """Puts out the JSON that the API answers."""
    from api.command.impact.asking import answer_to  # noqa: PLC0415  # the schema takes a second, and is needed only here

    answer = await answer_to(scenario, question, kept, database)
    if wish.last:
        keep_in(wish.last, answer)
    if wish.format is ImpactFormat.JSON:
        put_json({**looked_at(answer, focus), "sinceLastRun": drawn.since})


def verdict(worst: GradedCounts, fail_on: Level) -> Status:
    counts = worst._asdict()
    levels = WORST_FIRST[: WORST_FIRST.index(fail_on.upper()) + 1]
    reached = sum(counts[level.lower()] for level in levels)
    if not reached:
        return Status.FINE
    worse = "" if len(levels) == 1 else " or worse"
    are = "is" if reached == 1 else "are"
    complain(
        f"{many(reached, 'consumer')} {are} affected at {fail_on.upper()}{worse}, that day, later or already "
        f"(--fail-on {fail_on})."
    )
    return Status.FOUND
