"""What the doctor says: to people as it becomes known, to programs as one object at the end."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from api.command.answers import put_json
from api.command.paper import show
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.doctor import Condition, Finding
    from graph.text.documents.blocks import Block

Facts = list[tuple[str, str]]


@dataclass(slots=True)
class Diagnosis:
    """`known`: what programs are told of that people have read so far."""

    as_json: bool
    known: dict[str, Any] = field(default_factory=dict[str, Any])

    def say(self, rows: Facts, known: Mapping[str, Any]) -> None:
        self.known |= known
        if not self.as_json:
            show([facts(rows)])

    def end(self, wrong: Sequence[Finding], fine: str = "Everything is in order.") -> None:
        if self.as_json:
            put_json({**self.known, "findings": [asdict(finding) for finding in wrong]})
        else:
            show(verdict(wrong, fine))


def facts(rows: Facts) -> Table:
    return Table(("", ""), [(f"{name:<12}", words) for name, words in rows])


def verdict(wrong: Sequence[Finding], fine: str) -> list[Block]:
    if not wrong:
        return ["", fine]
    return [Heading("Wrong:"), *(f"  {finding.wrong} {finding.remedy}".rstrip() for finding in wrong)]


def figures(found: Condition) -> dict[str, Any]:
    definitions = found.definitions
    return {
        "engine": {"name": found.server.name, "version": found.server.version},
        "roundTrip": round(found.round_trip, 1),
        "schema": found.schema,
        "definitions": {"total": definitions.total, "missing": len(definitions.missing)} if definitions.known else None,
        "holds": found.counts,
        "events": found.last_event,
        "imports": [
            {"source": run.source, "startedAt": run.started_at, "isRunning": run.alive()} for run in found.unfinished
        ],
    }
