"""What only a real connection and a real process can show."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from api.serve import CannotListen, listening
from tests.api.conftest import served
from tests.api.sample import SampleContext, sample_application

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).parents[2]
PROGRAM = """
import os, sys
from api.serve import serve
from api.settings import settings_from
from tests.api.sample import answering, schema
sys.exit(serve(settings_from(os.environ), lambda: schema, answering))
"""


def soon(happened: list[str], expected: list[str]) -> None:
    until = time.monotonic() + 5
    while happened != expected and time.monotonic() < until:
        time.sleep(0.01)
    assert happened == expected


def posted(address: str, query: str) -> socket.socket:
    """A connection on which the query has been sent and nothing been read."""
    host, port = address.removeprefix("http://").split(":")
    connection = socket.create_connection((host, int(port)))
    body = json.dumps({"query": query}).encode()
    connection.sendall(
        b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
        b"content-length: %d\r\n\r\n%b" % (len(body), body)
    )
    return connection


def test_a_client_that_goes_away_cancels_its_work() -> None:
    context = SampleContext()
    with served(sample_application(context)) as address:
        connection = posted(address, "{ endless }")
        soon(context.happened, ["started"])
        connection.close()
        soon(context.happened, ["started", "cancelled"])
        assert httpx.get(f"{address}/healthz").status_code == 200


def test_a_time_out_is_answered_and_cancels_the_work() -> None:
    context = SampleContext()
    with served(sample_application(context, TIMEOUT="0.1")) as address:
        response = httpx.post(
            f"{address}/graphql",
            json={"query": "{ endless }"},
            headers={"accept": "application/graphql-response+json"},
        )
    assert response.status_code == 504
    assert response.json()["errors"][0]["extensions"] == {"code": "TIMEOUT"}
    assert context.happened == ["started", "cancelled"]


def test_a_connection_is_used_again_and_nothing_says_what_serves() -> None:
    with served(sample_application()) as address, httpx.Client() as client:
        responses = [client.post(f"{address}/graphql", json={"query": "{ hello }"}) for _ in range(3)]
    assert [response.json()["data"] for response in responses] == [{"hello": "there"}] * 3
    assert not [name for name in responses[0].headers if name in ("server", "x-powered-by")]


# --- the process ------------------------------------------------------------------------------------------------------


class Process:
    """The program in a process of its own, its engine in a folder of its own."""

    def __init__(self, folder: Path, **variables: str) -> None:
        environment = {"RAPPORT_DATA": str(folder), "RAPPORT_PORT": "0", "PYTHONPATH": str(ROOT), **variables}
        self.process = subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def said(self) -> str:
        """The next line on standard output."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip()

    def address(self) -> str:
        said = self.said()
        assert said.startswith("Rapport listens on http://127.0.0.1:"), said
        return said.split()[3]

    def ended(self) -> tuple[int, str]:
        """Exit status and what was said on standard error."""
        _, complaints = self.process.communicate(timeout=60)
        return self.process.returncode, complaints


@pytest.fixture
def process(tmp_path: Path) -> Generator[Process]:
    running = Process(tmp_path)
    yield running
    running.process.kill()
    running.process.communicate()


def asked(address: str) -> httpx.Response:
    return httpx.post(f"{address}/graphql", json={"query": "{ brief }"}, timeout=60)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_requests_in_flight_end_before_the_process_does(process: Process, number: signal.Signals) -> None:
    address = process.address()
    assert httpx.get(f"{address}/readyz", timeout=60).json() == {"status": "ready"}
    told: list[httpx.Response] = []
    asking = threading.Thread(target=lambda: told.append(asked(address)))
    asking.start()
    assert process.said() == "started"
    process.process.send_signal(number)
    asking.join()
    assert told[0].json()["data"] == {"brief": "done"}
    status, logged = process.ended()
    assert status == 0
    assert [line.partition(": ")[2].split(" request=")[0] for line in logged.splitlines()] == ["answered"]


def test_a_port_in_use_is_a_sentence_and_an_exit_status(tmp_path: Path) -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert Process(tmp_path, RAPPORT_PORT=str(port)).ended() == (
            1,
            (
                f"Port {port} on 127.0.0.1 is in use, perhaps by another Rapport: stop that, "
                "or set RAPPORT_PORT to another port (0 takes any free one).\n"
            ),
        )


def test_an_engine_that_cannot_be_opened_is_a_sentence_and_an_exit_status(tmp_path: Path) -> None:
    status, complaints = Process(tmp_path, NEO4J_URI="bolt://127.0.0.1:1").ended()
    assert status == 1
    assert "127.0.0.1:1" in complaints
    assert "Traceback" not in complaints


@pytest.mark.parametrize("host", ["192.0.2.7", "no-such-host.invalid"])
def test_an_address_that_is_not_ours_is_a_sentence(host: str) -> None:
    with pytest.raises(CannotListen, match=f"RAPPORT_HOST is {host}, which is no address of this machine"):
        listening(host, 0)
