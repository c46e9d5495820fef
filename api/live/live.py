"""What live updates of a process share, whatever carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphql import OperationType

from api.admission.performing import admitted, refused_places
from api.lane.asked import asked_for
from api.lane.lane import prepare
from api.live.callers import Callers
from api.live.followed import followed
from api.live.hub import Hub
from api.live.subscription import Subscription

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from api.access import Viewers
    from api.admission import Admission
    from api.lane.lane import Answer, Lane, Prepared
    from api.live.callers import Caller
    from api.live.subscription import Sink
    from graph.access import Viewer
    from graph.database.engine import Database


class Live:
    """`database`: whose event log is followed, None where nothing can be."""

    def __init__(
        self,
        lane: Lane,
        admission: Admission,
        viewers: Viewers,
        context: Callable[[Viewer, Mapping[str, str]], Any],
        database: Database | None = None,
    ) -> None:
        self.lane = lane
        self.admission = admission
        self.viewers = viewers
        self.context = context
        self.is_ending = False
        self.callers = Callers(viewers)
        self.hub = Hub(lane, admission, database, context, self.callers.look)
        self.callers.move = self.hub.join

    def prepared(self, payload: Mapping[str, Any]) -> Prepared:
        """The operation of a `subscribe`. Raises `Refused`."""
        return prepare(self.lane, asked_for(payload))

    async def answer(self, caller: Caller, prepared: Prepared) -> Answer:
        """Answers a query or mutation."""
        context = self.context(caller.viewer, caller.headers)
        answer = await admitted(self.admission, self.lane, prepared, context, caller.key)
        if places := refused_places(answer, context):
            await self.viewers.note_refusals(caller.viewer, places)
        return answer

    async def follow(self, caller: Caller, prepared: Prepared, sink: Sink, id_: str = "") -> Subscription:
        """Begins a subscription: it is told from now on, or has ended already. Raises `Refused` and `RapportError`."""
        subscription = Subscription(followed(self.lane, prepared), sink, id_)
        self.callers.subscribe(caller, subscription)
        try:
            await self.hub.open(subscription, caller.viewer, caller.headers, caller.key)
        except BaseException:
            self.close(caller, subscription)
            raise
        return subscription

    def close(self, caller: Caller, subscription: Subscription) -> None:
        self.hub.close(subscription)
        self.callers.unsubscribe(caller, subscription)

    def end(self) -> None:
        """Tells all to come again and lets nobody in any more. To be called when this process ends."""
        self.is_ending = True
        for caller in tuple(self.callers.callers):
            caller.finish()


def is_subscription(prepared: Prepared) -> bool:
    return prepared.kind is OperationType.SUBSCRIPTION
