"""How far a severity travels along dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from graph.projection.day import DayView
    from graph.projection.dependencies import Edge

WORST_FIRST: Final = (4, 3, 2, 1)


def propagate(day: DayView, before: bytes, sources: Iterable[tuple[int, int]]) -> tuple[bytearray, list[int]]:
    """(offering, severity) sources on top of `before` -> (severity by offering, offerings made worse)."""
    wave = Wave(day, before)
    for offering, severity in sources:
        wave.waiting[severity].append((offering, -1))
    for level in WORST_FIRST:
        wave.run(level)
    return wave.after, wave.worse


def propagate_again(
    day: DayView,
    travelled: bytes,
    own: Mapping[int, int],
    raised: AbstractSet[int],
    lowered: AbstractSet[int],
    least: bytes | None = None,
) -> tuple[bytes, set[int]]:
    """What a baseline has brought about, where some offerings have other facts or other needs than when it was last worked
    out. `own`: severity of the facts at each offering, by now. `raised`: those that may be worse off now, `lowered`: those
    that may be less so -> (severities, those that changed). Only what owes its severity to the latter is worked out anew.
    `least`: severities below which nothing falls.
    """
    if not raised and not lowered:
        return travelled, set()
    needs = day.needs
    anew = _owing(day, travelled, own, lowered, least or bytes(len(travelled)))
    base = bytearray(travelled)
    for offering in anew:
        base[offering] = 0
    wave = Wave(day, bytes(base))
    for offering in anew | raised:
        if offering in own:
            wave.waiting[own[offering]].append((offering, -1))
        for _, group, criticality, needed, _ in needs[offering]:
            if base[needed]:
                wave.waiting[min(criticality, base[needed])].append((offering, group))
    for level in WORST_FIRST:
        wave.run(level)
    after = bytes(wave.after)
    return after, {offering for offering in anew.union(wave.worse) if after[offering] != travelled[offering]}


def altered_needs(
    edges: Iterable[tuple[Edge, bool]], at: bytes | bytearray, was_on: DayView, now_on: DayView
) -> tuple[set[int], set[int]]:
    """Offerings that may be worse off by what they need now, and that may be less so. `edges`: what is dated between the
    days, each with whether it begins; `at`: severities of the earlier day.
    """
    raised, lowered = set[int](), set[int]()
    for edge, begins in edges:
        dependent, group, criticality, needed, _ = edge
        if group >= 0:
            was, now = was_on.passed(group, at), now_on.passed(group, at)
        else:
            passed = min(criticality, at[needed])
            was, now = (0, passed) if begins else (passed, 0)
        if now > at[dependent]:
            raised.add(dependent)
        if was and was == at[dependent] and (now < was or group >= 0):  # a new member may rest on the dependent itself
            lowered.add(dependent)
    return raised, lowered


def _owing(day: DayView, travelled: bytes, own: Mapping[int, int], lowered: AbstractSet[int], least: bytes) -> set[int]:
    """The lowered offerings, and those that may be as badly off as they are only through these: a need that passes on
    less than that never is why.
    """
    supports = day.supports
    owing = {offering for offering in lowered if least[offering] < travelled[offering]}
    waiting = list(owing)
    while waiting:
        needed = waiting.pop()
        most = travelled[needed]
        for dependent, _, criticality, _, _ in supports[needed]:
            severity = travelled[dependent]
            if least[dependent] < severity <= most and severity <= criticality and dependent not in owing:
                if own.get(dependent, 0) >= severity:
                    continue
                owing.add(dependent)
                waiting.append(dependent)
    return owing


class Wave:
    """The least solution, worst level first, so that a severity is final when it is given.

    `waiting[level]` = [(dependent, group)] that may reach that level: what a dependency lets through less than came
    in, and groups that may pass less on than came in through members that were weak before.
    """

    __slots__ = ("_before", "_day", "after", "waiting", "worse")

    def __init__(self, day: DayView, before: bytes) -> None:
        self._day = day
        self._before = before
        self.after = bytearray(before)
        self.waiting: list[list[tuple[int, int]]] = [[] for _ in range(5)]
        self.worse: list[int] = []

    def run(self, level: int) -> None:
        after, waiting, supports, passes = self.after, self.waiting, self._day.supports, self._passes
        reached: list[int] = []
        for dependent, group in waiting[level]:
            if after[dependent] < level and (group < 0 or passes(dependent, group, level)):
                after[dependent] = level
                reached.append(dependent)
        for needed in reached:
            for dependent, group, criticality, _, _ in supports[needed]:
                if criticality < level:
                    if criticality > after[dependent]:
                        waiting[criticality].append((dependent, group))
                elif after[dependent] < level and (group < 0 or passes(dependent, group, level)):
                    after[dependent] = level
                    reached.append(dependent)
        self.worse += reached

    def _passes(self, dependent: int, group: int, level: int) -> bool:
        """Whether so many members pass `level` on that too few are left."""
        after, before = self.after, self._before
        failing = weaker = 0
        for _, _, criticality, needed, _ in self._day.members[group]:
            if criticality >= level and after[needed] >= level:
                failing += 1
            elif weaker < criticality and weaker < before[needed]:
                weaker = min(before[needed], criticality)
        if failing >= self._day.threshold[group]:
            return True
        if weaker > after[dependent]:
            self.waiting[weaker].append((dependent, group))
        return False
