"""How the tests of a run are spread over its workers."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import Any, Final

from xdist.remote import Producer  # pyright: ignore[reportMissingTypeStubs]  # it has types, and says so nowhere

from tests.house.lanes import ON_NEO4J, WORKERS_WITH_NEO4J, Lanes, group_of

FILES: Final = ("tests/api/test_http.py", "tests/resolvers/test_lists.py", "tests/seed/test_texts.py")
TESTS: Final = [
    f"{file}::test_{number}[{engine}]" for number in range(5) for engine in ("embedded", "neo4j") for file in FILES
]


class Worker:
    """Runs at once whatever it is given."""

    def __init__(self) -> None:
        self.gateway = SimpleNamespace(id="worker")
        self.given: list[int] = []
        self.shutting_down = False

    def send_runtest_some(self, indexes: list[int]) -> None:
        assert not self.shutting_down
        self.given += indexes

    def shutdown(self) -> None:
        self.shutting_down = True


def spread(number: int) -> list[Worker]:
    def specified(_name: str) -> list[str]:
        return [f"{number}*popen"]

    config: Any = SimpleNamespace(getvalue=specified, option=SimpleNamespace(loadscopereorder=False))
    log = Producer("lanes", enabled=False)
    lanes, workers = Lanes(config, log), [Worker() for _ in range(number)]
    several: list[Any] = list(workers)
    for worker in several:
        lanes.add_node(worker)
        lanes.add_node_collection(worker, TESTS)
    lanes.schedule()
    done: set[int] = set()
    while waiting := [(worker, index) for worker in several for index in worker.given if index not in done]:
        worker, index = waiting[0]
        done.add(index)
        lanes.mark_test_complete(worker, index)
    assert not lanes.has_pending
    return workers


def test_every_test_runs_once_and_few_workers_ask_neo4j() -> None:
    for number in (1, 2, 4):
        workers = spread(number)
        assert sorted(index for worker in workers for index in worker.given) == list(range(len(TESTS)))
        asking = [any(group_of(TESTS[index]).endswith(ON_NEO4J) for index in worker.given) for worker in workers]
        assert not any(asking[WORKERS_WITH_NEO4J:])
        assert all(worker.shutting_down for worker in workers)


def test_tests_of_a_file_on_one_engine_follow_one_another_on_one_worker() -> None:
    for worker in spread(4):
        groups = [group_of(TESTS[index]) for index in worker.given]
        assert len(list(itertools.groupby(groups))) == len(set(groups))
        assert all(groups.count(group) == 5 for group in groups)


def test_a_test_is_on_neo4j_by_its_parameter_or_its_name() -> None:
    on_neo4j = (
        "test_a[neo4j]",
        "test_a[neo4j-3]",
        "test_a[3-neo4j]",
        "test_a_on_neo4j",
        "test_on_neo4j_of[a]",
        "test_a_on_neo4j[3]",
    )
    elsewhere = (
        "test_a[embedded]",
        "test_a[docs/neo4j.md]",
        "test_a[Neo4j 4.4]",
        "test_neo4j_is_named",
        "test_a_on_neo4js",
    )
    assert all(group_of(f"tests/test_a.py::{name}") == f"tests/test_a.py{ON_NEO4J}" for name in on_neo4j)
    assert {group_of(f"tests/test_neo4j.py::{name}") for name in elsewhere} == {"tests/test_neo4j.py"}
