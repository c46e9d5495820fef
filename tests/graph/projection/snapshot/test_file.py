"""The file of a snapshot is whole or not there, whatever ends the process that writes it."""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from typing import TYPE_CHECKING

from graph.projection.rows import OfferingRow, Tables
from graph.projection.snapshot.file import delete, write
from graph.projection.snapshot.form import Mark, encoded, head_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_whoever_is_killed_while_writing_leaves_the_snapshot_before(tmp_path: Path) -> None:
    path = tmp_path / "projection.snapshot"
    for round_ in range(3):
        process = multiprocessing.get_context("spawn").Process(target=writing_on_and_on, args=(path,))
        process.start()
        until(lambda: path.exists() and bool(list(tmp_path.glob(".*.half"))))
        process.kill()
        process.join()
        assert head_of(path.read_bytes()).mark.id == "some", round_
    write(path, encoded(Mark(1, "some"), Tables()))
    assert [file.name for file in tmp_path.iterdir()] == [path.name], "what was left half-way goes with the next one"
    delete(path)
    assert not list(tmp_path.iterdir())


def writing_on_and_on(path: Path) -> None:
    data = encoded(Mark(1, "some"), Tables(offerings=[OfferingRow(str(number), "p") for number in range(30_000)]))
    while True:
        write(path, data)


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(FileNotFoundError):
            if is_so():
                return
    raise TimeoutError
