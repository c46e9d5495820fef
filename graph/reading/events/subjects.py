"""The things that each event of the event log is about, whoever may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.access.visibility import is_event_about

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from typing import LiteralString

    from graph.database.engine import Database

SPOKEN_OF: Final[LiteralString] = f"""
UNWIND $numbers AS number
MATCH (n0:Event {{seq: number}})-[:CONCERNS]->(n1)
WHERE {is_event_about("n1", "n0")}
WITH n1, collect(n0.seq) AS numbers
RETURN head(labels(n1)), collect([n1.id, numbers])
"""

Thing = tuple[str, str]
"""Label and id."""
Things = tuple[Thing, ...]


class Subjects:
    """The things that events are about, by the numbers of the events, read when first asked for. Events about the same
    things share one tuple: a million events take some ten megabytes.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._of: list[Things | None] = []
        self._shared: dict[Things, Things] = {(): ()}

    def __getitem__(self, number: int) -> Things:
        """The things that an event is about, which was read before."""
        return self._of[number - 1] or ()

    @property
    def newest(self) -> int:
        """Number of the last event that is known."""
        return len(self._of)

    def grow(self, newest: int) -> None:
        self._of.extend([None] * (newest - self.newest))

    def unread(self, things: Container[Thing]) -> None:
        """Forgets events about things that are gone: later things that get their ids are not what these events are about."""
        for place, spoken_of in enumerate(self._of):
            if spoken_of and any(thing in things for thing in spoken_of):
                self._of[place] = None

    async def read(self, numbers: Sequence[int]) -> None:
        """Reads those of the numbers that were not read before."""
        missing = [number for number in numbers if self._of[number - 1] is None]
        if not missing:
            return
        found: dict[int, Things] = dict.fromkeys(missing, ())
        for label, things in await self._database.read(SPOKEN_OF, {"numbers": missing}, name="spoken_of"):
            for id_, of_thing in things:
                for number in of_thing:
                    found[number] += ((label, id_),)
        for number, spoken_of in found.items():
            self._of[number - 1] = self._shared.setdefault(spoken_of, spoken_of)
