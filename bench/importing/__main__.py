"""`python -m bench.importing`: what an import takes of each format, above all of memory."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import orjson

from bench.importing.files import FORMATS, write_in_all
from bench.importing.measured import Measured
from bench.serving import ROOT
from bench.table import HEAD, Row, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTE: Final = 2**20
MOST: Final = Target(1000, "MB")


def main(arguments: Sequence[str]) -> None:
    given = parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="rapport-importing-", ignore_cleanup_errors=True) as temporary:
        files = write_in_all(Path(temporary), given.rows, given.formats)
        print(HEAD, flush=True)
        for name, path in files.items():
            print(
                row(name, path, measured(path, Path(temporary) / f"engine-{name}" if given.write else None)), flush=True
            )


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m bench.importing", description=__doc__)
    made.add_argument("--rows", type=int, default=1_000_000, help="about as many")
    made.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    made.add_argument("--write", action="store_true", help="into an embedded engine; else all before that is measured")
    return made


def measured(path: Path, engine: Path | None) -> Measured:
    """A whole import, in a process of its own."""
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-P", "-m", "bench.importing.measured", path, *([engine] if engine else [])],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return Measured(**orjson.loads(done.stdout))


def row(name: str, path: Path, found: Measured) -> Row:
    peak = found.peak / MEGABYTE
    return Row(
        f"{name}, {found.rows:,} rows, {bytes_of(path) / MEGABYTE:.0f} MB",
        f"{found.seconds:.0f} s: {found.rows / found.seconds:,.0f} rows/s",
        f"{found.cpu:.1f} s",
        f"at most {peak:.0f} MB",
        value=peak,
        target=MOST,
    )


def bytes_of(path: Path) -> int:
    return sum(file.stat().st_size for file in (path.iterdir() if path.is_dir() else [path]))


if __name__ == "__main__":
    main(sys.argv[1:])
