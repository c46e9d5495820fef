"""How well two people know each other on a day, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from graph.model.answers import Called, Names, answer
from graph.questions.network.sources import TieFact

if TYPE_CHECKING:
    from graph.questions.network.sight import Sight
    from graph.questions.network.ties import Contribution, Ties


@answer("TieContribution")
@dataclass(frozen=True, slots=True)
class TieContribution:
    """A fact that makes a tie.

    `subject`: the engagement or the organization, whichever `kind` says.
    """

    kind: Annotated[TieFact, "What it is."]
    value: Annotated[float, "What it gives on the day, 0 to 0.99."]
    at: Annotated[date | None, "The day from which it ages; null where it does not."]
    is_assumed: Annotated[bool, "KNOWS: whether nobody has stated how strong the tie is, so that 0.5 is assumed."]
    said_by: Annotated[str | None, "KNOWS: by whose word. REPORTS_TO: who reports. Null otherwise.", Names("Person")]
    subject: str | None = None


@answer("Tie")
class Tie:
    """How well two people know each other on a day."""

    __slots__ = ("_ties", "from_", "to")

    from_: Annotated[str, "The one.", Names("Person"), Called("from")]
    to: Annotated[str, "The other.", Names("Person")]

    def __init__(self, ties: Ties, from_: str, to: str) -> None:
        """`ties`: of the day; everything else is looked up there."""
        self._ties, self.from_, self.to = ties, from_, to

    @property
    def strength(self) -> Annotated[float, "0 to 1."]:
        numbers = self._numbers
        return self._ties.strength(*numbers) if numbers else 0.0

    @property
    def contributions(
        self,
    ) -> Annotated[
        list[TieContribution],
        "What makes it, the greatest first; 1 minus the product of all (1 - value) is the strength.",
    ]:
        pair = self._pair
        return [] if pair is None else list(map(shown, self._ties.facts.contributions(pair, self._ties.day)))

    @property
    def is_mutual(
        self,
    ) -> Annotated[bool | None, "Whether both have said that they know the other; null where neither has."]:
        pair = self._pair
        words = [] if pair is None else self._ties.facts.sources_of(pair, self._ties.day, TieFact.KNOWS)
        return len({source.said_by for source in words}) > 1 if words else None

    @property
    def strained(
        self,
    ) -> Annotated[bool, "Whether one of them has spoken of the tie as a bad one: it is no way to anybody."]:
        numbers = self._numbers
        return bool(numbers) and self._ties.is_strained(*numbers)

    @property
    def last_met(self) -> Annotated[date | None, "The day on which they last met."]:
        pair = self._pair
        met = None if pair is None else self._ties.facts.last_met(pair, self._ties.day)
        return None if met is None else date.fromordinal(met)

    @property
    def _numbers(self) -> tuple[int, int] | tuple[()]:
        """Nothing where one is archived, or both are the same."""
        at = self._ties.people.at
        one, other = at.get(self.from_), at.get(self.to)
        return () if one is None or other is None or one == other else (one, other)

    @property
    def _pair(self) -> int | None:
        numbers = self._numbers
        return self._ties.pair(*numbers) if numbers else None


def shown(contribution: Contribution) -> TieContribution:
    source, value, at = contribution
    day = None if at is None else date.fromordinal(at)
    return TieContribution(source.kind, value, day, source.is_assumed, source.said_by, source.subject)


def tie(sight: Sight, one: str, other: str) -> Tie:
    return Tie(sight.ties, one, other)
