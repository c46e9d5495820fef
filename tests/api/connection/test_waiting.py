"""How long a client may keep others waiting, how many there may be, and what is not held against anybody."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest
from starlette.responses import JSONResponse, Response

from api.connection import Bounds, guarded, sweep
from tests.api.conftest import served
from tests.api.connection.line import Line, chunked, get, post
from tests.api.sample import SampleContext, sample_application

if TYPE_CHECKING:
    from collections.abc import Generator

    from starlette.types import Receive, Scope, Send

HASTY: Final = Bounds(connections=6, head_within=8, body_within=16, taken_within=16, farewell=4, every=0.05)
"""0.4 s for a head, 0.8 s for a body and an answer."""
HELLO: Final = b'{"query": "{ hello }"}'
LARGE: Final = 30_000_000


async def large(scope: Scope, receive: Receive, send: Send) -> None:
    answer = JSONResponse({}) if scope["path"] == "/small" else Response(b"x" * LARGE)
    await answer(scope, receive, send)


@pytest.fixture
def context() -> SampleContext:
    return SampleContext()


@pytest.fixture
def address(context: SampleContext, caplog: pytest.LogCaptureFixture) -> Generator[str]:
    with served(sample_application(context), HASTY) as at:
        yield at
    assert caplog.text == ""  # nothing here is an error of ours


# --- what is sent slowly ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "least", "most"),
    [
        (b"", 0.35, 5.0),
        (b"\r\n", 0.35, 5.0),
        (b"GET /graphql HTTP/1.1\r\nhost: local", 0.35, 5.0),
        (post(HELLO)[:-1], 0.75, 5.0),
        (chunked([HELLO], end=b""), 0.75, 5.0),
        (get() + b"GET / HT", 0.35, 5.0),
    ],
    ids=["nothing", "a line end", "half a head", "half a body", "a body without its end", "half a second head"],
)
def test_who_sends_no_more_is_hung_up_on(address: str, sent: bytes, least: float, most: float) -> None:
    with Line(address) as line:
        line.send(sent)
        if sent.startswith(get()):
            assert line.told().status == 200
        assert least <= line.ended() <= most


@pytest.mark.parametrize("sent", [get("x: " + "a" * 2_000), post(HELLO + b" " * 2_000)])
def test_a_byte_now_and_then_is_no_excuse(address: str, sent: bytes) -> None:
    began = time.monotonic()
    with Line(address) as line:
        with contextlib.suppress(ConnectionError):
            for byte in sent:
                line.socket.sendall(bytes([byte]))
                time.sleep(0.01)
        line.ended()
    assert time.monotonic() - began < 10


def test_who_is_slow_but_in_time_is_answered(address: str) -> None:
    sent = post(HELLO)
    with Line(address) as line:
        for _ in range(3):
            line.send(sent[:30])
            time.sleep(0.2)
            line.send(sent[30:-5])
            time.sleep(0.4)
            assert line.send(sent[-5:]).told().status == 200
            time.sleep(0.5)  # between two requests there is more time


@pytest.mark.parametrize("idle", [1, 3])
def test_between_two_requests_a_connection_is_kept_for_as_long_as_it_says(context: SampleContext, idle: int) -> None:
    with served(sample_application(context), replace(HASTY, idle=idle)) as at, Line(at) as line:
        assert line.send(get()).told().status == 200
        assert idle - 0.1 <= line.ended() <= idle + 1.5


def test_half_a_next_request_takes_nobodys_answer_away(address: str) -> None:
    """`brief` takes longer than a head may."""
    with Line(address) as line:
        line.send(post(b'{"query": "{ brief }"}') + b"GET /graphql?query={hello} HTTP/1.1\r\n")
        assert line.told().body["data"] == {"brief": "done"}
        assert line.send(b"host: localhost\r\n\r\n").told().status == 200


def test_a_client_that_goes_away_in_the_middle_of_a_body_is_no_error(address: str, context: SampleContext) -> None:
    for sent in (post(HELLO)[:-3], chunked([HELLO], end=b"")):
        with Line(address) as line:
            line.send(sent)
            time.sleep(0.05)
    assert httpx.get(f"{address}/healthz").status_code == 200
    assert context.happened == []


async def test_a_pause_of_this_process_is_held_against_nobody() -> None:
    """What was sent meanwhile has not been read yet."""

    class Connection(guarded(HASTY)):
        def __init__(self) -> None:
            self.seen = 0

        def look(self) -> None:
            self.seen += 1

    connection = Connection()
    sweeping = asyncio.create_task(sweep([connection, object()], 0.05))
    await asyncio.sleep(0.02)
    time.sleep(0.5)  # noqa: ASYNC251  # the pause
    await asyncio.sleep(0.02)
    sweeping.cancel()
    assert connection.seen <= 2


class Echo(asyncio.Protocol):
    """Stands for a protocol of WebSockets: it is given the head again, and says back what comes after."""

    def __init__(self, server_state: Any, **_: Any) -> None:
        self.connections: set[Any] = server_state.connections
        self.head = True

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # as asyncio calls it
        self.connections.discard(self)

    def data_received(self, data: bytes) -> None:
        self.transport.write(b"101" if self.head else data)
        self.head = False

    def shutdown(self) -> None:
        self.transport.close()


def test_a_connection_that_is_upgraded_has_no_bounds_of_requests_any_more() -> None:
    with served(sample_application(), HASTY, ws=Echo) as address, Line(address) as line:
        assert line.send(get()).told().status == 200
        line.send(get("connection: upgrade", "upgrade: websocket"))
        assert line.socket.recv(100) == b"101"
        time.sleep(1.0)
        with contextlib.ExitStack() as open_:
            for _ in range(HASTY.connections):  # one of them is too many, and does not take its place
                open_.enter_context(Line(address)).send(b"GET / HT")
            for _ in range(20):
                line.socket.sendall(b"x" * 10_000)
                taken = 0
                while taken < 10_000:
                    taken += len(line.socket.recv(65_536))


# --- what is taken slowly ---------------------------------------------------------------------------------------------


def test_who_does_not_take_its_answer_is_hung_up_on() -> None:
    with served(large, HASTY) as address, Line(address, receives=4_096) as line:
        line.send(get())
        time.sleep(2.0)
        taken = 0
        with contextlib.suppress(ConnectionError):
            while got := line.socket.recv(1_000_000):
                taken += len(got)
        assert taken < LARGE


def test_who_takes_a_large_answer_slowly_gets_it_whole() -> None:
    with served(large, HASTY) as address, Line(address, receives=65_536) as line:
        line.send(get("connection: close"))
        taken, began = 0, time.monotonic()
        while got := line.socket.recv(200_000):
            taken += len(got)
            time.sleep(0.01)
        assert taken > LARGE
        assert time.monotonic() - began > 1.0  # longer than it might be left


# --- how many ---------------------------------------------------------------------------------------------------------


def test_one_connection_too_many_is_told_to_come_again(address: str) -> None:
    with contextlib.ExitStack() as open_:
        for _ in range(6):
            open_.enter_context(Line(address)).send(b"GET / HT")
        time.sleep(0.05)
        with Line(address) as line:
            told = line.send(get()).told()
            assert (told.status, told.code, told.headers["retry-after"]) == (503, "OVERLOADED", "1")
            assert (told.headers["connection"], told.headers["content-type"]) == (
                "close",
                "application/json; charset=utf-8",
            )
            line.ended()
    time.sleep(0.1)
    assert httpx.get(f"{address}/healthz").status_code == 200


def test_the_longest_idle_makes_room_first(address: str) -> None:
    with contextlib.ExitStack() as open_:
        lines = [open_.enter_context(Line(address)) for _ in range(6)]
        for line in (lines[0], *lines[2:], lines[1]):
            assert line.send(get()).told().status == 200
        lines[0].send(get()).told()  # so that it is not the longest any more
        for number, longest in ((0, lines[2]), (1, lines[3])):
            with Line(address) as newcomer:
                assert newcomer.send(get()).told().status == 200, number
                assert longest.ended() < 0.3
            open_.enter_context(Line(address)).send(b"GET / HT")
            time.sleep(0.05)
        assert [line.send(get()).told().status for line in (lines[0], lines[1])] == [200, 200]


def test_who_waits_for_an_answer_makes_room_for_nobody(address: str, context: SampleContext) -> None:
    with contextlib.ExitStack() as open_:
        lines = [open_.enter_context(Line(address)).send(post(b'{"query": "{ brief }"}')) for _ in range(6)]
        while len(context.happened) < 6:
            time.sleep(0.01)
        assert open_.enter_context(Line(address)).send(get()).told().status == 503
        assert [line.told().status for line in lines] == [200] * 6


@pytest.mark.parametrize(
    ("allowed", "wanted", "reached"), [((300, 700), 2_000, 200), ((300, 4_000), 2_000, 2_000), ((64, 64), 50, 1)]
)
def test_as_many_files_are_opened_as_the_system_allows(allowed: tuple[int, int], wanted: int, reached: int) -> None:
    program = (
        "import resource; from api.connection.bounds import connections_within_reach as reach\n"
        f"resource.setrlimit(resource.RLIMIT_NOFILE, {allowed})\n"
        f"print(reach({wanted}), *resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    said: Any = subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-c", program], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == [str(reached), str(allowed[1]), str(allowed[1])]
