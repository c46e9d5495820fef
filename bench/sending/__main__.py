"""The outbox under kills.

`python -m bench.sending --engine neo4j --rounds 50`
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from bench.engines import engine_in
from bench.sending.killing import killed
from graph.database.engine import Engine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", type=Engine, default=Engine.EMBEDDED, choices=list(Engine))
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="rapport-sending-", ignore_cleanup_errors=True) as folder,
        engine_in(Path(folder), asked.engine) as settings,
    ):
        told = asyncio.run(killed(settings, asked.rounds, asked.seed))
    print("| engine | killed | messages | lost | doubled | states |\n|---|---|---|---|---|---|")
    states = ", ".join(f"{state} {count}" for state, count in sorted(told.states.items()))
    print(f"| {asked.engine.value} | {told.killed} | {told.messages} | {told.lost} | {told.doubled} | {states} |")


if __name__ == "__main__":
    main()
