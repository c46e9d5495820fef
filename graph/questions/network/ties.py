"""How strong the ties of all people are, on any day: columns of numbers, which are worked out all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from graph.projection.status import first_day
from graph.questions.network.sources import MEETINGS, TieFact, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from graph.projection.contacts.contacts import Contacts
    from graph.projection.status import Day
    from graph.questions.network.people import People
    from graph.questions.network.sources import Facts, Source

    Numbers = NDArray[np.int64]
    Reals = NDArray[np.float64]
    Flags = NDArray[np.bool_]

GROUPS: Final = 1 << 20
"""Groups for which the keys of one pair have room: more than there are days."""

MOST: Final = 0.99
"""The most that a single fact gives."""

EXACT: Final = 9
"""Decimals to which strengths are compared with bounds."""


class Contribution(NamedTuple):
    """What a fact gives to a tie. `at`: the day from which it ages; None where it does not."""

    source: Source
    value: float
    at: Day | None


class TieFacts:
    """All facts, by pair, then group. A pair is the smaller number times `people`, and the greater."""

    def __init__(self, contacts: Contacts, people: People) -> None:
        self.size = len(people.ids)
        self.sources: list[Source] = []
        columns = _Columns(self.size)
        for facts in facts_of(contacts, people):
            columns.add(facts, len(self.sources))
            self.sources.append(facts.source)
        keys = columns.joined("keys", np.int64)
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._strengths = columns.joined("strengths", np.float64)[order]
        self._halves = columns.joined("halves", np.float64)[order]
        self._first = columns.joined("first", np.int32)[order]
        self._end = columns.joined("end", np.int32)[order]
        self._at = columns.joined("at", np.int32)[order]
        self._source = columns.joined("source", np.int32)[order]
        self._strained = _strained(contacts, people)

    def on(self, day: Day) -> tuple[Numbers, Reals]:
        """Pairs whose strength is more than 0, in order, and their strengths."""
        valid = np.flatnonzero((self._first <= day) & (day < self._end))
        if not len(valid):
            return np.empty(0, np.int64), np.empty(0)
        keys, values = self._keys[valid], self._values(valid, day)
        starts = _starts(keys)
        greatest, pairs = np.maximum.reduceat(values, starts), keys[starts] // GROUPS
        starts = _starts(pairs)
        strengths = -np.expm1(np.add.reduceat(np.log1p(-greatest), starts))
        some = strengths > 0
        return pairs[starts][some], strengths[some]

    def strained_on(self, day: Day) -> set[int]:
        """Pairs of whom one has spoken of the tie as a bad one."""
        return {pair for pair, first in self._strained if first <= day}

    def contributions(self, pair: int, day: Day) -> list[Contribution]:
        """What makes the strength of a pair, the greatest first."""
        found: dict[int, tuple[float, int]] = {}
        for number in self._of(pair):
            if self._first[number] <= day < self._end[number]:
                group = int(self._keys[number] % GROUPS)
                value = float(self._values(np.array([number]), day)[0])
                found[group] = max(found.get(group, (0.0, -1)), (value, -int(number)))
        made = [self._contribution(-number, value) for value, number in found.values() if value > 0]
        return sorted(made, key=lambda each: (-each.value, each.source.kind.rank, -(each.at or 0)))

    def sources_of(self, pair: int, day: Day, kind: TieFact) -> list[Source]:
        """Whatever says so up to the day, also what counts no more."""
        numbers = [int(self._source[n]) for n in self._of(pair) if self._first[n] <= day]
        return [self.sources[number] for number in numbers if self.sources[number].kind is kind]

    def last_met(self, pair: int, day: Day) -> Day | None:
        """The last day up to this one on which both attended an engagement, however long ago."""
        days = (int(self._at[n]) for n in self._of(pair) if self._keys[n] % GROUPS >= MEETINGS)
        return max((at for at in days if at <= day), default=None)

    def _of(self, pair: int) -> range:
        start, end = np.searchsorted(self._keys, [pair * GROUPS, (pair + 1) * GROUPS])
        return range(int(start), int(end))

    def _values(self, which: Numbers, day: Day) -> Reals:
        ages = (day - self._at[which]) / self._halves[which]
        return np.minimum(MOST, self._strengths[which] * np.exp2(-ages))

    def _contribution(self, number: int, value: float) -> Contribution:
        at = int(self._at[number])
        return Contribution(self.sources[self._source[number]], value, at or None)


class Ties:
    """The ties of one day. `ends`: of each tie both people, by number; `strained`: which of them are. `hanging`: kept for
    `coverage.hanging`, None until somebody asks.
    """

    def __init__(self, facts: TieFacts, people: People, day: Day) -> None:
        self.facts, self.people, self.day = facts, people, day
        self.size = facts.size
        self.pairs, self.strengths = facts.on(day)
        self.ends = self.pairs // max(1, self.size), self.pairs % max(1, self.size)
        bad = facts.strained_on(day)
        self.strained: Flags = np.isin(self.pairs, np.array(sorted(bad), np.int64))
        self._bad = bad
        self.left = self._flags(number for number in people.terms_of if people.has_left(number, day))
        self.silent = self._flags(people.silent)
        self.hanging: AbstractSet[str] | None = None

    def pair(self, one: int, other: int) -> int:
        return min(one, other) * self.size + max(one, other)

    def strength(self, one: int, other: int) -> float:
        """0 where there is no tie."""
        pair = self.pair(one, other)
        place = int(np.searchsorted(self.pairs, pair))
        found = one != other and place < len(self.pairs) and self.pairs[place] == pair
        return float(self.strengths[place]) if found else 0.0

    def is_strained(self, one: int, other: int) -> bool:
        return self.pair(one, other) in self._bad

    def _flags(self, numbers: Iterable[int]) -> Flags:
        flags = np.zeros(self.size, np.bool_)
        flags[list(numbers)] = True
        return flags


def is_at_least(strength: float, bound: float) -> bool:
    return round(strength, EXACT) >= bound


def _starts(sorted_: Numbers) -> Numbers:
    """The places at which another value begins."""
    return np.flatnonzero(np.r_[True, sorted_[1:] != sorted_[:-1]])


def _strained(contacts: Contacts, people: People) -> list[tuple[int, Day]]:
    found: list[tuple[int, Day]] = []
    for row in contacts.knows:
        one, other = people.at.get(row.person), people.at.get(row.other)
        if one is None or other is None or one == other or (row.sentiment or 0) >= 0:
            continue
        if people.sees_word_of(row.person):
            found.append((min(one, other) * len(people.ids) + max(one, other), first_day(row.at)))
    return found


class _Columns:
    """Columns in the making: a few numbers for facts of a pair each, arrays for those of many people at once."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._parts: dict[str, list[Any]] = {
            name: [] for name in ("keys", "strengths", "halves", "first", "end", "at", "source")
        }
        self._corners: dict[int, tuple[Numbers, Numbers]] = {}

    def add(self, facts: Facts, source: int) -> None:
        keys = self._pairs(facts.people) * GROUPS + facts.group
        self._parts["keys"].append(keys)
        values = (facts.strength, facts.half, facts.first, facts.end, facts.at, source)
        for name, value in zip(("strengths", "halves", "first", "end", "at", "source"), values, strict=True):
            self._parts[name].append((value, len(keys)))

    def joined(self, name: str, kind: Any) -> NDArray[Any]:
        parts = self._parts[name]
        if not parts:
            return np.empty(0, kind)
        if name == "keys":
            return np.concatenate(parts)
        values, counts = zip(*parts, strict=True)
        return np.repeat(np.array(values, kind), np.array(counts))

    def _pairs(self, people: Sequence[int]) -> Numbers:
        """All pairs of people, whose numbers ascend."""
        count = len(people)
        if count == 2:  # most facts are of two
            return np.array([people[0] * self._size + people[1]], np.int64)
        numbers = np.array(people, np.int64)
        if count not in self._corners:
            self._corners[count] = np.triu_indices(count, 1)
        smaller, greater = self._corners[count]
        return numbers[smaller] * self._size + numbers[greater]
