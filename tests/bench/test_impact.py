"""The benchmark of impact in its smallest form: it runs on both engines and its figures can be believed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.api.command.conftest import variables_of
from tests.bench.programs import printed, ran, table

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database, EngineSettings

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
    done = ran("impact", *arguments, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("### XS on ")
    return table(done.stdout)[1:]


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


def test_what_was_written_is_followed_without_a_load_and_leaves_what_it_does_not_change(tmp_path: Path) -> None:
    nothing, *written, projection = table(printed("impact.writes", "--size", "XS", "--times", "1", "--data", tmp_path))[
        1:
    ]
    assert len(written) == 14
    assert all(number(cells[2]) > 0 for cells in (nothing, *written))
    assert projection[1] == "patched"
    after = table(printed("impact.kept", "--size", "XS", "--data", tmp_path))[1:]
    from_nothing, shares = after[:2], {cells[0]: number(cells[3].split(";")[1]) for cells in after[2:]}
    assert all("from nothing" in cells[0] for cells in from_nothing)
    assert len(shares) == 28
    assert shares["weak points after a new relationship"] < 50


def test_what_is_ahead_has_a_figure_for_each_consumer(tmp_path: Path) -> None:
    everything, *consumers = table(printed("impact.ahead", "--size", "XS", "--times", "1", "--data", tmp_path))[1:]
    assert "that is coming" in everything[0]
    assert len(consumers) == 3
    assert all(number(cells[2]) > 0 for cells in consumers)
