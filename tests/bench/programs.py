"""A benchmark as a program of its own, and the cells of the table that it prints."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.api.command.conftest import ROOT, known_variables

if TYPE_CHECKING:
    from pathlib import Path


def ran(name: str, *options: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """`name`: as in `bench.impact`. `variables`: beside those of the environment that Rapport does not read."""
    others = {name: value for name, value in os.environ.items() if name not in known_variables()}
    return subprocess.run(  # noqa: S603  # ours, by this interpreter
        [sys.executable, "-P", "-m", f"bench.{name}", *map(str, options)],
        env={**others, **variables, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def printed(name: str, *options: str | Path, **variables: str) -> str:
    """What it prints, after it has ended well."""
    done = ran(name, *options, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout


def table(text: str) -> list[list[str]]:
    """Cells of a table, row by row, its head first."""
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line[:2] == "| "]
