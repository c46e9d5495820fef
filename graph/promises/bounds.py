"""How much an offering can keep of what is promised, by the agreements beneath it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.impact.day import DayView
    from graph.impact.projection import Projection


class Best(NamedTuple):
    """The most that is promised beneath, and in which agreement; None: in none."""

    value: float
    agreement: int | None


@dataclass(slots=True)
class Bounds:
    """For one kind of promise, the greater the value the more is promised. `promised(agreement, offering)`: what an
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

    def kept(self, offering: int) -> float:
        """The greatest solution: on a cycle nothing is bound without a cause."""
        if offering not in self._kept:
            self._solve(offering)
        return self._kept[offering]

    def way(self, offering: int) -> tuple[list[int], int | None]:
        """From an offering that is bound: down the needs that bind it, ties by id -> (offerings, the agreement)."""
        path = [offering]
        while True:
            needed, best = self._binding(path[-1])
            path.append(needed)
            if best is not None:
                return path, best.agreement
            if path.count(needed) > 1:
                return path, None

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
        """With all that it needs of the same provider."""
        own = self._own(offering)
        self._kept.update(dict.fromkeys(own - self._kept.keys(), inf))
        moved = True
        while moved:
            moved = False
            for each in own:
                now = min((allowed for allowed, _, _ in self._needs(each)), default=inf)
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

    def _needs(self, offering: int) -> Iterable[tuple[float, int, Best | None]]:
        """(what the need allows, the member that decides it, its promise where it is another provider's)."""
        groups: dict[tuple[int, int], list[int]] = {}
        for edge in self.view.needs[offering]:
            groups.setdefault((edge[1], edge[3] if edge[1] < 0 else -1), []).append(edge[3])
        for (group, _), members in groups.items():
            required = 1 if group < 0 else self.projection.dependencies.required[group]
            allowed = sorted((-value, member) for member in members for value, _ in [self._allowed(offering, member)])
            if group < 0:
                allowed = allowed[:1]
            value, member = allowed[min(required, len(allowed)) - 1]
            yield -value, member, self._allowed(offering, member)[1]

    def _allowed(self, dependent: int, needed: int) -> tuple[float, Best | None]:
        promise = self._promise(dependent, needed)
        return (self._kept.get(needed, inf), None) if promise is None else (promise.value, promise)

    def _promise(self, dependent: int, needed: int) -> Best | None:
        """Of another provider; None where it is a matter of the same organization."""
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

    def _binding(self, offering: int) -> tuple[int, Best | None]:
        _, needed, best = min(self._needs(offering), key=lambda need: (need[0], need[1]))
        return needed, best
