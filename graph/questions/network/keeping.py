"""What is kept of who knows whom: facts once for each state and reach, strengths for each day."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final, TypeVar

from graph.projection.derived import derived
from graph.projection.follower import IncompleteReason, KeptProjection
from graph.projection.visibility import Visibility
from graph.questions.network.people import People
from graph.questions.network.sight import Sight
from graph.questions.network.ties import TieFacts, Ties

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.access.scope import Scope
    from graph.projection.follower import State
    from graph.projection.projection import Projection
    from graph.projection.status import Day

T = TypeVar("T")

REACHES_KEPT: Final = 6
DAYS_KEPT: Final = 4


class Network:
    """Who knows whom, as one viewer sees it in one state of the estate, on any day. `scope`: what the viewer reaches;
    None = everything.
    """

    def __init__(self, projection: Projection, scope: Mapping[str, bool] | None) -> None:
        self.scope = scope
        self._projection = weakref.ref(projection)
        self._state = state_of(projection)
        self.people = People(projection, None if scope is None else Visibility(projection, scope))
        self._facts: TieFacts = TieFacts(projection.contacts, self.people)
        self._days: OrderedDict[Day, Ties] = OrderedDict()

    def is_of(self, projection: Projection, scope: Mapping[str, bool] | None) -> bool:
        return self._projection() is projection and self.scope is scope and self._state == state_of(projection)

    def on(self, day: Day) -> Ties:
        if day not in self._days:
            self._days[day] = Ties(self._facts, self.people, day)
            if len(self._days) > DAYS_KEPT:
                self._days.popitem(last=False)
        self._days.move_to_end(day)
        return self._days[day]


class KeptNetworks:
    """The networks of the viewers who asked last. `derived`: what others keep for as long as the process."""

    def __init__(self, kept: KeptProjection) -> None:
        self._kept = weakref.ref(kept)
        self._networks: list[Network] = []
        self.derived: dict[Any, Any] = {}

    async def ask(self, scope: Scope, day: Day, question: Callable[[Sight], T]) -> tuple[T, IncompleteReason | None]:
        """Answer of `question`, asked in a thread on what the viewer sees, and why that may not be the whole truth."""

        def asked(state: State) -> tuple[T, IncompleteReason | None]:
            ties = self._of(state.projection, scope).on(day)
            incomplete = IncompleteReason.HIDDEN if scope.restricted else None
            return question(Sight(state.projection, ties)), incomplete or state.incomplete

        kept = self._kept()
        assert kept is not None  # noqa: S101  # whoever asks holds it
        return await kept.ask(asked)

    def _of(self, projection: Projection, scope: Scope) -> Network:
        reach = scope.organizations if scope.restricted else None
        found = next((each for each in self._networks if each.is_of(projection, reach)), None)
        if found is None:
            self._networks = [each for each in self._networks if each.is_of(projection, each.scope)]
            found = Network(projection, reach)
        else:
            self._networks.remove(found)
        self._networks = [*self._networks[-REACHES_KEPT + 1 :], found]
        return found


@derived
def networks_of(kept: KeptProjection) -> KeptNetworks:
    return KeptNetworks(kept)


def state_of(projection: Projection) -> tuple[int, ...]:
    """Another one after each change that may concern people and their ties."""
    contacts = projection.contacts
    registers = (
        *(contacts.persons, contacts.members, contacts.knows, contacts.reports, contacts.stakeholders),
        *(contacts.meetings, contacts.attended, contacts.assessments, contacts.steps, contacts.relationships),
    )
    organizations = projection.organizations.changes
    return (projection.sides, organizations, *(register.changes for register in registers))
