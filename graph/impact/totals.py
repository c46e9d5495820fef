"""How much an impact affects, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sized


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each severity; `none` were reached and are not worse."""

    none: int
    low: int
    medium: int
    high: int
    critical: int


@dataclass(frozen=True, slots=True)
class Totals:
    offerings: Counts
    agreements: Counts
    consumers: Counts
    people: int


def counts(severities: Iterable[int], unaffected: Sized) -> Counts:
    by_severity = Counter(severities)
    return Counts(len(unaffected), *(by_severity[severity] for severity in Severity if severity))
