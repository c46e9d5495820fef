"""Severities of all offerings at once: a byte for each, compared as one column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Column = NDArray[np.uint8]
Severities = bytes | bytearray
"""A severity for each offering, by the offering's number."""


def column(severities: Severities) -> Column:
    return np.frombuffer(severities, np.uint8)


def highest(some: Severities, others: Severities) -> bytes:
    """The greater severity of both, for each number."""
    return np.maximum(column(some), column(others)).tobytes()


def worse(after: Severities, before: Severities) -> list[int]:
    """Numbers at which one is greater than the other, in order."""
    return np.flatnonzero(column(after) > column(before)).tolist()


def differences(some: Severities, others: Severities) -> list[int]:
    """Numbers at which the severities differ, in order."""
    return np.flatnonzero(column(some) != column(others)).tolist()


def affected(severities: Severities) -> list[int]:
    """Numbers at which the severity is not 0, in order."""
    return np.flatnonzero(column(severities)).tolist()


def newly(after: Severities, before: Severities) -> Column:
    """What one makes worse than the other, 0 elsewhere."""
    return np.where(column(after) > column(before), column(after), np.uint8(0))


def greatest(several: Iterable[Column]) -> Column:
    """The greatest of several columns, place by place; at least one."""
    return np.maximum.reduce(list(several))


def hits(before: Column, after: Column) -> Column:
    """What coverages of offerings newly pass on: a row for each criticality, a column for each offering."""
    grades = np.arange(len(Severity), dtype=np.uint8)[:, np.newaxis]
    passed = np.minimum(after, grades)
    return np.where(passed > np.minimum(before, grades), passed, np.uint8(0))


def greatest_listed(by_severity: Iterable[Iterable[int]]) -> dict[int, int]:
    """Number -> the greatest severity in whose list it is. The worst are put in last, so that of several the greatest stays."""
    found: dict[int, int] = {}
    for severity, numbers in enumerate(by_severity):
        found.update(dict.fromkeys(numbers, severity))
    return found


def passed(before: Column, after: Column, criticality: NDArray[np.integer]) -> Column:
    """What each coverage newly passes on, from how its offering was and is, up to its own criticality: as `hits`."""
    now, most = np.minimum(after, criticality), np.minimum(before, criticality)
    return np.where(now > most, now, 0).astype(np.uint8)


def worst_of(numbers: NDArray[np.integer], severities: Column, size: int) -> Column:
    """The greatest severity beside each number, 0 where it is not among them. The worst are put in last."""
    worst = np.zeros(size, np.uint8)
    for severity in Severity:
        if severity:
            worst[numbers[severities == severity]] = severity
    return worst


def marked(numbers: Collection[int] | NDArray[np.integer], size: int) -> NDArray[np.bool_]:
    """A column of `size` that says of each number whether it is among these."""
    column = np.zeros(size, np.bool_)
    column[numbers if isinstance(numbers, np.ndarray) else list(numbers)] = True
    return column


def graded(severities: Column, where: NDArray[np.bool_] | None = None) -> dict[int, int]:
    """Number -> severity, where it holds, or is not 0."""
    numbers = np.flatnonzero(severities if where is None else where)
    return dict(zip(numbers.tolist(), severities[numbers].tolist(), strict=True))
