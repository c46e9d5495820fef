"""The command, run in this process as its `main` runs it, and in one of its own where that matters."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import pytest
import pytest_asyncio

from api.command.main import status_of
from api.settings import Settings
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.engine import Database, EngineSettings

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "seed" / "quellhaven"
GOLDEN = Path(__file__).parent / "golden"
WIDE = {"COLUMNS": "1000"}
"""So that a sentence, whatever path it names, is one line."""
MAPS = ("maps=RETIRE", "--on", "2027-01-01", "--today", "2026-10-05")


def golden(name: str) -> str:
    """What a command prints, whole."""
    return (GOLDEN / name).read_text(encoding="utf-8")


class Ran(NamedTuple):
    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Rapport:
    """`rapport ARGUMENTS` with these variables set, and none of Rapport's others."""

    capture: pytest.CaptureFixture[str] | None = None
    variables: Mapping[str, str] = field(default_factory=dict[str, str])

    def __call__(self, *arguments: str | Path) -> Ran:
        assert self.capture
        self.capture.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            for name in (*known_variables(), "COLUMNS"):
                patch.delenv(name, raising=False)
            for name, value in self.variables.items():
                patch.setenv(name, value)
            status = status_of([str(argument) for argument in arguments])
        said = self.capture.readouterr()
        return Ran(status, said.out, said.err)

    def process(
        self, *arguments: str | Path, stdout: int | TextIO = subprocess.PIPE, **variables: str
    ) -> subprocess.Popen[str]:
        """In a process of its own, whose input, output and errors are pipes."""
        others = {name: value for name, value in os.environ.items() if name not in known_variables()}
        return subprocess.Popen(  # noqa: S603  # this product, by this interpreter
            [sys.executable, "-P", "-m", "api.command", *map(str, arguments)],
            env={**others, **self.variables, **variables, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
        )

    def beside(self, capture: pytest.CaptureFixture[str]) -> Rapport:
        return replace(self, capture=capture)


def known_variables() -> list[str]:
    return [str(known.validation_alias) for known in Settings.model_fields.values()]


def variables_of(settings: EngineSettings) -> dict[str, str]:
    if settings.uri is None:
        return {"RAPPORT_DATA": str(settings.data)}
    given = {
        "NEO4J_URI": settings.uri,
        "NEO4J_USERNAME": settings.username,
        "NEO4J_PASSWORD": settings.password,
        "NEO4J_DATABASE": settings.database,
    }
    return {name: value for name, value in given.items() if value}


@pytest.fixture
def rapport(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Rapport:
    """With a data folder that does not exist yet."""
    return Rapport(capsys, {"RAPPORT_DATA": str(tmp_path / "data"), **WIDE})


@pytest_asyncio.fixture
async def empty(database: Database, engine_settings: EngineSettings, capsys: pytest.CaptureFixture[str]) -> Rapport:
    """On either engine, which runs and holds nothing."""
    assert database
    return Rapport(capsys, {**variables_of(engine_settings), **WIDE})


@pytest_asyncio.fixture(scope="module")
async def with_sample(open_engine: Database, engine_settings: EngineSettings) -> Rapport:
    await hold_quellhaven(open_engine)
    return Rapport(None, variables_of(engine_settings))


@pytest.fixture
def quellhaven(with_sample: Rapport, capsys: pytest.CaptureFixture[str]) -> Rapport:
    """On either engine, which holds the sample estate; only for what reads."""
    return with_sample.beside(capsys)
