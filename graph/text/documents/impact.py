"""A report on paper: for a change request, and, shorter, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.impact.finding import FindingKind
from graph.impact.findings import findings_of
from graph.model.severity import Severity
from graph.text.documents.focus import ALL
from graph.text.documents.impact_tables import ImpactTables
from graph.text.documents.later import LaterWords
from graph.text.documents.outline import outline
from graph.text.documents.words import Words
from graph.text.explanation import Explanations
from graph.text.findings import FindingWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.impact.report import Report
    from graph.projection.follower import IncompleteReason
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block, Branch
    from graph.text.documents.focus import Focus

FINDINGS: Final = 5
"""Findings of one kind that are named; the others are counted."""
REASONS: Final = 2
"""Reasons why somebody is told that are named on a terminal."""


class ImpactPaper:
    """`since`: what is other than at the last run; None where there was none. `most`: rows of a table; the others are
    counted. `focus`: what of it is looked at.
    """

    def __init__(
        self,
        report: Report,
        language: Language,
        incomplete: IncompleteReason | None,
        since: Sequence[str] | None = None,
        most: int | None = None,
        focus: Focus = ALL,
    ) -> None:
        self._report = report
        self._incomplete = incomplete
        self._since = since
        self._focus = focus
        self._words = Words(report, language)
        self._say = self._words.say
        self._later = LaterWords(report, self._words)
        self._explained = Explanations(report, language)
        self._tables = ImpactTables(report, self._words, self._later, self._explained, most, focus)
        self._found = FindingWords(report, language)

    def change_request(self) -> Iterator[Block]:
        scenario = self._report.scenario
        yield self._say(
            "impact-title",
            changes=self._words.scenario(scenario.changes),
            day=scenario.effective_on.isoformat(),
        )
        yield self._tables.heading("head-summary")
        yield self._tables.totals()
        yield from self._doubts()
        yield from self._later.already_planned()
        yield from self._later.worse_later()
        yield from self._dates()
        yield from self._people()
        yield from self._rests()
        yield from self._since_last_run()
        if (
            findings := []
            if self._focus.brief
            else [*self._findings(), *self._together(), *self._given(), *self._held()]
        ):
            yield self._tables.heading("head-findings")
            yield from findings
        if hit := self._focus.affected(self._report):
            yield self._tables.heading("head-affected")
            yield from self._tables.listed(self._tables.affected(), len(hit))
        if not self._focus.brief:
            yield from self._tables.masked()
            yield from self._tables.notify(None)
            yield from self._tables.notice()

    def ways(self) -> Iterator[Block | Branch]:
        """The outline of what is reached from what, under its heading; nothing where nobody is hit."""
        if branches := outline(self._report, self._words, self._focus):
            yield self._tables.heading("head-outline")
            yield from branches

    def overview(self) -> Iterator[Block]:
        report, scenario = self._report, self._report.scenario
        yield self._say(
            "impact-asked",
            changes=self._words.scenario(scenario.changes),
            day=scenario.effective_on.isoformat(),
            today=report.today.isoformat(),
        )
        yield from ["", self._tables.totals()] if self._focus.consumers is None else []
        yield from _indented(self._since_last_run())
        yield self._tables.heading("head-findings")
        yield from _indented([*self._doubts(), *self._later.already_planned(), *self._later.worse_later()])
        brief = self._focus.brief
        yield from _indented([*(() if brief else self._findings()), *self._dates()])
        yield from _indented([] if brief else [*self._together(), *self._given(), *self._held()])
        yield from _indented([*self._people(), *(() if brief else self._rests())])
        if hit := self._focus.affected(report):
            yield self._tables.heading("head-consumers")
            yield from self._tables.listed(self._tables.consumers(), len(hit))
        if brief:
            return
        yield from _indented(self._why())
        yield from self._tables.masked()
        yield from self._tables.notify(REASONS)
        yield from self._tables.notice()

    def _since_last_run(self) -> Iterator[Block]:
        if self._since is not None:
            yield self._tables.heading("head-since")
            yield from self._since or [self._say("since-nothing")]

    def _doubts(self) -> Iterator[str]:
        if self._incomplete:
            yield self._say("incomplete", reason=self._incomplete.value)
        if hidden := self._report.hidden:
            yield self._say("hidden", count=hidden)
        if not self._report.consumer_ids:
            masked = len(self._report.masks.consumer_ids)
            yield self._say("nobody-anew", count=masked) if masked else self._say("nobody")
            if not self._report.outcome.projection.agreements.at:
                yield self._say("nobody-agreed")
        elif not self._focus.affected(self._report):
            yield self._say("nobody-looked-at")

    def _findings(self) -> Iterator[str]:
        by_kind: dict[str, list[Any]] = {}
        for finding in filter(self._focus.is_about, findings_of(self._report)):
            by_kind.setdefault(finding.kind.value, []).append(finding)
        for kind, several in by_kind.items():
            if kind == FindingKind.RENEWAL_NOT_DECIDED.value:
                yield self._found.renewals(several, FINDINGS)
                continue
            yield from map(self._found.of, several[:FINDINGS])
            if len(several) > FINDINGS:
                yield self._say(
                    "more-findings", count=len(several) - FINDINGS, kind=self._say("finding-kind", kind=kind)
                )

    def _dates(self) -> Iterator[str]:
        notice = self._report.notice
        is_of_nobody = self._focus.consumers is not None and not self._focus.affected(self._report)
        if is_of_nobody or not self._report.telling.of_hidden:
            return
        if notice.earliest_date is None:
            if notice.overdue or notice.frozen:
                yield self._say("notice-kept-never")
        elif notice.overdue:
            yield self._say("notice-kept-from", day=notice.earliest_date.isoformat())
        else:
            yield self._say("notice-kept")

    def _together(self) -> Iterator[str]:
        """Says which consumers only several changes together hit."""
        report, changes = self._report, self._report.scenario.changes
        if len(changes) == 1:
            return
        ids = self._tables.page(self._focus.affected(report))
        for consumer, sets in report.causes(ids).items():
            if all(len(each) > 1 for each in sets):
                yield self._say(
                    "together",
                    consumer=self._words.names.organization(consumer),
                    severity=Severity(report.severity_of_consumer(consumer)).name,
                    causes=self._words.causes([changes[number] for number in each] for each in sets),
                )

    def _given(self) -> Iterator[str]:
        return map(self._words.given, self._report.context)

    def _held(self) -> Iterator[str]:
        report = self._report
        is_told = report.telling.of_hidden
        return (self._words.held(group, report.later.held_until(group) if is_told else None) for group in report.held)

    def _people(self) -> Iterator[str]:
        if self._focus.consumers is None and (count := self._report.totals.people):
            yield self._say("people", count=count)

    def _rests(self) -> Iterator[str]:
        basis = self._report.basis
        if basis.facts is not None and basis.assumed is not None and basis.unconfirmed is not None:
            yield self._say("rests", facts=basis.facts, assumed=basis.assumed, unconfirmed=basis.unconfirmed)

    def _why(self) -> Iterator[Block]:
        report = self._report
        grave = [one for one in self._focus.affected(report) if self._is_explained(report, one)]
        if grave:
            yield self._tables.heading("head-why" if self._focus.consumers is None else "head-why-named")
            yield from map(self._explained.of_consumer, self._tables.page(grave))

    def _is_explained(self, report: Report, consumer: str) -> bool:
        """Whoever is named is told why, however badly it is affected."""
        return self._focus.consumers is not None or report.severity_of_consumer(consumer) >= Severity.HIGH


def _indented(blocks: Iterator[Block] | Sequence[Block]) -> Iterator[Block]:
    return (f"  {block}" if isinstance(block, str) else block for block in blocks)
