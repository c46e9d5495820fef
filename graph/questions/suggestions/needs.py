"""The needs through which severity comes to consumers: where one more alternative could help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.impact.outcome import Outcome


class Need(NamedTuple):
    """What `dependent` needs: a group of alternatives, or (-1) all that it needs of `needed` alone."""

    dependent: int
    group: int
    needed: int


@dataclass(frozen=True, slots=True)
class Passing:
    """A need on one level. `failing`: offerings that newly pass the level on; `number` of them make it pass, and
    `relieved` if there were one more alternative; None = it would never pass.
    """

    need: Need
    failing: tuple[int, ...]
    number: int
    relieved: int | None


def passing_needs(outcome: Outcome, level: int, dependent: int) -> Iterator[Passing]:
    """Needs of an offering that can newly pass the level."""
    day, before, round_of = outcome.day, outcome.before.travelled, outcome.paths(level).round_of
    edges = [edge for edge in day.needs[dependent] if edge[2] >= level and edge[3] in round_of]
    for needed in sorted({edge[3] for edge in edges if edge[1] < 0}):
        yield Passing(Need(dependent, -1, needed), (needed,), 1, None)
    for group in sorted({edge[1] for edge in edges if edge[1] >= 0}):
        members = [edge[3] for edge in day.members[group] if edge[2] >= level]
        taken = sum(before[member] >= level for member in members)
        failing = tuple(member for member in members if member in round_of)
        valid = len(day.members[group])
        required = min(outcome.projection.dependencies.required[group], valid + 1)
        relieved = valid + 1 - required + 1 - taken
        number = day.threshold[group] - taken
        yield Passing(Need(dependent, group, -1), failing, number, relieved if relieved <= len(failing) else None)


def needs_behind(outcome: Outcome, level: int, ends: Iterable[int]) -> set[Need]:
    """One choice of needs that is enough to bring the ends to the level. Whatever could spare an end is among them: to
    spare it, one more alternative must break every such choice.
    """
    round_of = outcome.paths(level).round_of
    found: set[Need] = set()
    seen = {end for end in ends if end in round_of}
    waiting = list(seen)
    while waiting:
        dependent = waiting.pop()
        if not round_of[dependent]:
            continue
        choices: list[tuple[tuple[int, ...], Need]] = []
        for passing in passing_needs(outcome, level, dependent):
            earlier = sorted((round_of[member], member) for member in passing.failing)
            usable = [member for reached, member in earlier if reached < round_of[dependent]]
            if len(usable) >= passing.number:
                choices.append((tuple(usable[: passing.number]), passing.need))
        members, need = min(choices, key=lambda choice: (len(choice[0]), choice))
        found.add(need)
        waiting += [member for member in members if member not in seen]
        seen.update(members)
    return found
