"""Who has agreed what with whom, and which offerings that covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.contacts.register import Register
from graph.impact.dependencies import GRADES
from graph.impact.ledger import Ledger
from graph.impact.status import end_day, first_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.impact.rows import AgreementRow, CoverageRow

Cover = tuple[int, int, int, bool]
"""(agreement, criticality, offering, assumed): one tuple, in two ledgers."""


class OtherCover(NamedTuple):
    """Of an agreement that is not live, of an archived offering, or for no day."""

    agreement: str
    offering: str
    provider: str
    consumer: str


LIVE: Final = frozenset({"ACTIVE", "NOTICE_GIVEN"})


class ByCriticality(dict[int, tuple[tuple[int, list[int]], ...]]):
    """offering -> (criticality, agreements that cover it so), filled where it is looked at: few steps for many agreements.
    `covers`: those of one day.
    """

    __slots__ = ("_covers",)

    def __init__(self, covers: Mapping[int, Iterable[Cover]]) -> None:
        super().__init__()
        self._covers = covers

    def __missing__(self, offering: int) -> tuple[tuple[int, list[int]], ...]:
        agreements: dict[int, list[int]] = {}
        for agreement, criticality, _, _ in self._covers[offering]:
            agreements.setdefault(criticality, []).append(agreement)
        graded = self[offering] = tuple(agreements.items())
        return graded


class Agreements:
    """Columns by agreement. `covers[offering]` and `covered[agreement]` hold the covers of agreements in a live
    status, each for the days on which both the agreement and the coverage are valid; `covers_else`, by agreement and
    offering, all others.
    """

    __slots__ = (
        "_offering_at",
        "_organization_at",
        "_relationships",
        "at",
        "consumer_of",
        "covered",
        "covers",
        "covers_else",
        "ids",
        "notice_of",
        "of_consumer",
        "provider_of",
        "references",
        "relationship_of",
    )

    def __init__(
        self,
        offering_at: Mapping[str, int],
        organization_at: Mapping[str, int],
        rows: Iterable[AgreementRow],
        coverages: Iterable[CoverageRow],
    ) -> None:
        self._offering_at = offering_at
        self._organization_at = organization_at
        self._relationships: dict[str, str] = {}
        self.at: dict[str, int] = {}
        self.ids: list[str] = []
        self.consumer_of: list[int] = []
        self.provider_of: list[int] = []
        self.relationship_of: list[str] = []
        self.notice_of: list[int | None] = []
        self.references: list[str] = []
        self.of_consumer: list[list[int]] = [[] for _ in organization_at]
        self.covers: Ledger[Cover] = Ledger()
        self.covered: Ledger[Cover] = Ledger()
        known: dict[str, tuple[AgreementRow, bool]] = {}
        for row in sorted(rows, key=lambda row: row[0]):
            known[row.id] = row, self._enter(row)
        others = (self._cover(coverage, *known[coverage[0]]) for coverage in coverages if coverage[0] in known)
        self.covers_else = Register(filter(None, others), (lambda other: other.offering,))

    def consumers_of(self, agreement_id: str) -> list[int]:
        """One, or none of an agreement that was never live."""
        agreement = self.at.get(agreement_id)
        return [] if agreement is None else [self.consumer_of[agreement]]

    def put(self, row: AgreementRow, coverages: Iterable[CoverageRow]) -> set[int]:
        """A new or changed agreement with all its coverages -> the offerings that it covered or covers."""
        before, is_live = self.remove(row.id), self._enter(row)
        others = [self._cover(coverage, row, is_live) for coverage in coverages]
        self.covers_else.replace([row.id], filter(None, others))
        return before | {cover[2] for cover in self.covered.all_of(self.at[row.id])} if is_live else before

    def remove(self, agreement_id: str) -> set[int]:
        """-> the offerings that it covered; its number stays with its id."""
        self.covers_else.replace([agreement_id], ())
        agreement = self.at.get(agreement_id)
        if agreement is None:
            return set()
        offerings = {cover[2] for cover in self.covered.all_of(agreement)}
        for offering in offerings:
            self.covers.drop(offering, lambda cover: cover[0] == agreement)
        self.covered.drop(agreement, lambda _: True)
        siblings = self.of_consumer[self.consumer_of[agreement]]
        if agreement in siblings:
            siblings.remove(agreement)
        return offerings

    def _enter(self, row: AgreementRow) -> bool:
        """Whether the agreement is in a live status between organizations that are there."""
        agreement_id, relationship, provider_id, consumer_id, status, _, _, notice_days, reference = row
        provider = self._organization_at.get(provider_id)
        consumer = self._organization_at.get(consumer_id)
        if status not in LIVE or provider is None or consumer is None:
            return False
        agreement = self.at.setdefault(agreement_id, len(self.ids))
        if agreement == len(self.ids):
            self.ids.append(agreement_id)
            self.consumer_of.append(consumer)
            self.provider_of.append(provider)
            self.relationship_of.append(relationship)
            self.notice_of.append(notice_days)
            self.references.append(reference or agreement_id)
        self.consumer_of[agreement] = consumer
        self.provider_of[agreement] = provider
        self.relationship_of[agreement] = self._relationships.setdefault(relationship, relationship)
        self.notice_of[agreement] = notice_days
        self.references[agreement] = reference or agreement_id
        self.of_consumer[consumer].append(agreement)
        return True

    def _cover(self, coverage: CoverageRow, row: AgreementRow, is_live: bool) -> OtherCover | None:  # noqa: FBT001  # a row and what `_enter` said of it
        """What is no cover of a live agreement."""
        _, offering_id, criticality, valid_from, valid_to, assumed = coverage
        offering = self._offering_at.get(offering_id)
        first = max(first_day(row.valid_from), first_day(valid_from))
        end = min(end_day(row.valid_to), end_day(valid_to))
        if not is_live or offering is None or first >= end:
            return OtherCover(row.id, offering_id, row.provider, row.consumer)
        agreement = self.at[row.id]
        span = ((agreement, GRADES[criticality], offering, assumed), first, end)
        self.covers.add(offering, span)
        self.covered.add(agreement, span)
        return None
