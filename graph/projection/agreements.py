"""Who has agreed what with whom, and which offerings that covers."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.model.life import NOTICE_GIVEN, decided_by, end_of, is_end_unknown, lapse_of, life_of, renews_on
from graph.projection.agreement_columns import AgreementColumns
from graph.projection.contacts.register import Register
from graph.projection.dependencies import GRADES
from graph.projection.status import ALWAYS_AFTER, day_of, end_day, first_day
from graph.projection.table import Changed, Part, by_owner
from graph.projection.validity_index import ValidityIndex, on_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from graph.projection.rows import AgreementRow, CoverageRow
    from graph.projection.status import Day
    from graph.projection.validity_index import OnDay

Cover = tuple[int, int, int, bool]
"""(agreement, criticality, offering, assumed): one tuple, in two ledgers."""


class OtherCover(NamedTuple):
    """A cover by an agreement that is not live, of an archived offering, or for no day."""

    agreement: str
    offering: str
    provider: str
    consumer: str


def by_criticality(covers: Mapping[int, Iterable[Cover]], offering: int) -> tuple[tuple[int, list[int]], ...]:
    """(criticality, agreements that cover the offering so) of the covers of one day: few steps for many agreements."""
    agreements: dict[int, list[int]] = {}
    for agreement, criticality, _, _ in covers[offering]:
        agreements.setdefault(criticality, []).append(agreement)
    return tuple(agreements.items())


class Covers:
    """Covers with the spans of days on which they count, by offering and by agreement."""

    __slots__ = ("of_agreement", "of_offering")

    def __init__(self) -> None:
        self.of_offering: ValidityIndex[Cover] = ValidityIndex()
        self.of_agreement: ValidityIndex[Cover] = ValidityIndex()

    def add(self, cover: Cover, first: Day, end: Day) -> None:
        span = cover, first, end
        self.of_offering.add(cover[2], span)
        self.of_agreement.add(cover[0], span)

    def remove(self, agreement: int) -> set[int]:
        """-> the offerings that it covered."""
        offerings = self.offerings_of(agreement)
        for offering in offerings:
            self.of_offering.drop(offering, lambda cover: cover[0] == agreement)
        self.of_agreement.drop(agreement, lambda _: True)
        return offerings

    def offerings_of(self, agreement: int) -> set[int]:
        return {cover[2] for cover in self.of_agreement.all_of(agreement)}


Spans = tuple[tuple[Covers, "Day", "Day"], ...]
"""The indexes in which an agreement's covers are entered, each with the first day and the first day after."""


class Agreements(Part):
    """Columns by agreement; `at[id]` is the number of one that counts on some day. Covers are held for the days on which
    both the agreement and the coverage count: in `live`; in `past` those of agreements that are over, which count on
    days before today alone; in `lapsed` as they would go on where nobody has decided on a renewal that was due.
    `covers_else`, by agreement and offering: all that are not `live`.

    `renews_on`, `decided_by`: when the term ends of those that then renew themselves, or on which both sides then have
    to decide; `decision_days`: how many days before that they have to begin. `without_end`: notice was given of these,
    and nothing says when it ends them. `under`, by relationship: those that count on some day. `ends`: by what each says
    itself, whatever becomes of its relationship. `noticed`: the day on which notice was given, ALWAYS_BEFORE where
    nobody has said.
    """

    __slots__ = (
        "_numbers",
        "_offering_at",
        "_organization_at",
        "_relationships",
        "at",
        "columns",
        "consumer_of",
        "covered",
        "covers",
        "covers_else",
        "decided_by",
        "decision_days",
        "ends",
        "ids",
        "lapsed",
        "live",
        "notice_of",
        "noticed",
        "of_consumer",
        "past",
        "provider_of",
        "references",
        "relationship_of",
        "renews_on",
        "under",
        "without_end",
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
        self._numbers: dict[str, int] = {}
        self.at: dict[str, int] = {}
        self.ids: list[str] = []
        self.consumer_of: list[int] = []
        self.provider_of: list[int] = []
        self.relationship_of: list[str] = []
        self.notice_of: list[int | None] = []
        self.ends: list[Day] = []
        self.references: list[str] = []
        self.of_consumer: defaultdict[int, list[int]] = defaultdict(list)
        self.renews_on: dict[int, Day] = {}
        self.decided_by: dict[int, Day] = {}
        self.decision_days: dict[int, int] = {}
        self.without_end: set[int] = set()
        self.under: dict[str, list[int]] = {}
        self.noticed: dict[int, Day] = {}
        self.live, self.past, self.lapsed = Covers(), Covers(), Covers()
        self.covers, self.covered = self.live.of_offering, self.live.of_agreement
        self.columns = AgreementColumns(self.covered, self.past.of_agreement, self.consumer_of, self.relationship_of)
        known: dict[str, tuple[AgreementRow, Spans]] = {}
        for row in sorted(rows, key=lambda row: row[0]):
            known[row.id] = row, self._enter(row)
        others = (self._cover(coverage, *known[coverage[0]]) for coverage in coverages if coverage[0] in known)
        self.covers_else = Register(filter(None, others), (lambda other: other.offering,))

    def covers_on(self, day: Day, today: Day | None) -> tuple[OnDay[Cover], OnDay[Cover]]:
        """The covers on a day by offering and by agreement. `today`: where the day is before it, what is over by its
        status counts too.
        """
        past = self._past_on(day, today)
        return (
            on_day(self.covers, day, past and past.of_offering),
            on_day(self.covered, day, past and past.of_agreement),
        )

    def covered_on(self, agreement: int, day: Day, today: Day | None) -> list[Cover]:
        past = self._past_on(day, today)
        return self.covered.on(agreement, day) + (past.of_agreement.on(agreement, day) if past else [])

    def _past_on(self, day: Day, today: Day | None) -> Covers | None:
        return self.past if today is not None and day < today else None

    def dated_covers(self, offering: int, today: Day | None) -> list[tuple[Cover, Day, Day]]:
        """Each with its first day and the first day after; of what is over by its status that is not after today."""
        live = self.covers.dated.get(offering, [])
        if today is None:
            return live
        return live + [(cover, first, min(end, today)) for cover, first, end in self.past.of_offering.spans(offering)]

    def end_of(self, cover: Cover, day: Day) -> Day:
        """The first day on which a cover that counts on `day` does no longer."""
        dated = (covers.of_agreement.dated.get(cover[0], ()) for covers in (self.live, self.past))
        spans = chain.from_iterable(dated)
        return next((end for entry, first, end in spans if entry is cover and first <= day < end), ALWAYS_AFTER)

    def every_dated_cover(self, today: Day | None) -> Iterator[tuple[Cover, Day, Day]]:
        """The dated covers of all offerings; as `dated_covers`."""
        past = self.past.of_offering if today is not None else None
        offerings = self.covers.dated.keys() | (past.always.keys() | past.dated.keys() if past else set[int]())
        for offering in offerings:
            yield from self.dated_covers(offering, today)

    def replace(self, owners: Collection[str], rows: Sequence[AgreementRow], *beside: Sequence[Any]) -> Changed:
        """`beside`: all that the agreements cover. `ids` of what changed: the relationships."""
        (coverages,) = beside
        now, coverages_of, covered = {row.id: row for row in rows}, by_owner(coverages), set[int]()
        numbers = self._numbers
        before = {self.relationship_of[numbers[owner]] for owner in owners if owner in numbers}
        for owner in owners:
            row = now.get(owner)
            covered |= self.put(row, coverages_of.get(owner, ())) if row else self.remove(owner)
        agreements = [numbers[owner] for owner in owners if owner in numbers]
        self.columns.forget(agreements)
        return Changed(
            agreements=agreements,
            covered=covered,
            ids=before.union(row.relationship for row in rows),
        )

    def put(self, row: AgreementRow, coverages: Iterable[CoverageRow]) -> set[int]:
        """A new or changed agreement with all its coverages -> the offerings that it covered or covers."""
        before, spans = self.remove(row.id), self._enter(row)
        others = [self._cover(coverage, row, spans) for coverage in coverages]
        self.covers_else.exchange([row.id], filter(None, others))
        return before | self.offerings_of(self.at[row.id]) if spans else before

    def remove(self, agreement_id: str) -> set[int]:
        """-> the offerings that it covered; its number stays with its id."""
        self.covers_else.exchange([agreement_id], ())
        agreement = self.at.pop(agreement_id, None)
        if agreement is None:
            return set()
        offerings = set[int]().union(*(covers.remove(agreement) for covers in self._all))
        siblings = self.of_consumer[self.consumer_of[agreement]]
        if agreement in siblings:
            siblings.remove(agreement)
        if agreement in (beside := self.under.get(self.relationship_of[agreement], [])):
            beside.remove(agreement)
        self.renews_on.pop(agreement, None)
        self.decided_by.pop(agreement, None)
        self.decision_days.pop(agreement, None)
        self.without_end.discard(agreement)
        self.noticed.pop(agreement, None)
        return offerings

    def offerings_of(self, agreement: int) -> set[int]:
        """All that it covers on some day, also if it goes on undecided."""
        return set[int]().union(*(covers.offerings_of(agreement) for covers in self._all))

    @property
    def _all(self) -> tuple[Covers, ...]:
        return self.live, self.past, self.lapsed

    def _enter(self, row: AgreementRow) -> Spans:
        """When it counts, between organizations that are there."""
        agreement_id, relationship, provider_id, consumer_id, _, _, _, notice_days, reference, *_ = row
        provider = self._organization_at.get(provider_id)
        consumer = self._organization_at.get(consumer_id)
        spans = self._spans(row)
        if provider is None or consumer is None or not spans:
            return ()
        agreement = self.at[agreement_id] = self._numbers.setdefault(agreement_id, len(self.ids))
        if agreement == len(self.ids):
            self.ids.append(agreement_id)
            self.consumer_of.append(consumer)
            self.provider_of.append(provider)
            self.relationship_of.append(relationship)
            self.notice_of.append(notice_days)
            self.ends.append(ALWAYS_AFTER)
            self.references.append(reference or agreement_id)
        self.consumer_of[agreement] = consumer
        self.provider_of[agreement] = provider
        self.relationship_of[agreement] = self._relationships.setdefault(relationship, relationship)
        self.notice_of[agreement] = notice_days
        self.ends[agreement] = end_day(end_of(row))
        self.references[agreement] = reference or agreement_id
        self.of_consumer[consumer].append(agreement)
        self.under.setdefault(relationship, []).append(agreement)
        self._enter_terms(agreement, row)
        return spans

    def _spans(self, row: AgreementRow) -> Spans:
        life, lapse = life_of(row), lapse_of(row)
        spans: Spans = ()
        if life:
            spans = ((self.past if life.is_past else self.live, first_day(life.first), end_day(life.end)),)
        if lapse:
            spans += ((self.lapsed, first_day(lapse.first), end_day(lapse.end)),)
        return spans

    def _enter_terms(self, agreement: int, row: AgreementRow) -> None:
        if row.status == NOTICE_GIVEN:
            self.noticed[agreement] = first_day(row.notice_given_at)
        if row.valid_to is None and row.notice_given_at is None:
            return
        if day := renews_on(row):
            self.renews_on[agreement] = day_of(day)
        if day := decided_by(row):
            self.decided_by[agreement] = day_of(day)
            self.decision_days[agreement] = row.termination_days or 0
        if is_end_unknown(row):
            self.without_end.add(agreement)

    def _cover(self, coverage: CoverageRow, row: AgreementRow, spans: Spans) -> OtherCover | None:
        """What is no cover of an agreement that counts today or later."""
        _, offering_id, criticality, valid_from, valid_to, assumed = coverage
        offering = self._offering_at.get(offering_id)
        is_live = False
        if spans and offering is not None:
            cover = self.at[row.id], GRADES[criticality], offering, assumed
            begins, ends = first_day(valid_from), end_day(valid_to)
            for covers, first, end in spans:
                if max(first, begins) < min(end, ends):
                    covers.add(cover, max(first, begins), min(end, ends))
                    is_live |= covers is self.live
        return None if is_live else OtherCover(row.id, offering_id, row.provider, row.consumer)
