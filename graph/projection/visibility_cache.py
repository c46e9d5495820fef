"""Maps of what each viewer sees of the projection, which statements take along; kept until the projection changes."""

from __future__ import annotations

from collections import Counter, OrderedDict
from typing import TYPE_CHECKING, Any, Final, TypeVar

from graph.access.visibility_maps import AT, MOST_NAMED, OFFERINGS, ORGANIZATIONS, OTHERS
from graph.projection.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from graph.projection.projection import Projection

T = TypeVar("T")
Shown = tuple["Mapping[str, Any]", Any]
"""The values of things that differ from the most frequent one, by id, and that most frequent value."""

MOST_VIEWERS: Final = 50
MOST_HELD: Final = 30_000
"""The most things of a kind of which a map is made: to look over more would hold up other requests for longer than a tenth
of a second.
"""


class ViewersMaps:
    """The maps of one viewer in one state of the projection. `at`: number of the last event that the projection knows."""

    def __init__(self, projection: Projection, scope: Mapping[str, bool], behind: Callable[[], None]) -> None:
        """`behind` is called where the estate has changed since."""
        self.at = 0
        self.scope = scope
        self.sides = projection.sides
        self.outdated = behind
        self._projection = projection
        self._sight = Visibility(projection, scope)
        self._maps: dict[str, Shown | None] = {}

    def visibility_in(self, projection: Projection) -> Visibility | None:
        """What was decided already for that projection; None where it has changed since the maps were made."""
        return self._sight if projection is self._projection and projection.sides == self.sides else None

    def parameters(self, names: Collection[str], most: int) -> Mapping[str, Any] | None:
        parameters: dict[str, Any] = {AT: self.at}
        for name, other in OTHERS.items():
            if name in names:
                held = self._map(name)
                if held is None or len(held[0]) > most:
                    return None
                most -= len(held[0])
                parameters[name], parameters[other] = held
        return parameters

    def _map(self, name: str) -> Shown | None:
        if name not in self._maps:
            self._maps[name] = self._made(name)
        return self._maps[name]

    def _made(self, name: str) -> Shown | None:
        contacts = self._projection.contacts
        if name == ORGANIZATIONS:
            ids = self._projection.organization_at
            return exceptions(len(ids), ((id_, self._sight.organization(id_)) for id_ in ids))
        if name == OFFERINGS:
            rows = contacts.provided
            return exceptions(len(rows), ((row.offering, self._sight.offering(row.offering)) for row in rows))
        rows = contacts.relationships
        return exceptions(len(rows), ((row.id, self._sight.shown_of(row)) for row in rows))


class MapsByViewer:
    """The maps of the viewers who asked last, all of one projection."""

    def __init__(self, projection: Projection, behind: Callable[[], None]) -> None:
        self._projection = projection
        self._behind = behind
        self._by_scope: OrderedDict[int, ViewersMaps] = OrderedDict()

    def by(self, scope: Mapping[str, bool], at: int) -> ViewersMaps:
        """`scope`: the organizations in reach, the same object as long as they are the same. `at`: number of the last
        event that the projection knows.
        """
        seen = self._by_scope.get(id(scope))
        if seen is None or seen.scope is not scope or seen.sides != self._projection.sides:
            seen = self._by_scope[id(scope)] = ViewersMaps(self._projection, scope, self._behind)
        self._by_scope.move_to_end(id(scope))
        if len(self._by_scope) > MOST_VIEWERS:
            self._by_scope.popitem(last=False)
        seen.at = at
        return seen


def exceptions(size: int, values: Iterable[tuple[str, T]]) -> Shown | None:
    """What a map holds of the values. None where there are too many things or too many of them differ."""
    if not 0 < size <= MOST_HELD:
        return None
    found = dict(values)
    usual = Counter(found.values()).most_common(1)[0][0]
    named = {id_: value for id_, value in found.items() if value != usual}
    return (named, usual) if len(named) <= MOST_NAMED else None
