"""A promise that cannot be kept, and the answer that lists such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from graph.model.answers import Names, answer
from graph.model.scalars import Choice
from graph.projection.follower import IncompleteReason

WAY: Final = "From the offering that it covers down to the one that is promised less."
HIDDEN: Final = (
    "How many more there are that rest on what you may not see: the agreement, an offering on the way, or what is agreed "
    "beneath. Null where you may not know how many."
)


class PromiseGapKind(Choice):
    """What is promised that cannot be kept."""

    NOTICE = "NOTICE", "Longer notice is owed than the agreements beneath owe."
    END = "END", "The agreement ends later than an agreement beneath, which does not renew itself."
    TARGET = "TARGET", "A stricter target is promised than an agreement beneath promises."


@answer("PromiseGap")
@dataclass(frozen=True, slots=True)
class PromiseGap:
    """A promise that the agreements beneath do not allow to keep.

    `path`: from the offering that `agreement` covers down to the one whose agreement `beneath` allows less. `needed_by`: the
    provider of what needs that one. NOTICE: days. END: days (`date.toordinal`), `promised` None for an open end. TARGET:
    thresholds; `measured` is what makes them comparable.
    """

    kind: Annotated[PromiseGapKind, "What is promised."]
    agreement: Annotated[str, "The agreement that promises it.", Names("Agreement")]
    path: Annotated[tuple[str, ...], WAY, Names("Offering")]
    beneath: Annotated[str | None, "The agreement that allows less; null: there is none.", Names("Agreement")]
    promised: float | None
    allowed: float
    needed_by: str
    target: Annotated[str | None, "TARGET: the target.", Names("Target")] = None
    measured: tuple[str, ...] = ()

    @property
    def notice_days(self) -> Annotated[int | None, "NOTICE: days that are owed."]:
        return _whole(self._of(PromiseGapKind.NOTICE, self.promised))

    @property
    def allowed_days(self) -> Annotated[int | None, "NOTICE: days that are owed beneath."]:
        return _whole(self._of(PromiseGapKind.NOTICE, self.allowed))

    @property
    def until(self) -> Annotated[date | None, "END: first day after the agreement; null for no end."]:
        return _day(self._of(PromiseGapKind.END, self.promised))

    @property
    def allowed_until(self) -> Annotated[date | None, "END: first day after the agreement beneath."]:
        return _day(self._of(PromiseGapKind.END, self.allowed))

    @property
    def threshold(self) -> Annotated[float | None, "TARGET: what is promised."]:
        return self._of(PromiseGapKind.TARGET, self.promised)

    @property
    def allowed_threshold(self) -> Annotated[float | None, "TARGET: what is promised beneath."]:
        return self._of(PromiseGapKind.TARGET, self.allowed)

    def _of(self, kind: PromiseGapKind, number: float | None) -> float | None:
        return number if self.kind is kind else None


@answer("PromiseGaps")
@dataclass(frozen=True, slots=True)
class PromiseGaps:
    """Where do providers owe more than the agreements beneath their offerings allow: longer notice, a later end, a stricter
    target? Of a provider, of a relationship, or of all.
    """

    found: Sequence[PromiseGap]
    day: Annotated[date, "The day on which agreements and dependencies are valid."]
    hidden: Annotated[int | None, HIDDEN]
    incomplete_reason: Annotated[IncompleteReason | None, "Why it may not be; null where it is complete."]

    @property
    def is_complete(self) -> Annotated[bool, "False where the answer may not be the whole truth."]:
        return self.incomplete_reason is None

    @property
    def total_count(self) -> Annotated[int, "How many there are."]:
        return len(self.found)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _day(number: float | None) -> date | None:
    return None if number is None else date.fromordinal(int(number))
