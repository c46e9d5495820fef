"""A comparison of scenarios on paper, and as rows for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.impact.findings import renewals_of
from graph.model.scalars import Choice
from graph.questions.comparison.harm import by_worst
from graph.text.catalogue.catalogue import catalogue
from graph.text.catalogue.shortening import SentenceNames, in_sentence
from graph.text.documents.blocks import Heading, Table
from graph.text.documents.words import WORST_FIRST
from graph.text.findings import FindingWords
from graph.text.ranking import because

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model.severity import Severity
    from graph.projection.follower import IncompleteReason
    from graph.questions.comparison.comparing import Comparison, Fate, Ranked
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows


RENEWALS: Final = 5
"""Renewals of a scenario that are named; the others are counted."""


class ComparisonPart(Choice):
    """A part of a comparison that is a table of its own."""

    SCENARIOS = "SCENARIOS", "A row for each scenario, the one that hurts least first."
    CONSUMERS = "CONSUMERS", "A row for each scenario and each consumer that not all scenarios treat alike."


class ComparisonPaper:
    """`incomplete`: why, by the index of a scenario. `most`: consumers that are listed; the others are counted."""

    def __init__(
        self,
        comparison: Comparison,
        language: Language,
        incomplete: Mapping[int, IncompleteReason | None],
        most: int | None = None,
    ) -> None:
        self._comparison = comparison
        self._language = language
        self._incomplete = incomplete
        self._most = most
        self._say = catalogue(language)

    def blocks(self) -> Iterator[Block]:
        today = self._comparison.reports[0].today.isoformat()
        yield self._say("comparison-title", today=today)
        yield ""
        yield self._ranking()
        yield Heading(self._say("head-order"))
        yield from self._reasons()
        yield Heading(self._say("head-differ"))
        yield from self._differing()
        yield from self._renewals()

    def _because(self, ranked: Ranked) -> str:
        return because(ranked, self._comparison.names, self._language)

    def _ranking(self) -> Table:
        numbers = [
            *(self._rank(severity) for severity in WORST_FIRST),
            *(self._say(f"column-{name}") for name in ("agreements", "people", "overdue")),
        ]
        ends = [self._say(f"column-{name}") for name in ("scenario", "on", "kept-from")]
        rows = [(f"{ranked.rank}.", *self._cells(ranked)) for ranked in self._comparison.ranked]
        return Table(("", *ends[:2], *numbers, ends[2]), rows, frozenset(("", *numbers)))

    def _cells(self, ranked: Ranked) -> Iterator[str]:
        report = self._comparison.reports[ranked.index]
        totals, notice = report.totals, report.notice
        yield in_sentence(ranked.name)
        yield self._say.day(report.scenario.effective_on)
        agreements = sum(by_worst(totals.agreements))
        for number in (*by_worst(totals.consumers), agreements, totals.people, notice.overdue):
            yield self._say.number(number)
        if report.telling.of_hidden:
            yield self._say.day(notice.earliest_date) if notice.earliest_date else self._say("not-owed")
        else:
            yield ""

    def _reasons(self) -> Iterator[str]:
        for ranked in self._comparison.ranked:
            yield f"  {self._say('ranked', name=in_sentence(ranked.name), because=self._because(ranked))}"
            if reason := self._incomplete.get(ranked.index):
                yield f"  {self._say('ranked-incomplete', name=in_sentence(ranked.name), reason=reason.value)}"

    def _differing(self) -> Iterator[Block]:
        """Fates stand as the scenarios were asked."""
        comparison = self._comparison
        ids = comparison.differing_ids
        shown = ids[: self._most]
        if not ids:
            yield f"  {self._say('alike')}"
            return
        names = SentenceNames(comparison.reports[0].names)
        rows = [(names.organization(id_), *map(self._fate, comparison.fates(id_))) for id_ in shown]
        yield Table((self._say("column-consumer"), *map(in_sentence, comparison.names)), rows)
        if len(ids) > len(shown):
            yield f"  {self._say('more-rows', count=len(ids) - len(shown))}"

    def _renewals(self) -> Iterator[Block]:
        """Renewals of each scenario that are not decided: waiting for an agreement to lapse is no gentle plan."""
        comparison = self._comparison
        found = [
            (name, FindingWords(report, self._language).renewals(several, RENEWALS))
            for name, report in zip(comparison.names, comparison.reports, strict=True)
            if (several := renewals_of(report))
        ]
        if found:
            yield Heading(self._say("head-renewals"))
            yield from (f"  {self._say('ranked', name=name, because=sentence)}" for name, sentence in found)

    def _fate(self, fate: Fate) -> str:
        """`HIGH`, `HIGH, 2 overdue`, `-` where it is not affected."""
        severity = self._rank(fate.severity) if fate.severity else "-"
        return self._say("fate-overdue", fate=severity, count=fate.overdue) if fate.overdue else severity

    def _rank(self, severity: Severity) -> str:
        return self._say("rank", severity=severity.name)


class ComparisonRows:
    """Rows of a comparison's scenarios or consumers. `asked`: which of all of them, from a place on."""

    def __init__(self, comparison: Comparison, language: Language, asked: slice) -> None:
        self._comparison = comparison
        self._language = language
        self._asked = asked

    def of(self, part: ComparisonPart) -> Rows:
        match part:
            case ComparisonPart.SCENARIOS:
                return SCENARIO_COLUMNS, map(self._scenario, self._comparison.ranked[self._asked])
            case ComparisonPart.CONSUMERS:
                return CONSUMER_COLUMNS, self._consumers()

    def _scenario(self, ranked: Ranked) -> tuple[Any, ...]:
        report = self._comparison.reports[ranked.index]
        totals, notice = report.totals, report.notice
        return (
            *(ranked.name, ranked.rank, report.scenario.effective_on),
            *(*by_worst(totals.consumers), *by_worst(totals.agreements), totals.people),
            *(notice.overdue, notice.earliest_date, because(ranked, self._comparison.names, self._language)),
        )

    def _consumers(self) -> Iterator[tuple[Any, ...]]:
        comparison = self._comparison
        named = comparison.reports[0].names.organization
        for id_ in comparison.differing_ids[self._asked]:
            for scenario, fate in zip(comparison.names, comparison.fates(id_), strict=True):
                yield id_, named(id_), scenario, fate.severity.name, fate.overdue


SCENARIO_COLUMNS: Final = (
    *("scenario", "rank", "effective_on"),
    *(f"{what}_{level.name.lower()}" for what in ("consumers", "agreements") for level in WORST_FIRST),
    *("people", "overdue", "earliest_date", "because"),
)
CONSUMER_COLUMNS: Final = ("consumer", "consumer_name", "scenario", "severity", "overdue")
