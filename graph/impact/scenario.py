"""Scenarios: changes of offerings that take effect together on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from graph.errors import BadInput
from graph.model.rules import FOR_A_TIME
from graph.model.severity import Action, Severity
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.projection.offerings import Offerings

    Place = tuple[str | int, ...]

MOST_CHANGES: Final = 1_000
MOST_COMPARED: Final = 5_000
MOST_FAULTS: Final = 20
"""Told at once of a scenario: for each the ids that are near are looked for."""
CHANGES: Final = ("scenario", "changes")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to one offering; `declared` is its severity where it is another than the action's. `until`: the first
    day on which it is over; None where it lasts.
    """

    offering: str
    action: Action
    declared: Severity | None = None
    until: date | None = None

    @property
    def severity(self) -> Severity:
        return self.action.severity if self.declared is None else self.declared

    def moved_by(self, days: int) -> Change:
        """The change, over so many days later or earlier; one that would end after the last day of the calendar lasts."""
        if self.until is None or days == 0:
            return self
        until = self.until.toordinal() + days
        return replace(self, until=date.fromordinal(until) if until <= date.max.toordinal() else None)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes on one day. `include_planned`: what other changes bring about by then is part of the baseline.
    `leave_out`: id of the planned change that this scenario was made from.
    """

    changes: tuple[Change, ...]
    effective_on: date
    include_planned: bool = False
    leave_out: str | None = None

    def later(self, day: int) -> Scenario:
        """The scenario with the changes that are not over on a later day, which is a `date.toordinal()`."""
        on = date.fromordinal(day)
        left = tuple(change for change in self.changes if change.until is None or change.until > on)
        return replace(self, effective_on=on, changes=left)

    def moved_to(self, day: date) -> Scenario:
        """The scenario on another day: what is for a time lasts as long."""
        days = (day - self.effective_on).days
        return replace(self, effective_on=day, changes=tuple(change.moved_by(days) for change in self.changes))


def check_scenario(scenario: Scenario, offerings: Offerings) -> None:
    """Raises BadInput that names every wrong place, e.g. ("scenario", "changes", 1, "offering")."""
    if not scenario.changes:
        raise BadInput(Saying("NO_CHANGE", "A scenario needs at least one change."), CHANGES)
    if len(scenario.changes) > MOST_CHANGES:
        words = "A scenario holds at most {most:,} changes; this one has {count:,}."
        raise BadInput(Saying("TOO_MANY_CHANGES", words, most=MOST_CHANGES, count=len(scenario.changes)), CHANGES)
    seen: dict[tuple[str, Action], int] = {}
    faults: list[BadInput] = []
    for index, change in enumerate(scenario.changes):
        faults += _faults_of(change, scenario.effective_on, offerings, (*CHANGES, index))
        first = seen.setdefault((change.offering, change.action), index)
        if first != index:
            message = Saying(
                "CHANGED_TWICE",
                "Changes {first} and {second} both {action} {offering!r}: leave one of them out.",
                first=first,
                second=index,
                action=change.action,
                offering=change.offering,
            )
            faults.append(BadInput(message, (*CHANGES, index, "action")))
        if len(faults) >= MOST_FAULTS:
            break
    if faults:
        raise BadInput.of(faults)


def _faults_of(change: Change, effective_on: date, offerings: Offerings, place: Place) -> Iterator[BadInput]:
    if change.offering not in offerings.at:
        yield BadInput(unknown_offering(change.offering, offerings), (*place, "offering"))
    if change.severity is Severity.NONE:
        words = "The severity of a change is LOW, MEDIUM, HIGH or CRITICAL."
        yield BadInput(Saying("NO_SEVERITY", words), (*place, "severity"))
    if change.until is None:
        return
    until = (*place, "until")
    if change.action not in FOR_A_TIME:
        words = "Only SUSPEND and DEGRADE are for a time; {action} has no `until`."
        yield BadInput(Saying("LASTS_FOR_GOOD", words, action=change.action), until)
    elif change.until <= effective_on:
        words = "{until} is not after {on}, the day on which the change takes effect."
        yield BadInput(Saying("OVER_TOO_SOON", words, until=change.until, on=effective_on), until)


def unknown_offering(offering: str, offerings: Offerings) -> Saying:
    """A sentence that names offerings with similar ids."""
    if offerings.is_archived(offering):
        words = "Offering {id!r} is archived: restore it, or leave it out of the scenario."
        return Saying("ARCHIVED_OFFERING", words, id=offering)
    if not offerings.at:
        words = "There is no offering {id!r}: the graph holds none. `rapport doctor` says whether an import is due."
        return Saying("NO_OFFERING_AT_ALL", words, id=offering)
    if alike := ", ".join(_alike_to(offering, offerings.at)):
        words = "There is no offering {id!r}. Did you mean {alike}?"
        return Saying("MISSPELT_OFFERING", words, id=offering, alike=alike)
    return Saying("NO_SUCH_OFFERING", "There is no offering {id!r}.", id=offering)


def near(id_: str, known: Mapping[str, int]) -> str:
    """` Did you mean maps?`, or nothing."""
    alike = _alike_to(id_, known)
    return f" Did you mean {', '.join(alike)}?" if alike else ""


def _alike_to(id_: str, known: Mapping[str, int]) -> list[str]:
    return get_close_matches(id_, _alike(id_, known))


def _alike(offering: str, offerings: Mapping[str, int]) -> list[str]:
    """Ids worth comparing letter by letter: all of a small estate, else those that begin or end the same way."""
    if len(offerings) <= MOST_COMPARED:
        return list(offerings)
    alike = (known for known in offerings if known[:3] == offering[:3] or known[-3:] == offering[-3:])
    return [known for known, _ in zip(alike, range(MOST_COMPARED), strict=False)]
