"""The facts of messages about a planned change: its impact, cut to what the reader's side may see."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.impact.masked import hit
from graph.model.severity import Severity
from graph.projection.visibility import Visibility
from graph.projection.visibility_facts import SharedFacts
from graph.text.letters.letter import Done, Held, Hit, Letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from graph.impact.notify.plan import NotifyLine
    from graph.impact.report import Report
    from graph.model.announcing.notice import NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A planned change in its owner's words. `before`: the day from which it was moved; `why`: it was moved or given up."""

    id: str
    title: str
    reason: str | None = None
    before: date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """Whom a message goes to, by ids: a person, else a channel. `behalf`: the absent person in whose place it is read.
    `relationships`: on whose account; without any, on that of what the reader owns. The days and `consent` are those of
    `Letter`.
    """

    kind: NoticeKind
    person: str | None = None
    channel: str | None = None
    behalf: str | None = None
    relationships: tuple[str, ...] = ()
    teller: str | None = None
    answer_by: date | None = None
    pass_on_by: date | None = None
    consent: bool = False


class LetterFacts:
    """Makes the messages of one planned change. `report`: the whole truth of it."""

    def __init__(self, report: Report, change: Planned) -> None:
        self._report = report
        self._outcome = report.outcome
        self._projection = report.outcome.projection
        self._names = report.names
        self._change = change
        self._views: dict[frozenset[str], Visibility] = {}
        self._seen_by_all = SharedFacts(self._projection)

    def letter(self, to: Addressed) -> Letter:
        owned = () if to.relationships else self._owned(to)
        sees = self._view(self._reach(to, owned))
        hits = [*self._hits(to, sees), *(self._own(severity, names) for severity, names in self._graded(owned))]
        return Letter(
            kind=to.kind,
            change=self._change.id,
            title=self._change.title,
            reason=self._change.reason,
            why=self._change.why,
            day=self._report.scenario.effective_on,
            before=self._change.before,
            provider=self._provider(to),
            reader=self._names.person(to.person) if to.person else None,
            behalf=self._names.person(to.behalf) if to.behalf and sees.person(to.behalf) else None,
            done=tuple(self._done(sees)),
            hits=tuple(hits),
            held=tuple(self._held(to, sees)),
            answer_by=to.answer_by,
            pass_on_by=to.pass_on_by,
            consent=to.consent,
            teller=self._names.person(to.teller) if to.teller and sees.person(to.teller) else None,
        )

    def language(self, person: str | None) -> str | None:
        """What the person likes to be written in."""
        row = self._projection.contacts.persons.first_of(person) if person else None
        return row.language if row else None

    @cached_property
    def _lines(self) -> dict[str, NotifyLine]:
        """Lines of the notify plan by whom they tell."""
        return {line.place.id: line for line in self._report.notify}

    def _owned(self, to: Addressed) -> Sequence[tuple[Severity, str]]:
        """Severities and ids of offerings on whose account an owner is told."""
        line = self._lines.get(to.behalf or to.person or "")
        return [(each.severity, each.offering) for each in line.reasons if each.organization is None] if line else []

    def _reach(self, to: Addressed, owned: Iterable[tuple[Severity, str]]) -> frozenset[str]:
        """The organizations as whose reader the message is read, with all their parts: consumers of its relationships, else
        the providers of what is owned.
        """
        rows = map(self._projection.contacts.relationships.first_of, to.relationships)
        named = {row.consumer for row in rows if row and row.consumer}
        offerings = self._projection.offerings
        named |= {offerings.provider_of[offerings.at[offering]] for _, offering in owned}
        return frozenset[str]().union(*map(self._projection.organizations.with_parts, named))

    def _view(self, reach: frozenset[str]) -> Visibility:
        if reach not in self._views:
            self._views[reach] = Visibility(self._projection, reach, self._seen_by_all)
        return self._views[reach]

    def _provider(self, to: Addressed) -> str:
        if to.relationships:
            return self._names.provider_of(to.relationships[0])
        offerings, changed = self._projection.offerings, self._report.scenario.changes[0].offering
        return self._names.organization(offerings.provider_of[offerings.at[changed]])

    def _done(self, sees: Visibility) -> Iterator[Done]:
        scenario, projection = self._report.scenario, self._projection
        for change in scenario.changes:
            if not sees.offering(change.offering):
                continue
            day, number = scenario.effective_on.toordinal(), projection.offerings.at[change.offering]
            ids = (projection.offerings.ids[one.offering] for one in projection.successors.on(day, number))
            instead = tuple(map(self._names.offering, filter(sees.offering, ids)))
            name = self._names.offering(change.offering)
            yield Done(offering=name, action=change.action, until=change.until, instead=instead)

    @cached_property
    def _owed(self) -> dict[str, list[int]]:
        """Numbers of the agreements to tell of, by relationship."""
        relationship_of = self._projection.agreements.relationship_of
        owed: dict[str, list[int]] = defaultdict(list)
        for agreement in self._outcome.owed:
            owed[relationship_of[agreement]].append(agreement)
        return owed

    def _hits(self, to: Addressed, sees: Visibility) -> Iterator[Hit]:
        """The worst first."""
        agreements = self._projection.agreements
        by_consumer: dict[int, list[int]] = defaultdict(list)
        for agreement in (one for each in to.relationships for one in self._owed.get(each, ())):
            if sees.sees_agreement(agreement):
                by_consumer[agreements.consumer_of[agreement]].append(agreement)
        hits = [self._hit(consumer, several, to, sees) for consumer, several in by_consumer.items()]
        yield from sorted(hits, key=lambda one: (-one.severity, one.consumer or ""))

    def _hit(self, consumer: int, agreements: list[int], to: Addressed, sees: Visibility) -> Hit:
        outcome, projection = self._outcome, self._projection
        worst = min(agreements, key=lambda one: (-outcome.owed[one], projection.agreements.ids[one]))
        offerings = {offering for one in agreements for offering in self._covered(one)}
        on_way = max(self._covered(worst), key=lambda one: (outcome.at[one], projection.offerings.ids[one]))
        ids = sorted(projection.offerings.ids[one] for one in offerings)
        references = map(self._names.agreement, sorted(projection.agreements.ids[one] for one in agreements))
        return Hit(
            consumer=self._names.organization(projection.organization_ids[consumer]),
            severity=Severity(outcome.owed[worst]),
            offerings=tuple(map(self._names.offering, filter(sees.offering, ids))),
            way=tuple(self._way(on_way, sees)),
            already=worst not in outcome.agreements,
            agreements=() if to.person else tuple(references),
        )

    def _covered(self, agreement: int) -> set[int]:
        """The covered offerings that hit an agreement, or mask it."""
        outcome = self._outcome
        covers, before, at = outcome.day.covered[agreement], outcome.before.at, outcome.at
        found = {offering for _, criticality, offering, _ in covers if hit(criticality, before[offering], at[offering])}
        return found or outcome.masked_covers(agreement)

    def _way(self, offering: int, sees: Visibility) -> Iterator[str | None]:
        if offering in self._outcome.offerings:
            for step in self._report.path_to_offering(self._projection.offerings.ids[offering]):
                yield self._names.offering(step) if sees.offering(step) else None

    def _held(self, to: Addressed, sees: Visibility) -> Iterator[Held]:
        """Groups that hold, at offerings that the reader's side is promised."""
        if not (groups := self._report.held):
            return
        agreements, ids = self._projection.agreements, self._projection.offerings.ids
        mine = {
            ids[cover[2]]
            for each in to.relationships
            for one in self._owed.get(each, ())
            for sibling in agreements.of_consumer[agreements.consumer_of[one]]
            if agreements.relationship_of[sibling] == each
            for cover in self._outcome.day.covered[sibling]
        }
        for group in groups:
            if group.offering in mine and sees.offering(group.offering):
                left = tuple(map(self._names.offering, filter(sees.offering, group.left)))
                until = self._report.later.held_until(group) if left else None
                yield Held(offering=self._names.offering(group.offering), left=left, until=until)

    def _graded(self, owned: Iterable[tuple[Severity, str]]) -> Iterator[tuple[Severity, tuple[str, ...]]]:
        graded: dict[Severity, list[str]] = defaultdict(list)
        for severity, offering in owned:
            graded[severity].append(self._names.offering(offering))
        for severity in sorted(graded, reverse=True):
            yield severity, tuple(graded[severity])

    def _own(self, severity: Severity, names: tuple[str, ...]) -> Hit:
        return Hit(consumer=None, severity=severity, offerings=names)
