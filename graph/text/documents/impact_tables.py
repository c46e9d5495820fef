"""The tables of a report on paper: totals, affected and masked consumers, whom to tell, notice."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from graph.questions.comparison.harm import by_worst
from graph.text.documents.blocks import Heading, Table
from graph.text.documents.words import WORST_FIRST, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.impact.report import Report
    from graph.text.documents.blocks import Block
    from graph.text.documents.focus import Focus
    from graph.text.documents.later import LaterWords
    from graph.text.explanation import Explanations


class ImpactTables:
    """`most`: rows of a table; the others are counted. `focus`: whose rows there are."""

    def __init__(
        self, report: Report, words: Words, later: LaterWords, explained: Explanations, most: int | None, focus: Focus
    ) -> None:
        self._report = report
        self._most = most
        self._focus = focus
        self._words = words
        self._say = words.say
        self._later = later
        self._explained = explained

    def totals(self) -> Table:
        totals = self._report.totals
        numbers = (*map(self._words.rank, WORST_FIRST), self._say("column-reached"))
        rows = [
            (self._say(f"thing-{thing}"), *map(str, (*by_worst(counts), counts.none)))
            for thing, counts in (
                ("consumers", totals.consumers),
                ("agreements", totals.agreements),
                ("offerings", totals.offerings),
            )
        ]
        rows += [
            (self._say("thing-masked", thing=self._say(f"thing-{thing}")), *map(str, by_worst(counts)), "")
            for thing, counts in totals.masked.by_name().items()
            if any(counts)
        ]
        return Table((self._say("column-affected"), *numbers), rows, frozenset(numbers))

    def affected(self) -> Table:
        rows = [
            (
                self._words.names.organization(one.organization),
                self._words.rank(one.severity),
                self._words.way(one.path),
                self._explained.of_consumer(one.organization),
            )
            for one in map(self._report.consumer, self.page(self._focus.affected(self._report)))
        ]
        return Table(self._columns("consumer", "severity", "way", "why"), rows)

    def consumers(self) -> Table:
        rows = [
            (
                self._words.rank(one.severity),
                self._words.names.organization(one.organization),
                str(one.hops),
                self._words.way(one.path),
                self._words.caps(one.capped_by),
            )
            for one in map(self._report.consumer, self.page(self._focus.affected(self._report)))
        ]
        columns = self._columns("severity", "consumer", "hops", "way", "capped")
        return Table(columns, rows, frozenset({columns[2]}))

    def masked(self) -> Iterator[Block]:
        """Consumers that are as badly off already."""
        masks = self._report.masks
        ids = self._focus.masked(self._report)
        if not ids:
            return
        rows = [
            (
                self._words.rank(mask.severity),
                self._words.names.organization(consumer),
                self._later.until(mask),
                self._later.masked_by(mask),
            )
            for consumer in self.page(ids)
            for mask in [masks.consumer(consumer)]
        ]
        yield self.heading("head-masked")
        yield from self.listed(Table(self._columns("severity", "consumer", "until", "masked-by"), rows), len(ids))

    def notify(self, reasons: int | None) -> Iterator[Block]:
        """The blocks of whom to tell, with so many reasons for each line."""
        lines, name = self._focus.recipients(self._report), self._words.names.person
        if not lines:
            return
        rows = [
            (
                self._say.day(line.deadline) if line.deadline else "",
                self._words.told(line),
                self._say("channel", kind=line.channel.kind.value) if line.channel else "",
                line.language or "",
                self._words.reasons(line, reasons),
                name(line.teller) if line.teller else "",
                name(line.next) if line.next else "",
            )
            for line in lines[: self._most]
        ]
        yield self.heading("head-notify")
        columns = self._columns("notify-by", "person", "over", "language", "why", "teller", "next")
        yield from self.listed(Table(columns, rows), len(lines))

    def notice(self) -> Iterator[Block]:
        report = self._report
        owed = report.owed_ids
        ids = self._focus.agreements(report, [*owed, *sorted({*report.agreement_ids}.difference(owed))])
        rows = [
            (
                self._say.day(one.notice.notify_by) if one.notice.notify_by else "",
                self._words.notice(one.notice),
                self._words.rank(one.severity),
                self._words.names.organization(one.consumer),
                one.id,
            )
            for one in map(report.agreement, self.page(ids))
        ]
        if not rows:
            return
        yield self.heading("head-agreements")
        yield from self.listed(
            Table(self._columns("notify-by", "notice", "severity", "consumer", "agreement"), rows), len(ids)
        )

    def heading(self, message: str) -> Heading:
        return Heading(self._say(message))

    def _columns(self, *names: str) -> tuple[str, ...]:
        return tuple(self._say(f"column-{name}") for name in names)

    def listed(self, table: Table, count: int) -> Iterator[Block]:
        yield table
        if count > len(table.rows):
            yield self._say("more-rows", count=count - len(table.rows))

    def page(self, ids: Sequence[str]) -> list[str]:
        return list(islice(ids, self._most))
