"""How a command ends: its exit status, and on standard error one sentence that says what is in the way."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
import threading
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

T = TypeVar("T")


class Status(IntEnum):
    FINE = 0
    FOUND = 1
    WRONG_INPUT = 2
    UNREACHABLE = 3
    DEFECT = 70
    CANCELLED = 130


STATUS_OF_CODE: Final = {
    "BAD_INPUT": Status.WRONG_INPUT,
    "NOT_FOUND": Status.WRONG_INPUT,
    "TOO_COSTLY": Status.WRONG_INPUT,
    "TIMEOUT": Status.UNREACHABLE,
    "UNAVAILABLE": Status.UNREACHABLE,
}


class Cancelled(Exception):
    """Ctrl-C, with a sentence about what that left."""


def complain(sentence: str) -> None:
    with contextlib.suppress(OSError):  # who reads standard output may be gone
        sys.stdout.flush()
    print(f"rapport: {_laid_out(sentence)}", file=sys.stderr)  # noqa: T201  # this is where the command speaks


def _laid_out(text: str) -> str:
    """Wrapped between words on a terminal; elsewhere each sentence stays one line, for whoever looks for it there."""
    if not sys.stderr.isatty():
        return text
    from api.command.layout import columns, sentence, wrapped  # noqa: PLC0415  # only where something is in the way

    wide = columns()
    first, *others = text.split("\n")
    return "\n".join(
        [*wrapped(first, wide - len("rapport: "), wide), *(line for each in others for line in sentence(each, wide))]
    )


def run(work: Callable[[], Coroutine[Any, Any, Status]]) -> None:
    """The one event loop of a command; Ctrl-C lets it close what is open."""
    raise typer.Exit(in_loop(work()))


def in_loop(work: Coroutine[Any, Any, T]) -> T:
    gc.freeze()  # what was imported stays anyway
    gc.enable()
    return asyncio.run(_ended_by_either(work))


async def _ended_by_either(work: Coroutine[Any, Any, T]) -> T:
    """SIGTERM does what Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():  # there are no signals
        return await work
    before = signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))
    try:
        return await work
    finally:
        signal.signal(signal.SIGTERM, before)
