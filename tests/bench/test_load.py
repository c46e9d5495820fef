"""The benchmark of load in its smallest form: clients are answered, nothing acknowledged is lost, costly questions are right."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.api.command.conftest import ROOT, known_variables

if TYPE_CHECKING:
    from pathlib import Path


def test_clients_are_answered_and_costly_questions_have_figures(tmp_path: Path) -> None:
    others = {name: value for name, value in os.environ.items() if name not in known_variables()}
    command = ["-P", "-m", "bench.load", "--size", "XS", "--clients", "4", "--seconds", "2", "--data", str(tmp_path)]
    ran = subprocess.run(  # noqa: S603  # ours, by this interpreter
        [sys.executable, *command],
        env={**others, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in ran.stdout.splitlines() if line[:2] == "| "]
    crowd = next(cells for cells in rows if cells[0] == "4 clients")
    assert crowd[3].startswith("no failure; of ")
    assert " people 0 lost; " in crowd[3]
    costly = {cells[0]: cells[3] for cells in rows if cells[0].startswith("a small question beside ")}
    assert len(costly) == 8
    assert [what for what, said in costly.items() if " of [" in said or said.startswith("0 answered")] == []
