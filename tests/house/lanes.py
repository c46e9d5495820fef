"""A pytest plugin, `-p tests.house.lanes --dist loadscope`: which worker runs which tests.

The tests of a file on one engine stay together. Neo4j plans every statement that is new to it, which takes longer than
to run it: so one worker starts it, and runs all tests on Neo4j. What takes longest is begun first.

Who gives out tests knows only their ids. So a test on Neo4j says so there, by a parameter (`[neo4j]`) or in its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from xdist.scheduler import LoadScopeScheduling  # pyright: ignore[reportMissingTypeStubs]  # it has types, and says so nowhere

if TYPE_CHECKING:
    from xdist.remote import Producer  # pyright: ignore[reportMissingTypeStubs]  # it has types, and says so nowhere
    from xdist.workermanage import WorkerController  # pyright: ignore[reportMissingTypeStubs]  # it has types, and says so nowhere

WORKERS_WITH_NEO4J: Final = 1
ON_NEO4J: Final = " on Neo4j"
SAYS_NEO4J: Final = re.compile(r"[\[-]neo4j[\]-]|_on_neo4j(?![a-z])")
BEGUN_FIRST: Final = (
    "tests/explorer/test_screens.py",
    "tests/explorer/",
    "tests/api/command/test_demo.py",
    "tests/graph/database/engine/",
    "tests/graph/questions/weak_points/",
    "tests/clients/",
    "tests/api/estate/",
    "tests/api/command/",
    "tests/resolvers/completion/",
    "tests/resolvers/access/",
)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if asks_neo4j(item) and not group_of(item.nodeid).endswith(ON_NEO4J):
        pytest.fail(f"{item.name} asks Neo4j, and does not say so: end its name with `_on_neo4j`", pytrace=False)


def group_of(test: str) -> str:
    file, _, name = test.partition("::")
    return f"{file}{ON_NEO4J}" if SAYS_NEO4J.search(name) else file


def asks_neo4j(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    parameters: dict[str, object] = getattr(getattr(item, "callspec", None), "params", {})
    chosen = parameters.get("chosen_engine", "neo4j" if "running_neo4j" in fixtures else None)
    return chosen == "neo4j"


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Lanes:
    return Lanes(config, log)


class Lanes(LoadScopeScheduling):
    """Gives each worker the next group that it may run."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        group = self._next(node)
        if group is not None:
            self.workqueue.move_to_end(group, last=False)
            super()._assign_work_unit(node)

    def _reschedule(self, node: WorkerController) -> None:
        if node.shutting_down or self._next(node) is not None:
            super()._reschedule(node)
        else:
            node.shutdown()

    def _next(self, node: WorkerController) -> str | None:
        with_neo4j = [one for one in self.nodes if not one.shutting_down][:WORKERS_WITH_NEO4J]
        own = [group for group in self.workqueue if group.endswith(ON_NEO4J)] if node in with_neo4j else []
        others = [group for group in self.workqueue if not group.endswith(ON_NEO4J)]
        return min(own or others, key=rank, default=None)


def rank(group: str) -> int:
    """Groups of one rank follow one another as they were collected."""
    return next((place for place, begin in enumerate(BEGUN_FIRST) if group.startswith(begin)), len(BEGUN_FIRST))
