"""Changes under hard conditions: writers and engines killed, many writers at once, questions right after writes.

`python -m bench.changing kill|write|ask --engine neo4j`
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.changing.freshness import fresh
from bench.changing.killing import APIS, killed_round
from bench.changing.site import site
from bench.changing.writers import written
from graph.database.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Callable

PROCESSES = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=sorted(TASKS))
    parser.add_argument("--engine", type=Engine, default=Engine.EMBEDDED, choices=list(Engine))
    parser.add_argument("--rounds", type=int, default=50, help="of kills, or of each writer")
    parser.add_argument("--writers", type=int, default=64)
    parser.add_argument("--pairs", type=int, default=10_000, help="of a write and the question after it")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rapport-changing-", ignore_cleanup_errors=True) as folder:
        TASKS[asked.what](asked, Path(folder))


def kill(asked: argparse.Namespace, folder: Path) -> None:
    acknowledged, lost, targets = 0, 0, Counter[str]()
    with site(asked.engine, folder, APIS) as running:
        for number in range(asked.rounds):
            done = killed_round(running, asked.seed + 100 * number)
            acknowledged, lost = acknowledged + done.acknowledged, lost + done.lost
            targets[done.target] += 1
            what = f"{done.acknowledged} acknowledged, {done.lost} unknown, {done.events} events"
            print(f"{number + 1}: {done.target} killed; {what}", flush=True)
    counts = ", ".join(f"{name} {count}" for name, count in targets.items())
    print(
        f"{asked.engine.value}, {asked.rounds} rounds ({counts}): {acknowledged:,} acknowledged, all there; {lost} unknown, none half."
    )


def write(asked: argparse.Namespace, folder: Path) -> None:
    with site(asked.engine, folder, PROCESSES) as running:
        began = time.perf_counter()
        told = written(running, asked.writers, asked.rounds)
        seconds = time.perf_counter() - began
    print(
        f"{asked.engine.value}, {asked.writers} writers in {PROCESSES} processes, {seconds:.0f} s: "
        f"{told.raised.total():,} additions, none lost, {told.conflicts:,} conflicts; "
        f"{len(told.made)} things that all wanted to make and {len(told.under_key)} under one key, each made once."
    )


def ask(asked: argparse.Namespace, folder: Path) -> None:
    with site(asked.engine, folder, PROCESSES) as running:
        began = time.perf_counter()
        misses = fresh([api.address for api in running.apis], asked.pairs, asked.seed)
        seconds = time.perf_counter() - began
    print(
        f"{asked.engine.value}, {asked.pairs:,} pairs over {PROCESSES} processes, {seconds:.0f} s: {len(misses)} misses."
    )
    for miss in misses[:10]:
        print(miss)


TASKS: dict[str, Callable[[argparse.Namespace, Path], None]] = {"kill": kill, "write": write, "ask": ask}


if __name__ == "__main__":
    main()
