"""Promises that cannot be kept, and what they fail by: on paper, and as rows for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.model.scalars import Choice
from graph.questions.promises.gap import PromiseGapKind
from graph.questions.promises.limits import promise_limits
from graph.text.catalogue.catalogue import catalogue
from graph.text.documents.blocks import Heading, Table
from graph.text.documents.listing import all_but_cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.projection.names import Names
    from graph.questions.promises.gap import PromiseGap, PromiseGaps
    from graph.questions.promises.limits import PromiseLimit
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows

GAP_COLUMNS: Final = (
    *("kind", "agreement", "promised", "allowed", "beneath", "path", "target"),
    *("reference", "beneath_reference", "path_names"),
)
LIMIT_COLUMNS: Final = (
    *("kind", "beneath", "offering", "allowed", "needed", "gaps", "agreements"),
    *("beneath_reference", "offering_name", "agreement_references"),
)


class PromisePart(Choice):
    """A part of promises that cannot be kept that is a table of its own."""

    GAPS = "GAPS", "A row for each promise that cannot be kept."
    LIMITS = (
        "LIMITS",
        "A row for each agreement or offering beneath by which promises fail, the one that most fail by first.",
    )


class PromiseRows:
    """Rows of promise gaps or limits. `asked`: which of all of them, from a place on."""

    def __init__(self, found: PromiseGaps, names: Names, asked: slice) -> None:
        self._found = found
        self._names = names
        self._asked = asked

    def of(self, part: PromisePart) -> Rows:
        match part:
            case PromisePart.GAPS:
                return GAP_COLUMNS, map(self._gap, self._found.found[self._asked])
            case PromisePart.LIMITS:
                return LIMIT_COLUMNS, map(self._limit, promise_limits(self._found.found)[self._asked])

    def _gap(self, gap: PromiseGap) -> tuple[Any, ...]:
        names = self._names
        return (
            *(gap.kind.value, gap.agreement, *amounts(gap), gap.beneath, " ".join(gap.path), gap.target),
            names.agreement(gap.agreement),
            gap.beneath and names.agreement(gap.beneath),
            " → ".join(map(names.offering, gap.path)),
        )

    def _limit(self, limit: PromiseLimit) -> tuple[Any, ...]:
        names, widest = self._names, limit.widest
        needed, allowed = amounts(widest)
        return (
            *(widest.kind.value, widest.beneath, widest.path[-1], allowed, needed),
            *(limit.gap_count, " ".join(limit.agreements), widest.beneath and names.agreement(widest.beneath)),
            *(names.offering(widest.path[-1]), ", ".join(map(names.agreement, limit.agreements))),
        )


class PromisePaper:
    """`most`: rows of each table; the others are counted."""

    def __init__(self, found: PromiseGaps, names: Names, language: Language, most: int | None) -> None:
        self._found = found
        self._names = names
        self._most = most
        self._say = catalogue(language)

    def blocks(self) -> Iterator[Block]:
        say, limits = self._say, promise_limits(self._found.found)
        yield say("promises-title", count=len(self._found.found), day=self._found.day.isoformat())
        if self._found.incomplete_reason:
            yield say("incomplete", reason=self._found.incomplete_reason.value)
        if self._found.hidden:
            yield say("promises-hidden", count=self._found.hidden)
        if not limits:
            return
        yield Heading(say("head-limits"))
        columns = ("beneath", "offering", "allowed", "needed", "fail")
        yield from self._table(columns, [self._limit(one) for one in limits])
        yield Heading(say("head-gaps"))
        columns = ("agreement", "promised", "allowed", "beneath", "way")
        yield from self._table(columns, [self._gap(one) for one in self._found.found])

    def _table(self, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[Block]:
        yield from all_but_cut(Table([self._say(f"column-{name}") for name in columns], rows), self._most, self._say)

    def _limit(self, limit: PromiseLimit) -> tuple[str, ...]:
        widest = limit.widest
        needed, allowed = self._amounts(widest)
        offering = self._names.offering(widest.path[-1])
        return self._beneath(widest), offering, allowed, needed, self._say.number(limit.gap_count)

    def _gap(self, gap: PromiseGap) -> tuple[str, ...]:
        way = " → ".join(map(self._names.offering, gap.path))
        return self._names.agreement(gap.agreement), *self._amounts(gap), self._beneath(gap), way

    def _beneath(self, gap: PromiseGap) -> str:
        return self._names.agreement(gap.beneath) if gap.beneath else self._say("promises-nothing-agreed")

    def _amounts(self, gap: PromiseGap) -> tuple[str, str]:
        """What is promised, and what is allowed."""
        promised, allowed = (self._amount(gap, amount) for amount in amounts(gap))
        return promised, allowed

    def _amount(self, gap: PromiseGap, amount: Any) -> str:
        match gap.kind:
            case PromiseGapKind.NOTICE:
                return self._say("promises-notice", days=amount)
            case PromiseGapKind.END:
                return self._say("promises-until", day=amount.isoformat()) if amount else self._say("promises-no-end")
            case PromiseGapKind.TARGET:
                return f"{gap.measured[0]}: {amount:g}"


def amounts(gap: PromiseGap) -> tuple[Any, Any]:
    """What is promised, and what is allowed: days, days of the calendar, or thresholds."""
    match gap.kind:
        case PromiseGapKind.NOTICE:
            return gap.notice_days, gap.allowed_days
        case PromiseGapKind.END:
            return gap.until, gap.allowed_until
        case PromiseGapKind.TARGET:
            return gap.threshold, gap.allowed_threshold
