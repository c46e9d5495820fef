"""Why something is affected, as facts: what an explanation is worded from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.impact.groups import passed
from graph.model.severity import Severity
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.outcome import Outcome
    from graph.impact.report import Report
    from graph.impact.scenario import Change
    from graph.model.offering import OfferingStatus
    from graph.projection.agreements import Cover
    from graph.projection.dependencies import Edge


@dataclass(frozen=True, slots=True)
class Taken:
    """A member of the group that fails beside the needed one. `newly`: by the scenario; else by `root`, which is the
    member itself or what it rests on: lost on that day, or hit by planned `changes`. `severity`: how badly it is hit
    itself; `passes`: what of that the group feels.
    """

    offering: str
    severity: Severity
    passes: Severity
    newly: bool
    root: str
    status: OfferingStatus | None = None
    changes: tuple[str, ...] = ()
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way, from `needed` to `dependent`. `cap`: what passed on, where more came in. `required` of
    `members` valid ones are needed; both are 1 for a dependency of its own. `group`: by its name. `limit`: what the
    group lets through, where its member on the way passes more on.
    """

    dependent: str
    needed: str
    cap: Severity | None
    group: str | None
    limit: Severity | None
    required: int
    members: int
    taken: tuple[Taken, ...]

    @property
    def most(self) -> Severity:
        """What can come through it at most."""
        return min(self.cap or Severity.CRITICAL, self.limit or Severity.CRITICAL)


@dataclass(frozen=True, slots=True)
class Signed:
    """The agreement in which the way ends. `until`: first day on which it no longer covers the offering; `renews_on`: its
    next term begins by itself. `capped`: it lets less through than came in.
    """

    agreement: str
    consumer: str
    offering: str
    criticality: Severity
    until: date | None
    renews_on: date | None
    capped: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """The decisive way: `done` to `offering`, and on from there. `signed` is None for an offering."""

    severity: Severity
    offering: str
    done: tuple[Change, ...]
    steps: tuple[Step, ...]
    signed: Signed | None

    @property
    def last(self) -> str:
        """The offering in which the way ends."""
        return self.steps[-1].dependent if self.steps else self.offering


def facts_of_offering(outcome: Outcome, offering_id: str) -> Facts:
    offering = outcome.projection.offerings.at[offering_id]
    return _facts(outcome, offering, outcome.at[offering], None)


def facts_of_agreement(outcome: Outcome, agreement_id: str) -> Facts:
    agreement = outcome.projection.agreements.at[agreement_id]
    severity = outcome.agreements[agreement]
    cover = outcome.last_step([agreement], severity)
    return _facts(outcome, cover[2], severity, cover)


def facts_of_consumer(report: Report, consumer_id: str) -> Facts:
    cover = report.last_step_to(consumer_id)
    return _facts(report.outcome, cover[2], report.severity_of_consumer(consumer_id), cover)


def _facts(outcome: Outcome, last: int, severity: int, cover: Cover | None) -> Facts:
    way = outcome.way_to_offering(last, severity)
    first = outcome.projection.offerings.ids[way[0][3] if way else last]
    done = [
        change
        for change in outcome.scenario.changes
        if change.offering == first and change.severity >= severity and (change.action.travels or not way)
    ]
    return Facts(
        severity=Severity(severity),
        offering=first,
        done=tuple(done),
        steps=tuple(_step(outcome, edge, severity) for edge in way),
        signed=None if cover is None else _signed(outcome, cover),
    )


def _step(outcome: Outcome, edge: Edge, level: int) -> Step:
    dependent, group, criticality, needed, _ = edge
    ids = outcome.projection.offerings.ids
    members = len(outcome.day.members[group]) if group >= 0 else 1
    passes = min(criticality, outcome.travelled[needed])
    through = passed(outcome, group, outcome.travelled) if group >= 0 else passes
    return Step(
        dependent=ids[dependent],
        needed=ids[needed],
        cap=Severity(criticality) if criticality < outcome.travelled[needed] else None,
        group=outcome.projection.dependencies.group_names[group][1] if group >= 0 else None,
        limit=Severity(through) if through < passes else None,
        required=members - outcome.day.threshold[group] + 1 if group >= 0 else 1,
        members=members,
        taken=tuple(_taken(outcome, group, needed, level)) if group >= 0 else (),
    )


def _taken(outcome: Outcome, group: int, needed: int, level: int) -> Iterator[Taken]:
    """The other members of the group that pass `level` on, by id."""
    ids, before, after = outcome.projection.offerings.ids, outcome.before, outcome.travelled
    passes: dict[int, int] = {}
    for _, _, criticality, member, _ in outcome.day.members[group]:
        if member != needed and criticality >= level and after[member] >= level:
            passes[member] = max(passes.get(member, 0), min(criticality, after[member]))
    for member in sorted(passes, key=ids.__getitem__):
        felt = Severity(passes[member])
        if before.travelled[member] < level:
            hit = Severity(after[member])
            yield Taken(ids[member], hit, felt, newly=True, root=ids[member])
            continue
        hit = Severity(before.travelled[member])
        root = before.root_of(member, level)
        own = [fact for fact in before.facts if fact.offering == root and fact.travels and fact.severity >= level]
        yield Taken(
            ids[member],
            hit,
            felt,
            newly=False,
            root=ids[root],
            status=next((fact.status for fact in own if fact.status is not None), None),
            changes=tuple(sorted({fact.change for fact in own if fact.change is not None})),
            is_archived=any(fact.is_archived for fact in own),
        )


def _signed(outcome: Outcome, cover: Cover) -> Signed:
    agreement, criticality, offering, _ = cover
    projection, day = outcome.projection, outcome.day.day
    end = projection.agreements.end_of(cover, day)
    renews_on = projection.agreements.renews_on.get(agreement, day)
    return Signed(
        agreement=projection.agreements.ids[agreement],
        consumer=projection.organization_ids[projection.agreements.consumer_of[agreement]],
        offering=projection.offerings.ids[offering],
        criticality=Severity(criticality),
        until=None if end == ALWAYS_AFTER else date.fromordinal(end),
        renews_on=date.fromordinal(renews_on) if renews_on > day else None,
        capped=criticality < outcome.at[offering],
    )
