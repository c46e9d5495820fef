"""Whom an outcome reaches through what they have agreed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.impact.masked import masked_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.masked import Masked
    from graph.impact.severities import Severities


class Unaffected(NamedTuple):
    """Reached and not worse."""

    offerings: set[int]
    agreements: set[int]
    consumers: set[int]


class Reached(ABC):
    """Numbers of agreements and consumers -> severities, of those agreements that the outcome looks at. Two ways lead to the
    same: lists take time for each agreement that is reached, columns a tenth of it for each that there is.
    """

    def __init__(
        self,
        outcome: Severities,
        only: Callable[[int], bool] | None = None,
        concerned: frozenset[int] | None = None,
    ) -> None:
        """`only`, `concerned`: the agreements that are looked at, as of `Outcome`."""
        self._outcome = outcome
        self._only = only
        self._concerned = concerned

    @property
    def _masks(self) -> Masked:
        """Worked out where it is asked for: most questions do not."""
        return masked_of(self._outcome)

    @cached_property
    @abstractmethod
    def agreements(self) -> dict[int, int]:
        """Severities of the agreements that are worse off. Each coverage is a use of its own: what an agreement has
        lost already does not spare it.
        """

    @cached_property
    @abstractmethod
    def consumers(self) -> dict[int, int]:
        """The greatest severity of their `agreements`."""

    @cached_property
    @abstractmethod
    def masked_agreements(self) -> dict[int, int]:
        """Severities of agreements that are not worse, or less badly than what is as bad already would make them."""

    @cached_property
    @abstractmethod
    def consumers_of_masked(self) -> dict[int, int]:
        """The greatest severity of their `masked_agreements`."""

    @cached_property
    @abstractmethod
    def told_masked(self) -> dict[int, int]:
        """The masked agreements that are told as if they were affected: something that masks a coverage ends, or is
        archived; or a changed offering itself is covered.
        """

    @cached_property
    @abstractmethod
    def unaffected(self) -> Unaffected: ...

    @cached_property
    def masked_consumers(self) -> dict[int, int]:
        affected = self.consumers
        return {one: severity for one, severity in self.consumers_of_masked.items() if severity > affected.get(one, 0)}

    @cached_property
    def owed(self) -> dict[int, int]:
        """Agreements to which notice is owed and whose people are told, by the greater severity: affected ones, and those
        masked ones that are told.
        """
        return self.agreements | self.told_masked if self.told_masked else self.agreements

    @cached_property
    @abstractmethod
    def relationships_owed(self) -> tuple[set[str], set[str]]:
        """Relationships of the agreements of `owed`: those with one that is HIGH or worse, and the others."""

    def _made_worse(self) -> list[int]:
        """Offerings that are worse or masked."""
        return [*self._outcome.offerings, *self._masks.offerings, *self._masks.archived]

    def _covering_changed(self) -> set[int]:
        """Agreements that cover a changed offering itself."""
        covers = self._outcome.day.covers
        return {cover[0] for offering in self._outcome.changed for cover in covers[offering]}
