"""What a scenario did when it was run: as much of its report as the next run is held against."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import orjson

from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.impact.report import Report


@dataclass(frozen=True, slots=True)
class Run:
    """Days as ISO text. `totals`: of consumers, agreements and offerings, how many of each severity, by its name in small
    letters. `consumers`: the severity of each affected one.
    """

    effective_on: str
    totals: Mapping[str, Mapping[str, int]]
    consumers: Mapping[str, Severity]
    people: int
    overdue: int
    earliest_date: str | None

    @property
    def text(self) -> str:
        """As it is kept."""
        consumers = {id_: severity.name for id_, severity in self.consumers.items()}
        return orjson.dumps({**asdict(self), "consumers": consumers}).decode()


def run_of(report: Report) -> Run:
    totals, notice = report.totals, report.notice
    return Run(
        effective_on=report.scenario.effective_on.isoformat(),
        totals={
            "consumers": asdict(totals.consumers),
            "agreements": asdict(totals.agreements),
            "offerings": asdict(totals.offerings),
        },
        consumers={id_: Severity(report.severity_of_consumer(id_)) for id_ in report.consumer_ids},
        people=totals.people,
        overdue=notice.overdue,
        earliest_date=notice.earliest_date and notice.earliest_date.isoformat(),
    )


def run_in(text: str) -> Run:
    """What `text` says."""
    kept: dict[str, Any] = orjson.loads(text)
    consumers = {id_: Severity[name] for id_, name in kept.pop("consumers").items()}
    return Run(consumers=consumers, **kept)
