"""How far something is, on a terminal."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING, Final

import typer

from seed.progress import silent

if TYPE_CHECKING:
    from collections.abc import Generator

    from rich.progress import TaskID

    from seed.progress import Progress


SAID_EVERY: Final = 10.0
"""Seconds between two lines about one stage."""


@contextlib.contextmanager
def said_progress() -> Generator[Progress]:
    """Shows the progress of what nobody asked for and everybody waits for: bars on a terminal, elsewhere lines on standard error."""
    if sys.stderr.isatty():
        with shown_progress() as shown:
            yield shown
        return
    said: dict[str, float] = {}

    def say(stage: str, done: int, total: int | None) -> None:
        ended = done == total
        if ended or stage not in said or time.monotonic() - said[stage] > SAID_EVERY:
            said[stage] = time.monotonic()
            typer.echo(stage if total is None else f"{stage}: {done:,} of {total:,}", err=True)

    yield say


@contextlib.contextmanager
def shown_progress() -> Generator[Progress]:
    """Bars on standard error, one for each stage; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console  # noqa: PLC0415  # slow to import
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415  # the same
    from rich.progress import Progress as Bars  # noqa: PLC0415  # the same

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show
