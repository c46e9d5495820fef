"""What is compared: Rapport, the peer and the floor, each a process that answers on the same Neo4j."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson

from bench.serving import ROOT, environment, listening, served

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from bench.graphql.questions import Question
    from bench.serving import Served
    from graph.database.engine import EngineSettings

PEER: Final = Path(__file__).parent / "peer"


@contextlib.contextmanager
def peer(settings: EngineSettings) -> Generator[Served]:
    """@neo4j/graphql and Apollo Server; their packages are installed beside them the first time."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        sys.exit("The peer needs Node and npm.")
    if not (PEER / "node_modules").exists():
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=PEER, check=True)  # noqa: S603  # found above
    with listening([node, PEER / "server.mjs"], environment(settings) | {"NODE_ENV": "production"}) as running:
        yield running


@contextlib.contextmanager
def floor(settings: EngineSettings, needing: str, needed: str) -> Generator[Served]:
    command = [sys.executable, "-P", "-m", "bench.graphql.floor", needing, needed]
    with listening(command, environment(settings) | {"PYTHONPATH": str(ROOT)}) as running:
        yield running


@contextlib.contextmanager
def rapport(settings: EngineSettings) -> Generator[Served]:
    with served(settings) as running:
        yield running


def bodies(name: str, question: Question) -> dict[str, bytes]:
    """By stack."""
    return {
        "Rapport": body(name, question.rapport, question.variables),
        "peer": body(name, question.peer, question.variables),
        "floor": body(name, "", question.variables),
    }


def body(name: str, query: str, variables: Mapping[str, Any]) -> bytes:
    return orjson.dumps({"operationName": name, "query": query, "variables": variables})
