"""The part of a report that somebody wants to read, and its ways as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from api.command.naming import organization
from api.command.picture import Picture
from api.command.things.thing import found_as
from graph.model.severity import Severity
from graph.text.documents.focus import Focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.command.options import Level
    from api.command.words import Answer
    from graph.database.engine import Database
    from graph.impact.report import Report


@dataclass(frozen=True, slots=True)
class Wanted:
    """`consumers`: by id or name."""

    consumers: Sequence[str] = ()
    least: Level | None = None
    brief: bool = False

    async def found(self, database: Database) -> Focus:
        """Raises BadInput and NotFound for a consumer that is not there."""
        ids = [(await found_as(organization(one), database)).id for one in self.consumers]
        least = Severity[self.least.upper()] if self.least else Severity.NONE
        return Focus(frozenset(ids) if ids else None, least, self.brief)


EVERYBODY: Final = Wanted()


def looked_at(answer: Answer, focus: Focus) -> Answer:
    """The API's answer with those consumers alone in its lists of consumers; counts stay those of all."""
    if focus.is_everything:
        return answer
    masked = answer["masked"]
    return {
        **answer,
        "consumers": _among(answer["consumers"], focus),
        "masked": {**masked, "consumers": _among(masked["consumers"], focus)},
    }


def _among(listed: Answer, focus: Focus) -> Answer:
    nodes = [
        node
        for node in listed["nodes"]
        if node["organization"]
        and focus.takes(node["organization"]["id"])
        and Severity[node["severity"]] >= focus.least
    ]
    return {**listed, "nodes": nodes}


def picture(report: Report, focus: Focus) -> Picture:
    """The decisive ways, from what is changed to the consumers."""
    drawn = Picture()
    for id_ in focus.affected(report):
        one = report.consumer(id_)
        keys = [f"offering {offering}" for offering in one.path]
        for key, offering in zip(keys, one.path, strict=True):
            drawn.nodes.setdefault(key, report.names.offering(offering))
        for before, after in pairwise(keys):
            drawn.arrow(before, after)
        consumer = f"organization {id_}"
        drawn.nodes[consumer] = report.names.organization(id_)
        drawn.arrow(keys[-1], consumer, one.severity.name)
    drawn.marked |= {f"offering {change.offering}" for change in report.scenario.changes}
    return drawn
