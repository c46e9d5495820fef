"""How much an offering can keep of what is promised, by the agreements beneath it."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from graph.model.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.projection.projection import Projection
    from graph.questions.promises.beneath import Beneath


class Best(NamedTuple):
    """The most that is promised beneath, and in which agreement; None: in none."""

    value: float
    agreement: int | None


class Group(NamedTuple):
    """Alternatives of which so many are required. `promised`: what promises of other providers allow; `own`: the others."""

    required: int
    promised: list[float]
    own: list[int]


class Needs(NamedTuple):
    """What an offering needs. `bound`: the least that promises of other providers allow, of needs without alternatives;
    `alone`: those without for which no promise is looked for; `own`: all of these, of groups too.
    """

    bound: float
    alone: list[int]
    groups: list[Group]
    own: list[int]


class Step(NamedTuple):
    """What binds an offering: one of its needs, and the promise in which the way down ends there; None: it goes on.
    `round`: one more than that of what binds it.
    """

    round: int
    needed: int
    best: Best | None


class Bounds:
    """What offerings can keep of one kind of promise; the greater the value, the more is promised.

    An offering can keep what each of its needs allows; a group allows what its k-th best member does. A need of another
    provider allows the best that is promised to the provider, or to an organization that it is a part of; a need of the
    same provider what it can keep itself, and so does one of the same root for which nothing is agreed.
    """

    def __init__(
        self,
        projection: Projection,
        beneath: Beneath,
        promised: Callable[[int, int], float],
        unsaid: float,
    ) -> None:
        """`promised(agreement, offering)`: what an agreement promises for an offering; `unsaid`: where no agreement says
        anything.
        """
        self._projection = projection
        self._beneath = beneath
        self._promised = promised
        self._silence = Best(unsaid, None)
        self._kept: dict[int, float] = {}
        self._steps: dict[float, dict[int, Step]] = {}
        self._promises = Lazy(self._promise)
        self._needs = Lazy(self._needs_of)
        self.ways = Lazy(self._way)

    def kept(self, offering: int) -> float:
        """The greatest solution: on a cycle nothing is bound without a cause."""
        if offering not in self._kept:
            self._solve(offering)
        return self._kept[offering]

    def _way(self, offering: int) -> tuple[list[int], int | None]:
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

    def _solve(self, offering: int) -> None:
        """Works out what the offering can keep, and all beneath it that is not known yet."""
        unknown = self._own(offering, lambda each: each not in self._kept)
        self._kept.update(dict.fromkeys(unknown, inf))
        while sum(map(self._is_lowered, unknown)):
            unknown = [each for each in unknown if self._needs[each].own]  # the others stay as promises bind them

    def _is_lowered(self, offering: int) -> bool:
        """Whether it can keep less than was known before."""
        kept, (bound, alone, groups, _) = self._kept, self._needs[offering]
        allowed = [bound, *map(kept.__getitem__, alone)]
        for required, promised, own in groups:
            allowed.append(sorted([*promised, *map(kept.__getitem__, own)], reverse=True)[required - 1])
        now, was = min(allowed), kept[offering]
        kept[offering] = min(now, was)
        return now < was

    def _own(self, offering: int, wanted: Callable[[int], bool]) -> list[int]:
        """The offering and those of the same organization beneath it to which only such as are wanted lead; what is needed comes
        first, but for cycles.
        """
        found: list[int] = []
        seen, stack = {offering}, [(offering, iter(self._needs[offering].own))]
        while stack:
            each, needs = stack[-1]
            following = next((needed for needed in needs if needed not in seen and wanted(needed)), None)
            if following is None:
                found.append(each)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(self._needs[following].own)))
        return found

    def _find_steps(self, level: float, offering: int, steps: dict[int, Step]) -> None:
        """Adds to `steps` those of all offerings beneath `offering` that are bound to `level`, round after round: what
        another provider's promise binds, then what that binds, and so on.
        """
        waiting = self._own(offering, lambda each: each not in steps and self._kept[each] == level)
        number = 0
        while waiting:
            number += 1
            steps |= {each: step for each in waiting if (step := self._step(level, each, number, steps))}
            waiting = [each for each in waiting if each not in steps]

    def _step(self, level: float, offering: int, number: int, steps: Mapping[int, Step]) -> Step | None:
        """The step to the earliest of those that bind the offering; None where too few of them are bound in rounds before `number`."""
        offerings = self._projection.offerings
        provider, ids = offerings.provider_of[offering], offerings.ids
        binding: list[tuple[int, str, Step]] = []
        for required, members in self._beneath.groups[offering]:
            allowed = [(needed, *self._allowed(provider, needed)) for needed in members]
            known = [
                (earlier, ids[needed], Step(number, needed, best))
                for needed, value, best in allowed
                if value == level
                and (earlier := 0 if best else steps[needed].round if needed in steps else number) < number
            ]
            if known and sum(value < level for _, value, _ in allowed) + len(known) > len(members) - required:
                binding += known
        return min(binding, key=lambda each: each[:2])[-1] if binding else None

    def _needs_of(self, offering: int) -> Needs:
        provider = self._projection.offerings.provider_of[offering]
        bound, alone, groups, own = inf, list[int](), list[Group](), list[int]()
        for required, members in self._beneath.groups[offering]:
            promises = [self._promises[provider, member] for member in members]
            promised = [promise.value for promise in promises if promise]
            unpromised = [member for member, promise in zip(members, promises, strict=True) if promise is None]
            own += unpromised
            if len(members) > 1:
                groups.append(Group(required, promised, unpromised))
            else:
                bound = min([bound, *promised])
                alone += unpromised
        return Needs(bound, alone, groups, own)

    def _allowed(self, provider: str, needed: int) -> tuple[float, Best | None]:
        promise = self._promises[provider, needed]
        return (self._kept[needed], None) if promise is None else (promise.value, promise)

    def _promise(self, which: tuple[str, int]) -> Best | None:
        """The best promise of another provider to one that needs an offering; None where it is a matter of the same organization."""
        agreed = self._beneath.agreed[which]
        if agreed is None:
            return None
        best = max((self._best_of(which[1], each) for each in agreed), key=lambda each: each.value, default=None)
        return best or self._silence

    def _best_of(self, offering: int, agreements: Sequence[int]) -> Best:
        """The most that any of these promises for the offering; of equals the first by id."""
        ids = self._projection.agreements.ids
        return min(
            (Best(self._promised(each, offering), each) for each in agreements),
            key=lambda best: (-best.value, ids[best.agreement or 0]),
        )
