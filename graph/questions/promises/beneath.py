"""What offerings need, and which agreements are about that: the same for every kind of promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.projection.day import DayView
    from graph.projection.projection import Projection

Groups = list[tuple[int, list[int]]]
"""How many are needed of which offerings."""


class Beneath:
    """What offerings need on one day, and the agreements about that. `groups`: by offering. `agreed`: by the provider
    that needs an offering and that offering, the agreements on it of the provider, and of each organization that it is
    a part of, its own first; None where it is a matter of the same organization, or of the same root and nothing is
    agreed.
    """

    def __init__(self, projection: Projection, view: DayView, wholes: Mapping[str, Sequence[str]]) -> None:
        """`wholes`: of each organization what it is a part of, itself first, its root last."""
        self._projection = projection
        self._view = view
        self._wholes = wholes
        self._by_consumer = Lazy(self._agreements_by_consumer)
        self.groups = Lazy(self._groups_of)
        self.agreed = Lazy(self._agreed_for)

    def _groups_of(self, offering: int) -> Groups:
        groups: dict[tuple[int, int], list[int]] = {}
        for edge in self._view.needs[offering]:
            groups.setdefault((edge[1], edge[3] if edge[1] < 0 else -1), []).append(edge[3])
        required = self._projection.dependencies.required
        return [
            (1, members[:1]) if group < 0 else (min(required[group], len(members)), members)
            for (group, _), members in groups.items()
        ]

    def _agreed_for(self, which: tuple[str, int]) -> list[list[int]] | None:
        provider, needed = which
        other, at = self._projection.offerings.provider_of[needed], self._projection.organization_at
        if provider == other:
            return None
        wholes, by_consumer = self._wholes.get(provider, (provider,)), self._by_consumer[needed]
        found = [by_consumer[at[whole]] for whole in wholes if at.get(whole) in by_consumer]
        if not found and wholes[-1] == self._wholes.get(other, (other,))[-1]:
            return None
        return found

    def _agreements_by_consumer(self, offering: int) -> dict[int, list[int]]:
        """Agreements that cover the offering."""
        agreed: dict[int, list[int]] = {}
        for agreement, *_ in self._view.covers[offering]:
            agreed.setdefault(self._projection.agreements.consumer_of[agreement], []).append(agreement)
        return agreed
