"""Event streams, in the mode of distinct connections: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

import orjson
from starlette.responses import Response

from api.lane.masking import expected, internal
from api.lane.refusal import Refused, error
from api.live.callers import Caller
from api.live.waiting import STALLED, Waiting
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.types import Receive, Scope, Send

    from api.lane.lane import Prepared
    from api.live.live import Live
    from api.live.subscription import Subscription
    from graph.access import Viewer

MEDIA: Final = "text/event-stream"
HEADERS: Final = {
    "content-type": f"{MEDIA}; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
}
ALIVE: Final = b":\n\n"
EVERY: Final = 15.0
"""Seconds between two signs of life."""
COMPLETE: Final = b"event: complete\ndata:\n\n"


def takes_streams(accept: str | None) -> bool:
    """Whether a client says that it takes event streams."""
    ranges = [part.partition(";") for part in (accept or "").lower().split(",")]
    return any(name.strip() == MEDIA and more.replace(" ", "") not in ("q=0", "q=0.0") for name, _, more in ranges)


def event(body: bytes) -> bytes:
    return b"event: next\ndata: %b\n\n" % body


def at_once(body: Mapping[str, Any]) -> Response:
    """An answer, or a refusal, as the only event of a stream."""
    return Response(ALIVE + event(orjson.dumps(body)) + COMPLETE, headers=HEADERS)


class Stream(Response):
    """A subscription as the response to a request."""

    def __init__(
        self, live: Live, viewer: Viewer, credential: str | None, key: str, headers: Mapping[str, str], of: Prepared
    ) -> None:
        self.status_code = 200
        self.init_headers(HEADERS)
        self._live = live
        self._of = of
        self._caller = Caller(viewer, credential, key, headers, self._dismiss, self._finish)
        self._waiting = Waiting()
        self._is_over = False
        self._subscription: Subscription | None = None
        self._last: bytes = b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._live.callers.enter(self._caller, is_socket=False)
        tasks = {asyncio.create_task(self._watch(receive)), asyncio.create_task(self._open())}
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await self._written(send)
        except TimeoutError:
            scope.get("abort", lambda: None)()
        except OSError:
            """The client has gone."""
        finally:
            for task in tasks:
                task.cancel()
            if self._subscription is not None:
                self._live.close(self._caller, self._subscription)
            self._live.callers.leave(self._caller, is_socket=False)
            await asyncio.wait(tasks)

    async def _written(self, send: Send) -> None:
        text = ALIVE
        while text or not self._is_over:
            if text:
                async with asyncio.timeout(STALLED):
                    await send({"type": "http.response.body", "body": text, "more_body": True})
            text = await self._next()
        async with asyncio.timeout(STALLED):
            await send({"type": "http.response.body", "body": self._last, "more_body": False})

    async def _next(self) -> bytes:
        """All that waits by now, or a sign of life."""
        if not self._is_over and not len(self._waiting):
            try:
                async with asyncio.timeout(EVERY):
                    await self._waiting.more()
            except TimeoutError:
                return ALIVE
        return self._taken()

    def _taken(self) -> bytes:
        texts: list[bytes] = []
        while (message := self._waiting.take()) is not None:
            texts.append(event(message.text))
        return b"".join(texts)

    async def _watch(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._finish()

    async def _open(self) -> None:
        try:
            await self._live.callers.looked_up(self._caller)  # who they are was looked up before their question came
            self._subscription = await self._live.follow(self._caller, self._of, self)
        except Refused as refused:
            self._fail(refused.errors)
        except RapportError as fault:
            self._fail([error(str(fault), **expected(fault))])
        except Exception as fault:  # noqa: BLE001  # nothing may leave unmasked
            self._fail([internal(fault)])

    def _fail(self, errors: Sequence[Mapping[str, Any]]) -> None:
        """What waits is said first, then the errors and that it is complete."""
        if not self._is_over:
            self._last = event(orjson.dumps({"errors": errors})) + COMPLETE
            self._finish()

    def _dismiss(self, sentence: str) -> None:
        """Nothing that waits is said any more."""
        self._waiting.clear()
        self._fail([error(sentence, "UNAUTHENTICATED")])

    def _finish(self) -> None:
        """Ends without a word that it is complete, unless one was said: clients come again."""
        self._is_over = True
        self._waiting.wake()

    # --- what the subscription says -----------------------------------------------------------------------------------

    def push(self, subscription: Subscription, text: bytes) -> None:
        self._waiting.push(subscription, text)

    def ended(self, subscription: Subscription, errors: Sequence[Mapping[str, Any]]) -> None:
        self._live.close(self._caller, subscription)
        self._fail(errors)

    async def room(self) -> None:
        await self._waiting.room()
