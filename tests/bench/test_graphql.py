"""The benchmark of reading in its smallest form: all three answer alike, and its figures can be believed."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from bench.graphql.questions import questions
from graph.database.engine import open_database
from tests.api.command.conftest import variables_of
from tests.api.hostile import HOSTILE
from tests.bench.figures import SPENT
from tests.bench.programs import printed, table
from tests.engines import wipe

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import EngineSettings


def benchmark(settings: EngineSettings, folder: Path) -> str:
    """What it prints."""
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("npm is needed for the benchmark's peer")
        pytest.skip("NOT RUN: npm is missing")
    options = ("--size", "XS", "--blocks", "1", "--documents", "40", "--requests", "60")
    return printed("graphql", *options, "--data", folder, **variables_of(settings))


async def test_every_question_is_answered_alike_and_has_figures_on_neo4j(
    running_neo4j: EngineSettings, tmp_path: Path
) -> None:
    async with open_database(running_neo4j) as database:
        await wipe(database)
    text = benchmark(running_neo4j, tmp_path)
    rows = table(text)
    names = [f"{name} {question.words}" for name, question in questions("", "").items()]
    names += ["Q3 from 32 clients at once", "40 different documents in turn"]
    for name, cells in zip(names, rows[1:], strict=False):
        assert cells[0] == name
        stacks = cells[1:4] if "documents" not in name else cells[1:3]
        assert all((found := SPENT.fullmatch(cell)) and float(found[2]) > 0 for cell in stacks), cells
    assert re.search(r"Memory of Rapport after each sixth of 60 requests: (\d\d+, ){5}\d\d+ MB", text)
    assert [cells[0] for cells in rows[-len(HOSTILE) :]] == list(HOSTILE)
