"""The part of a report that somebody wants to read: of some consumers, from a severity on, or the gist alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.finding import Finding
    from graph.impact.notify.plan import NotifyLine
    from graph.impact.report import Report


@dataclass(frozen=True, slots=True)
class Focus:
    """`consumers`: ids of those looked at; None for all. `least`: of affected and masked consumers. `brief`: without
    findings, explanations, people and agreements.
    """

    consumers: frozenset[str] | None = None
    least: Severity = Severity.NONE
    brief: bool = False

    @property
    def is_everything(self) -> bool:
        return self.consumers is None and self.least <= Severity.LOW

    def takes(self, consumer: str) -> bool:
        return self.consumers is None or consumer in self.consumers

    def affected(self, report: Report) -> list[str]:
        """Ids of affected consumers, the worst first."""
        return [
            one for one in report.consumer_ids if self.takes(one) and report.severity_of_consumer(one) >= self.least
        ]

    def masked(self, report: Report) -> list[str]:
        masks = report.masks
        ids = filter(self.takes, masks.consumer_ids)
        return [one for one in ids if masks.consumer(one).severity >= self.least]

    def agreements(self, report: Report, ids: Iterable[str]) -> list[str]:
        if self.is_everything:
            return list(ids)
        return [
            id_
            for id_, one in ((id_, report.agreement(id_)) for id_ in ids)
            if self.takes(one.consumer) and one.severity >= self.least
        ]

    def recipients(self, report: Report) -> list[NotifyLine]:
        """Lines of whom to tell about a consumer that is looked at, affected or masked."""
        if self.is_everything:
            return list(report.notify)
        looked_at = {*self.affected(report), *self.masked(report)}
        return [line for line in report.notify if any(reason.organization in looked_at for reason in line.reasons)]

    def is_about(self, finding: Finding) -> bool:
        """Findings about nobody in particular are about everybody."""
        if finding.organization is None:
            return self.consumers is None
        return self.takes(finding.organization) and finding.severity >= self.least


ALL: Final = Focus()
