"""What a scenario did when it was run: as much of its report as the next run is held against."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.impact.totals import NOTHING, Counts, GradedCounts, GradedTotals, Totals
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.impact.report import Report


RULES: Final = 2
"""Version of the rules by which a run is judged today. 1 judged agreements as wholes, not by what they cover, and kept nothing of what is as bad
already.
"""

BY_CONSUMER: Final = ("consumers", "masked_consumers")
NOTHING_MASKED: Final = {name: counts._asdict() for name, counts in NOTHING.by_name().items()}


@dataclass(frozen=True, slots=True)
class Run:
    """Days as ISO text. `totals`: of consumers, agreements and offerings, how many of each severity, by its name in small
    letters; `masked`: the same of what is as bad already. `consumers`: the severity of each affected one;
    `masked_consumers`: of those where something is as bad already. `rules`: by which it was judged.
    """

    effective_on: str
    totals: Mapping[str, Mapping[str, int]]
    consumers: Mapping[str, Severity]
    people: int
    overdue: int
    earliest_date: str | None
    masked: Mapping[str, Mapping[str, int]]
    masked_consumers: Mapping[str, Severity]
    rules: int = RULES

    @property
    def counted(self) -> Totals:
        """How much was affected."""
        return Totals(
            people=self.people,
            masked=GradedTotals(**{thing: GradedCounts(**counts) for thing, counts in self.masked.items()}),
            **{thing: Counts(**counts) for thing, counts in self.totals.items()},
        )

    @property
    def text(self) -> str:
        """The JSON that is kept."""
        named = {name: {id_: at.name for id_, at in getattr(self, name).items()} for name in BY_CONSUMER}
        return orjson.dumps({**asdict(self), **named}).decode()


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
        masked={name: counts._asdict() for name, counts in totals.masked.by_name().items()},
        masked_consumers={id_: Severity(report.masks.severity_of_consumer(id_)) for id_ in report.masks.consumer_ids},
    )


def run_in(text: str) -> Run:
    """What `text` says."""
    kept: dict[str, Any] = {"rules": 1, "masked": NOTHING_MASKED, "masked_consumers": {}, **orjson.loads(text)}
    named = {name: {id_: Severity[at] for id_, at in kept.pop(name).items()} for name in BY_CONSUMER}
    return Run(**named, **kept)
