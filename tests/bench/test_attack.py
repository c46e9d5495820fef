"""The benchmark of floods in its smallest form: each is refused, and a small question is answered beside it."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.api.command.conftest import ROOT, known_variables


def test_floods_are_refused_and_have_figures() -> None:
    others = {name: value for name, value in os.environ.items() if name not in known_variables()}
    command = ["-P", "-m", "bench.attack", "--connections", "10", "--floods", "header", "chunks", "crowd"]
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
    quiet, header, chunks, crowd = rows[1:]
    assert header[1].startswith("431 after ")
    assert chunks[1].startswith("413 after ")
    assert crowd[1].startswith("50 of 50 over 30: 503")
    for cells in (quiet, header, chunks):
        assert " small questions: p50 " in cells[3], cells
