"""What of a scenario could be done without anyone at HIGH or above."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from graph.impact.causes import MOST_EXACT
from graph.impact.minimal_causes import JointCauses
from graph.impact.outcome import Outcome
from graph.impact.truth_tables import any_of
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_TRIED: Final = 200
"""Parts of a scenario of more than 10 changes that are tried; what is undecided then is left out."""


@dataclass(frozen=True, slots=True)
class Part:
    """Indexes of the scenario's changes. `is_largest`: no part with more changes would do."""

    changes: tuple[int, ...]
    left_out: tuple[int, ...]
    is_largest: bool


def part_without_grave(outcome: Outcome) -> Part | None:
    """None where nobody is affected HIGH or worse. The largest part, of equally large ones that with the earliest
    changes; of more than 10 changes one to which none can be added, as far as it was tried.
    """
    if not _is_grave(outcome):
        return None
    changes = range(len(outcome.scenario.changes))
    exact = len(changes) <= MOST_EXACT
    kept = _largest(outcome) if exact else _enlarged(outcome)
    return Part(kept, tuple(number for number in changes if number not in kept), is_largest=exact)


def _is_grave(outcome: Outcome) -> bool:
    return any(severity >= Severity.HIGH for severity in outcome.consumers.values())


def _largest(outcome: Outcome) -> tuple[int, ...]:
    """The largest part that does nobody grave harm, through the tables of all parts at once: what was HIGH before may
    newly be CRITICAL.
    """
    consumers = [consumer for consumer, severity in outcome.consumers.items() if severity >= Severity.HIGH]
    grave = any_of(
        causes.table(consumer)
        for causes in (JointCauses(outcome, Severity.HIGH), JointCauses(outcome, Severity.CRITICAL))
        for consumer in consumers
    )
    count = len(outcome.scenario.changes)
    parts = (_members(part, count) for part in range(1 << count) if not grave >> part & 1)
    return min(parts, key=lambda part: (-len(part), part))


def _members(part: int, count: int) -> tuple[int, ...]:
    return tuple(number for number in range(count) if part >> number & 1)


def _enlarged(outcome: Outcome) -> tuple[int, ...]:
    """Blocks of changes are added as long as nobody is hit gravely; one that does not fit is halved."""
    kept: list[int] = []
    waiting = [list(range(len(outcome.scenario.changes)))]
    for _ in range(MOST_TRIED):
        if not waiting:
            break
        block = waiting.pop()
        if not _is_grave(_outcome_of(outcome, [*kept, *block])):
            kept += block
        elif len(block) > 1:
            middle = len(block) // 2
            waiting += [block[middle:], block[:middle]]
    return tuple(sorted(kept))


def _outcome_of(outcome: Outcome, numbers: Iterable[int]) -> Outcome:
    changes = tuple(outcome.scenario.changes[number] for number in numbers)
    return Outcome(outcome.projection, replace(outcome.scenario, changes=changes), today=outcome.day.today)
