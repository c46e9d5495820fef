"""What the facts of relationships cost a process: memory, the time to load them, and pages of relationships by health.

`python -m bench.relationships --size M`
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from bench.engines import engine_in
from bench.relationships.estate import SIZES, write
from bench.relationships.measures import loaded, measured
from bench.relationships.pages import pages
from bench.table import HEAD
from graph.database.engine import Engine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), default="XS")
    parser.add_argument("--engine", type=Engine, choices=list(Engine), help="import the estate there, load and ask it")
    parser.add_argument("--files", type=Path, help="only write the files of the estate to this folder")
    asked = parser.parse_args()
    relationships = SIZES[asked.size]
    if asked.files:
        asked.files.mkdir(parents=True, exist_ok=True)
        print(f"{write(asked.files, relationships):,} rows")
        return
    print(HEAD)
    for row in measured(relationships):
        print(row)
    if asked.engine:
        folder = tempfile.TemporaryDirectory(prefix="rapport-relationships-", ignore_cleanup_errors=True)
        with folder as name, engine_in(Path(name), asked.engine) as settings:
            for row in asyncio.run(loaded(settings, Path(name), relationships)):
                print(row)
            for row in pages(settings, relationships):
                print(row, flush=True)


if __name__ == "__main__":
    main()
