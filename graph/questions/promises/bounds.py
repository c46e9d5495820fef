"""How much an offering can keep of what is promised, by the agreements beneath it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.projection.day import DayView
    from graph.projection.projection import Projection


class Best(NamedTuple):
    """The most that is promised beneath, and in which agreement; None: in none."""

    value: float
    agreement: int | None


class Step(NamedTuple):
    """What binds an offering: one of its needs, and the promise in which the way down ends there; None: it goes on.
    `round`: one more than that of what binds it.
    """

    round: int
    needed: int
    best: Best | None


@dataclass(slots=True)
class Bounds:
    """What offerings can keep of one kind of promise; the greater the value, the more is promised. `promised(agreement, offering)`: what an
    agreement promises for an offering; `unsaid`: where no agreement says anything.

    An offering can keep what each of its needs allows; a group allows what its k-th best member does. A need of another
    provider allows the best that is promised to the provider, or to an organization that it is a part of; a need of the
    same provider what it can keep itself, and so does one of the same root for which nothing is agreed. `wholes`: of
    each organization what it is a part of, itself first, its root last.
    """

    projection: Projection
    view: DayView
    wholes: Mapping[str, Sequence[str]]
    promised: Callable[[int, int], float]
    unsaid: float
    _best: dict[tuple[int, int], Best | None] = field(default_factory=dict[tuple[int, int], "Best | None"])
    _beneath: dict[tuple[int, int], Best | None] = field(default_factory=dict[tuple[int, int], "Best | None"])
    _kept: dict[int, float] = field(default_factory=dict[int, float])
    _steps: dict[float, dict[int, Step]] = field(default_factory=dict[float, dict[int, Step]])

    def kept(self, offering: int) -> float:
        """The greatest solution: on a cycle nothing is bound without a cause."""
        if offering not in self._kept:
            self._solve(offering)
        return self._kept[offering]

    def way(self, offering: int) -> tuple[list[int], int | None]:
        """The path from an offering that is bound down to what binds it, by the fewest steps, ties by id -> (offerings,
        the agreement). It never goes round: on a cycle it leads to where the cycle is bound from outside.
        """
        level, path = self.kept(offering), [offering]
        steps = self._steps.setdefault(level, {})
        if offering not in steps:
            self._find_steps(level, offering, steps)
        while True:
            _, needed, best = steps[path[-1]]
            path.append(needed)
            if best is not None:
                return path, best.agreement

    def _best_for(self, consumer: int, offering: int) -> Best | None:
        """What providers have promised to the consumer for the offering; None where nothing is agreed."""
        key = (consumer, offering)
        if key not in self._best:
            agreements = self.projection.agreements
            promises = (
                Best(self.promised(cover[0], offering), cover[0])
                for cover in self.view.covers[offering]
                if agreements.consumer_of[cover[0]] == consumer
            )
            ids = agreements.ids
            self._best[key] = min(promises, key=lambda best: (-best.value, ids[best.agreement or 0]), default=None)
        return self._best[key]

    def _solve(self, offering: int) -> None:
        """Works out what the offering can keep, and all that it needs of the same provider."""
        own = self._own(offering)
        self._kept.update(dict.fromkeys(own - self._kept.keys(), inf))
        moved = True
        while moved:
            moved = False
            for each in own:
                now = min(self._needs(each), default=inf)
                if now < self._kept[each]:
                    self._kept[each] = now
                    moved = True

    def _own(self, offering: int) -> set[int]:
        own = {offering}
        waiting = [offering]
        while waiting:
            dependent = waiting.pop()
            for edge in self.view.needs[dependent]:
                if edge[3] not in own and self._promise(dependent, edge[3]) is None:
                    own.add(edge[3])
                    waiting.append(edge[3])
        return own

    def _find_steps(self, level: float, offering: int, steps: dict[int, Step]) -> None:
        """Adds to `steps` those of all offerings beneath `offering` that are bound to `level`, round after round: what
        another provider's promise binds, then what that binds, and so on.
        """
        waiting = [each for each in self._own(offering) if self.kept(each) == level and each not in steps]
        number = 0
        while waiting:
            number += 1
            steps |= {each: step for each in waiting if (step := self._step(level, each, number, steps))}
            waiting = [each for each in waiting if each not in steps]

    def _step(self, level: float, offering: int, number: int, steps: Mapping[int, Step]) -> Step | None:
        """The step to the earliest of those that bind the offering; None where too few of them are bound in rounds before `number`."""
        ids = self.projection.offerings.ids
        binding: list[tuple[int, str, Step]] = []
        for required, members in self._groups(offering):
            allowed = [(needed, *self._allowed(offering, needed)) for needed in members]
            known = [
                (earlier, ids[needed], Step(number, needed, best))
                for needed, value, best in allowed
                if value == level
                and (earlier := 0 if best else steps[needed].round if needed in steps else number) < number
            ]
            if known and sum(value < level for _, value, _ in allowed) + len(known) > len(members) - required:
                binding += known
        return min(binding, key=lambda each: each[:2])[-1] if binding else None

    def _groups(self, offering: int) -> Iterator[tuple[int, list[int]]]:
        """How many are needed of which."""
        groups: dict[tuple[int, int], list[int]] = {}
        for edge in self.view.needs[offering]:
            groups.setdefault((edge[1], edge[3] if edge[1] < 0 else -1), []).append(edge[3])
        for (group, needed), members in groups.items():
            if group < 0:
                yield 1, [needed]
            else:
                yield min(self.projection.dependencies.required[group], len(members)), members

    def _needs(self, offering: int) -> Iterator[float]:
        """What each need allows."""
        for required, members in self._groups(offering):
            yield sorted((self._allowed(offering, member)[0] for member in members), reverse=True)[required - 1]

    def _allowed(self, dependent: int, needed: int) -> tuple[float, Best | None]:
        promise = self._promise(dependent, needed)
        return (self._kept.get(needed, inf), None) if promise is None else (promise.value, promise)

    def _promise(self, dependent: int, needed: int) -> Best | None:
        """The best promise of another provider; None where it is a matter of the same organization."""
        key = (dependent, needed)
        if key not in self._beneath:
            self._beneath[key] = self._looked_up(dependent, needed)
        return self._beneath[key]

    def _looked_up(self, dependent: int, needed: int) -> Best | None:
        offerings, at = self.projection.offerings, self.projection.organization_at
        provider, other = offerings.provider_of[dependent], offerings.provider_of[needed]
        if provider == other:
            return None
        wholes = self.wholes.get(provider, (provider,))
        found = (self._best_for(at[whole], needed) for whole in wholes if whole in at)
        best = max((each for each in found if each), key=lambda each: each.value, default=None)
        if best is None and wholes[-1] == self.wholes.get(other, (other,))[-1]:
            return None
        return best or Best(self.unsaid, None)
