"""One subscription of a client, whom its answers are handed to, and those who are answered alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import orjson

from api.lane.lane import reported

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from api.live.followed import Followed
    from graph.access import Viewer

    Errors = Sequence[Mapping[str, Any]]


class Sink(Protocol):
    """A connection."""

    def push(self, subscription: Subscription, text: bytes) -> None:
        """Hand over an answer, without waiting."""

    def ended(self, subscription: Subscription, errors: Errors) -> None:
        """Close it, and say why it has ended."""

    async def room(self) -> None:
        """Wait until most of what was handed over has been taken."""


class Subscription:
    """`position`: number of the last event that it was told of, or that it need not be told of; `answer`: the last one
    that it was told; `pending`: what waits for the client, where the newest alone counts.
    """

    __slots__ = ("answer", "followed", "group", "id", "is_over", "is_told", "pending", "position", "sink")

    def __init__(self, followed: Followed, sink: Sink, id_: str = "") -> None:
        self.followed = followed
        self.sink = sink
        self.id = id_
        self.group: Group | None = None
        self.position = 0
        self.answer: bytes | None = None
        self.is_told = False
        self.is_over = False
        self.pending: Message | None = None

    def tell(self, text: bytes, number: int = 0) -> None:
        """`text`: the answer, an object of JSON; `number`: of the event that it is about. What it costs is said once."""
        if self.is_over:
            return
        if not self.is_told:
            self.is_told = True
            text = b'%b,"extensions":%b}' % (text[:-1], orjson.dumps(reported(self.followed.prepared)))
        self.position = max(self.position, number)
        self.sink.push(self, text)

    def tell_if_new(self, answer: bytes) -> None:
        if answer != self.answer:
            self.answer = answer
            self.tell(answer)

    def end(self, errors: Errors) -> None:
        """Nothing more is told but this."""
        if not self.is_over:
            self.is_over = True
            self.pending = None
            self.sink.ended(self, errors)


class Message:
    __slots__ = ("number", "subscription", "text")

    def __init__(self, text: bytes, subscription: Subscription | None, number: int) -> None:
        self.text = text
        self.subscription = subscription
        self.number = number


class Group:
    """`subscribers`: all who are answered alike; `viewer`: as whom."""

    def __init__(self, key: Hashable, followed: Followed, viewer: Viewer, context: Any) -> None:
        """`context`: makes what each execution carries from field to field."""
        self.key = key
        self.followed = followed
        self.viewer = viewer
        self.context = context
        self.subscribers: set[Subscription] = set()

    def leave(self, subscription: Subscription) -> None:
        self.subscribers.discard(subscription)

    def end(self, errors: Sequence[Mapping[str, Any]]) -> None:
        for one in tuple(self.subscribers):
            one.end(errors)
