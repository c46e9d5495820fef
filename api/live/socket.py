"""`graphql-transport-ws`: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md. One task reads a connection and
one writes to it; a subscription that has begun needs none.
"""

from __future__ import annotations

import asyncio
import uuid
from typing import TYPE_CHECKING, Any, Final, cast

import orjson

from api.lane.masking import expected, internal
from api.lane.refusal import Refused, error
from api.live.callers import LET_IN_NO_MORE, Caller
from api.live.groups import too_many
from api.live.live import is_subscription
from api.live.waiting import STALLED, Waiting
from graph.access import LOCAL
from graph.database.event_log import REQUEST
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.types import Message, Receive, Send

    from api.lane.lane import Prepared
    from api.live.live import Live
    from api.live.subscription import Subscription

PROTOCOL: Final = "graphql-transport-ws"
OPERATIONS: Final = 50
"""The most operations of a connection at once."""
INIT_WITHIN: Final = 10.0
"""Seconds in which a client must say who asks."""
RENEWED: Final = 0.5
"""Seconds after which a client that takes messages is given its time anew."""
FAREWELL: Final = 2.0
"""Seconds that a client has to take what was written when this process ends."""
REASON: Final = 123
"""Bytes that the reason of a close may have."""

BAD, UNAUTHENTICATED, SUBPROTOCOL, TIMEOUT, TAKEN, TOO_MANY_INITS = 4400, 4401, 4406, 4408, 4409, 4429
LATER: Final = 1013
FAILED: Final = 1011


class Socket:
    """One connection."""

    def __init__(
        self,
        live: Live,
        headers: Mapping[str, str],
        receive: Receive,
        send: Send,
        abort: Callable[[], None] | None,
        host: str,
    ) -> None:
        """`abort`: hangs up at once, whatever was not taken; `host`: address of the client."""
        self.live = live
        self.headers = headers
        self.receive = receive
        self.send = send
        self.abort = abort or (lambda: None)
        self.host = host
        self.waiting = Waiting()
        self.caller: Caller | None = None
        self.closed: Message | None = None
        self.operations: dict[str, Operation] = {}

    async def run(self) -> None:
        reading = asyncio.create_task(self._read())
        writing = asyncio.create_task(self._write())
        try:
            await asyncio.wait({reading, writing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for id_ in tuple(self.operations):
                self._drop(id_)
            if self.caller is not None:
                self.live.callers.leave(self.caller, is_socket=True)
            reading.cancel()
            writing.cancel()
            await asyncio.wait({reading, writing})

    def close(self, code: int, reason: str) -> None:
        """What still waits is not said any more."""
        self.closed = self.closed or closing(code, reason)
        self.waiting.wake()

    # --- writing ------------------------------------------------------------------------------------------------------

    async def _write(self) -> None:
        try:
            while self.closed is None:
                await self._write_waiting()
                if self.closed is None:
                    await self.waiting.more()
            async with asyncio.timeout(STALLED):
                await self.send(self.closed)
        except TimeoutError:
            self.abort()
        except OSError:
            """The client has gone."""

    async def _write_waiting(self) -> None:
        """Raises TimeoutError where the client takes nothing. One timer for all that waits: each costs as much as a message."""
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(STALLED) as limit:
            began = loop.time()
            while self.closed is None and (message := self.waiting.take()) is not None:
                subscription, text = message.subscription, message.text
                if subscription is not None:
                    text = b'{"id":%b,"type":"next","payload":%b}' % (orjson.dumps(subscription.id), text)
                await self.send({"type": "websocket.send", "text": text.decode()})
                if (now := loop.time()) > began + RENEWED:
                    began = now
                    limit.reschedule(now + STALLED)

    def say(self, type_: str, id_: str | None = None, **more: Any) -> None:
        self.waiting.say(orjson.dumps({"type": type_, **({} if id_ is None else {"id": id_}), **more}))

    def fail(self, id_: str, errors: Sequence[Mapping[str, Any]]) -> None:
        if self.operations.pop(id_, None) is not None:
            self.say("error", id_, payload=errors)

    # --- what subscriptions say ---------------------------------------------------------------------------------------

    def push(self, subscription: Subscription, text: bytes) -> None:
        self.waiting.push(subscription, text)

    def ended(self, subscription: Subscription, errors: Sequence[Mapping[str, Any]]) -> None:
        if self.caller is not None:
            self.live.close(self.caller, subscription)
        self.fail(subscription.id, errors)

    async def room(self) -> None:
        await self.waiting.room()

    # --- reading ------------------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        try:
            async with asyncio.timeout(INIT_WITHIN):
                while self.caller is None:
                    if not await self._message():
                        return
        except TimeoutError:
            self.close(TIMEOUT, "Connection initialisation timeout")
            await asyncio.Event().wait()
        while await self._message():
            await self.waiting.room()

    async def _message(self) -> bool:
        """Reads one; False where the client has gone. Behind a close nothing is read."""
        given = await self.receive()
        if given["type"] == "websocket.disconnect":
            return False
        try:
            message: Any = orjson.loads(given.get("text") or b"")
        except orjson.JSONDecodeError:
            message = None
        if not isinstance(message, dict):
            self.close(BAD, "A message must be an object of JSON.")
        else:
            await self._take(cast("dict[str, Any]", message))
        if self.closed is not None:
            await asyncio.Event().wait()  # the other task says so
        return True

    async def _take(self, message: Mapping[str, Any]) -> None:
        type_, payload = message.get("type"), message.get("payload")
        if type_ == "connection_init":
            await self._init(payload)
        elif type_ == "ping":
            self.say("pong", **({} if payload is None else {"payload": payload}))
        elif type_ == "subscribe":
            self._subscribe(message.get("id"), payload)
        elif type_ == "complete" and isinstance(message.get("id"), str):
            self._drop(message["id"])
        elif type_ != "pong":
            self.close(BAD, f"There is no message of the type {type_!r}, or it lacks its id.")

    async def _init(self, payload: object) -> None:
        if self.caller is not None:
            self.close(TOO_MANY_INITS, "Too many initialisation requests")
            return
        if not isinstance(payload, dict | None):
            self.close(BAD, "The payload of connection_init must be an object.")
            return
        credential = bearer(cast("dict[str, Any]", payload or {}))
        try:
            viewer = await self.live.viewers.viewer(credential)
            key = self.host if viewer is LOCAL else viewer.actor
            caller = Caller(viewer, credential, key, self.headers, self._dismiss, self._finish)
            self.live.callers.enter(caller, is_socket=True)
        except Refused as refused:
            self.close(LATER, str(refused))
        except RapportError as fault:
            self.close(UNAUTHENTICATED if fault.code in LET_IN_NO_MORE else LATER, str(fault))
        else:
            self.caller = caller
            self.say("connection_ack")

    def _dismiss(self, sentence: str) -> None:
        self.close(UNAUTHENTICATED, sentence)

    def _finish(self) -> None:
        """Uvicorn says it (1012); who does not take it is left."""
        asyncio.get_running_loop().call_later(FAREWELL, self.abort)

    # --- operations ---------------------------------------------------------------------------------------------------

    def _subscribe(self, id_: object, payload: object) -> None:
        if self.caller is None:
            self.close(UNAUTHENTICATED, "Unauthorized: send connection_init first.")
        elif not isinstance(id_, str) or not id_ or not isinstance(payload, dict):
            self.close(BAD, "A subscribe needs an id and a payload.")
        elif id_ in self.operations:
            self.close(TAKEN, f"Subscriber for {id_} already exists")
        elif len(self.operations) >= OPERATIONS:
            sentence = f"A connection has {OPERATIONS} operations at once at most: end one, or open another connection."
            self.say("error", id_, payload=too_many(sentence))
        else:
            operation = self.operations[id_] = Operation()
            operation.task = asyncio.create_task(
                self._perform(self.caller, id_, operation, cast("dict[str, Any]", payload))
            )

    def _drop(self, id_: str) -> None:
        operation = self.operations.pop(id_, None)
        if operation is None:
            return
        if operation.task is not None:
            operation.task.cancel()
        if operation.subscription is not None and self.caller is not None:
            self.live.close(self.caller, operation.subscription)

    async def _perform(self, caller: Caller, id_: str, operation: Operation, payload: Mapping[str, Any]) -> None:
        REQUEST.set(uuid.uuid4().hex)
        errors: Sequence[Mapping[str, Any]] = ()
        try:
            await self.live.callers.looked_up(caller)
            prepared = self.live.prepared(payload)
            if is_subscription(prepared):
                operation.subscription = await self.live.follow(caller, prepared, self, id_)
            else:
                await self._answer(caller, id_, prepared)
        except Refused as refused:
            errors = refused.errors
        except RapportError as fault:
            if fault.code == "UNAUTHENTICATED":
                self._dismiss(str(fault))
            errors = [error(str(fault), **expected(fault))]
        except Exception as fault:  # noqa: BLE001  # nothing may leave unmasked
            errors = [internal(fault)]
        finally:
            operation.task = None
        if errors and self.operations.get(id_) is operation:  # the id may be in use again
            self.fail(id_, errors)

    async def _answer(self, caller: Caller, id_: str, prepared: Prepared) -> None:
        answer = await self.live.answer(caller, prepared)
        if "data" not in answer.body:
            self.fail(id_, answer.body["errors"])
            return
        self.say("next", id_, payload=answer.body)
        del self.operations[id_]
        self.say("complete", id_)


class Operation:
    """An operation of a client: the task that begins or answers it, and the subscription that it is told by."""

    __slots__ = ("subscription", "task")

    def __init__(self) -> None:
        self.task: asyncio.Task[None] | None = None
        self.subscription: Subscription | None = None


def closing(code: int, reason: str) -> Message:
    said = reason.encode()[:REASON].decode(errors="ignore")
    return {"type": "websocket.close", "code": code, "reason": said}


def bearer(payload: Mapping[str, Any]) -> str | None:
    """The key or token in the payload of a connection_init."""
    given = payload.get("authorization", payload.get("Authorization"))
    scheme, _, credential = given.partition(" ") if isinstance(given, str) else ("", "", "")
    return credential.strip() if scheme.lower() == "bearer" else None
