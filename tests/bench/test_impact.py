"""The benchmark of impact in its smallest form: it runs on both engines and its figures can be believed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.api.command.conftest import known_variables, variables_of

if TYPE_CHECKING:
    from graph.database.engine import Database, EngineSettings

ROOT = Path(__file__).parents[2]
MEASURES = (
    r"import of 1,964 rows \(the product's import\)",
    r"load of the projection",
    r"memory of the projection",
    r"following one changed dependency",
    r"ready after start, the engine running",
    r"reach 50 \(\d+ offerings, \d+ consumers\): totals",
    r"reach 50 \(\d+ offerings, \d+ consumers\): first page",
    r"reach 50 \(\d+ offerings, \d+ consumers\): consumers with minimal causes",
    r"reach 50 \(\d+ offerings, \d+ consumers\): whole report",
    r"\d+ changes \(\d+ offerings, \d+ consumers\): consumers with minimal causes",
    r"\d+ changes \(\d+ offerings, \d+ consumers\): whole report",
    r"\d+ scenarios compared",
    r"weak points \(\d+ losses\)",
    r"a changed dependency in the next answer",
)


def benchmark(*arguments: str | Path, **variables: str) -> list[list[str]]:
    """Cells of its table, row by row."""
    others = {name: value for name, value in os.environ.items() if name not in known_variables()}
    ran = subprocess.run(  # noqa: S603  # ours, by this interpreter
        [sys.executable, "-P", "-m", "bench.impact", *map(str, arguments)],
        env={**others, **variables, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    title, *lines = ran.stdout.splitlines()
    assert title.startswith("### XS on ")
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ")][1:]


def number(cell: str) -> float:
    """The first one in a cell."""
    found = re.search(r"\d[\d,.]*", cell)
    assert found, cell
    return float(found[0].replace(",", ""))


def test_each_measure_has_a_figure_that_can_be_believed(
    database: Database, engine_settings: EngineSettings, tmp_path: Path
) -> None:
    assert database
    rows = benchmark(
        *(
            "--size",
            "XS",
            "--reach",
            "50",
            "--blocks",
            "1",
            "--engine",
            engine_settings.engine.value,
            "--data",
            tmp_path,
        ),
        **variables_of(engine_settings) if engine_settings.uri else {},
    )
    assert len(rows) == len(MEASURES)
    for cells, measure in zip(rows, MEASURES, strict=True):
        assert re.fullmatch(measure, cells[0])
        assert number(cells[1]) > 0
    told = dict(zip(MEASURES, rows, strict=True))
    assert 2_000 < number(told[MEASURES[0]][3].split(";")[1]) < 4_000, "things and relations"
    assert 30 < number(told[MEASURES[0]][3].split("at most")[1]) < 500, "MB"
    assert 40 <= number(rows[5][0].split("(")[1]) <= 60, "an offering was found that reaches about 50"
    assert {row[5] for row in rows} <= {"", "yes", "**no**"}
