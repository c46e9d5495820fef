"""Several processes that serve together, as they are seen from outside."""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import httpx
import psutil
import pytest

from api.admission import Admission
from api.admission.admission import Queue
from api.command import workers
from tests.api.command.waiting import waited

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Generator

    from tests.api.command.conftest import Rapport

NAME: Final = '{ organization(id: "plumefort") { name } }'
RENAME: Final = 'mutation { updateOrganization(input: {id: "plumefort", name: "%s"}) { __typename } }'


class Server:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout
        said = process.stdout.readline()
        assert said.startswith("Rapport listens on http://127.0.0.1:"), said
        self.address = said.split()[3]

    def workers(self) -> dict[int, psutil.Process]:
        """Those that run, by their numbers."""
        children = psutil.Process(self.process.pid).children()
        return {child.pid: child for child in children if is_worker(child)}

    def asked(self, query: str) -> dict[str, Any]:
        """By a connection of its own, which any of them may take."""
        answer = httpx.post(f"{self.address}/graphql", json={"query": query}, timeout=60).json()
        assert "errors" not in answer, answer
        return answer["data"]

    def name(self) -> str:
        return self.asked(NAME)["organization"]["name"]


def is_worker(process: psutil.Process) -> bool:
    with suppress(psutil.Error):  # it has ended
        return "multiprocessing.spawn" in " ".join(process.cmdline())
    return False


@contextmanager
def serving(rapport: Rapport) -> Generator[Server]:
    process = rapport.process("serve", "--workers", "2", RAPPORT_PORT="0", RAPPORT_LOG_LEVEL="WARNING")
    try:
        yield Server(process)
    finally:
        process.kill()
        process.communicate()


def test_they_answer_as_one_and_are_replaced_and_end_together(with_sample: Rapport) -> None:
    with serving(with_sample) as server:
        assert waited(lambda: len(server.workers()) == 2)
        before = server.name()
        for name in ("One", "Two", "Three", before):
            server.asked(RENAME % name)
            assert [server.name() for _ in range(6)] == [name] * 6, "whichever is asked has what was acknowledged"
        killed, *_ = server.workers()
        psutil.Process(killed).kill()
        assert waited(lambda: len(server.workers()) == 2 and killed not in server.workers())
        assert server.name() == before
        all_ = server.workers().values()
        server.process.send_signal(signal.SIGTERM)
        _, err = server.process.communicate(timeout=60)
        assert server.process.returncode == 0
        assert "Traceback" not in err
        assert [line.partition("the worker ")[2] for line in err.splitlines()] == [f"{killed} ended with status -9"]
        assert not [worker for worker in all_ if worker.is_running()]


def test_none_outlives_a_parent_that_is_killed(with_sample: Rapport) -> None:
    with serving(with_sample) as server:
        assert waited(lambda: len(server.workers()) == 2)
        all_ = server.workers().values()
        server.process.kill()
        server.process.wait()
        assert waited(lambda: not any(worker.is_running() for worker in all_))


def test_what_keeps_them_from_serving_is_a_sentence(rapport: Rapport) -> None:
    process = rapport.process("serve", "--workers", "2", RAPPORT_HOST="192.0.2.1", RAPPORT_KEY="k" * 16)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 3
    assert err.startswith("rapport: RAPPORT_HOST is 192.0.2.1, which is no address of this machine")
    assert "Traceback" not in err


def test_what_cannot_run_is_restarted_twice_a_minute_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(workers.time, "monotonic", lambda: now)
    kept: Any = object.__new__(workers.Workers)
    kept._restarts = workers.deque(maxlen=workers.RESTARTS)  # noqa: SLF001
    allowed: list[float] = []
    for second in range(200):
        now = float(second)
        if kept._may_restart():  # noqa: SLF001
            allowed.append(now)
    assert allowed == [0, 1, 60, 61, 120, 121, 180, 181]


@pytest.mark.parametrize("sharing", [1, 2, 3, 100])
def test_places_are_shared_and_each_has_one_at_least(sharing: int) -> None:
    places = {queue: turns.places for queue, turns in Admission(sharing=sharing).turns.items()}
    assert places == {queue: max(1, queue.value[1] // sharing) for queue in Queue}
