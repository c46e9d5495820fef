"""The outbox under kills, and a change announced to thousands.

`python -m bench.sending --engine neo4j --rounds 50`, `python -m bench.sending --messages 5000`
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.engines import engine_in
from bench.sending.announcing import announced_to
from bench.sending.killing import killed
from graph.database.engine import Engine

if TYPE_CHECKING:
    from bench.sending.announcing import Announced


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", type=Engine, default=Engine.EMBEDDED, choices=list(Engine))
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--messages", type=int, default=0, help="announce to so many instead, without a kill")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="rapport-sending-", ignore_cleanup_errors=True) as folder,
        engine_in(Path(folder), asked.engine) as settings,
    ):
        if asked.messages:
            _show(asked.engine, asyncio.run(announced_to(settings, Path(folder), asked.messages)))
            return
        told = asyncio.run(killed(settings, asked.rounds, asked.seed))
    print("| engine | killed | messages | lost | doubled | states |\n|---|---|---|---|---|---|")
    states = ", ".join(f"{state} {count}" for state, count in sorted(told.states.items()))
    print(f"| {asked.engine.value} | {told.killed} | {told.messages} | {told.lost} | {told.doubled} | {states} |")


def _show(engine: Engine, told: Announced) -> None:
    print("| engine | messages | announcing s | first batch s | longest batch s | sending s | files | memory MB |")
    print("|---|---|---|---|---|---|---|---|")
    seconds = f"{told.announcing:.1f} | {told.first:.1f} | {told.longest:.1f} | {told.sending:.1f}"
    print(f"| {engine.value} | {told.messages:,} | {seconds} | {told.files:,} | {told.memory:.0f} |")


if __name__ == "__main__":
    main()
