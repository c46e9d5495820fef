"""Offerings of an estate by how much rests on them: what a benchmark retires."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from seed.fates import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

TRIES: Final = 600


class Reach(NamedTuple):
    """`reached`: how many offerings are worse off when this one is lost, itself included."""

    offering: str
    reached: int


def offerings_by_reach(folder: Path, wanted: Sequence[int], on: date = TODAY) -> list[Reach]:
    """An offering for each wanted number that reaches about as many, by plain breadth-first search over the files."""
    with (folder / "offerings.csv").open(encoding="utf-8", newline="") as lines:
        offerings = [row["id"] for row in csv.DictReader(lines)]
    supports = Supports(folder, on.isoformat())
    return [_nearest(supports, offerings, number) for number in wanted]


class Supports:
    """`of[needed]`: (dependent, name of its group or none); `spare[dependent, group]`: how many of it may be lost."""

    def __init__(self, folder: Path, day: str) -> None:
        self.of: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        members: Counter[tuple[str, str]] = Counter()
        required: dict[tuple[str, str], int] = {}
        for dependent, needed, group, number in _valid_dependencies(folder, day):
            self.of[needed].append((dependent, group))
            if group:
                members[dependent, group] += 1
                required[dependent, group] = number
        self.spare = {group: max(0, count - required[group]) for group, count in members.items()}

    def reach(self, offering: str, most: int) -> int:
        """Stops counting above `most`."""
        seen = {offering}
        queue = [offering]
        lost: Counter[tuple[str, str]] = Counter()
        for needed in queue:
            for dependent, group in self.of.get(needed, ()):
                if dependent in seen:
                    continue
                if group:
                    lost[dependent, group] += 1
                if not group or lost[dependent, group] > self.spare[dependent, group]:
                    seen.add(dependent)
                    queue.append(dependent)
            if len(seen) > most:
                break
        return len(seen)


def _valid_dependencies(folder: Path, day: str) -> Iterator[tuple[str, str, str, int]]:
    with (folder / "dependencies.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["valid_from"] <= day < (row["valid_to"] or "9999"):
                yield row["from"], row["to"], row["alternatives"], int(row["required"] or 1)


def _nearest(supports: Supports, offerings: list[str], wanted: int) -> Reach:
    """The first of up to `TRIES` offerings, evenly over the file, that reaches within 5 % of `wanted`, else the
    nearest.
    """
    best = Reach(offerings[0], 0)
    for offering in offerings[:: max(1, len(offerings) // TRIES)]:
        reach = Reach(offering, supports.reach(offering, 2 * wanted))
        if abs(reach.reached - wanted) < abs(best.reached - wanted):
            best = reach
        if abs(best.reached - wanted) <= wanted * 0.05:
            break
    return best
