"""The programs that hold changes against hard conditions, each in a small form, on engines and API processes of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bench.changing.freshness import fresh
from bench.changing.killing import APIS, killed_round
from bench.changing.site import site
from bench.changing.writers import WRITERS, written
from graph.database.engine import Engine
from tests.engines import Neo4jMissing, neo4j_jars

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from bench.changing.site import Site

PROCESSES = 2
PAIRS = 200


@pytest.fixture(scope="module", params=list(Engine), ids=lambda engine: engine.value)
def engine(request: pytest.FixtureRequest) -> Engine:
    """One that can be killed: never a server that is given by its address."""
    if request.param is Engine.NEO4J:
        try:
            neo4j_jars()
        except Neo4jMissing as missing:
            if os.environ.get("CI"):
                pytest.fail(f"Neo4j is needed: {missing}")
            pytest.skip(f"NOT TESTED ON NEO4J: {missing}")
    return request.param


@pytest.fixture(scope="module")
def running(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """For what kills nothing."""
    with site(engine, tmp_path_factory.mktemp("site"), PROCESSES) as running:
        yield running


@pytest.mark.parametrize("engine", [Engine.EMBEDDED], indirect=True, ids=lambda engine: engine.value)
def test_what_was_acknowledged_outlives_every_kill(engine: Engine, tmp_path: Path) -> None:
    with site(engine, tmp_path, APIS) as running:
        done = [killed_round(running, seed) for seed in (1, 5)]
    assert {each.target for each in done} == {"API", "engine"}
    assert sum(each.acknowledged for each in done) > 0
    assert [each.events for each in done] == sorted(each.events for each in done)


def test_many_writers_on_the_same_things_lose_double_and_halve_nothing(running: Site) -> None:
    told = written(running, WRITERS, rounds=1)
    assert told.raised.total() == WRITERS
    assert told.made.total() == 1


def test_a_question_sees_every_write_before_it(running: Site) -> None:
    assert fresh([api.address for api in running.apis], PAIRS) == []
