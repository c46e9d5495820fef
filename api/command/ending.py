"""How a command ends: its exit status, and on standard error one sentence that says what is in the way."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import os
import signal
import sys
import threading
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

import typer

from api.command.signs import let_all_be_shown
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

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


FAILED: Final = "Neo.DatabaseError."
"""Begins the codes with which an engine says that it itself failed, such as at files that are damaged."""
FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EIO}


class Cancelled(Exception):
    """Ctrl-C, with a sentence about what that left."""


def main() -> None:
    gc.disable()  # while modules are imported it costs time and frees nothing
    let_all_be_shown()
    sys.exit(status_of(sys.argv[1:]))


def status_of(arguments: Sequence[str]) -> int:
    """Run one command."""
    try:
        return _result_of(arguments)
    except KeyboardInterrupt:
        complain("cancelled.")
        return Status.CANCELLED
    except Exception as error:
        status, sentence = _ending(error)
        if status is Status.DEFECT and os.environ.get("RAPPORT_LOG_LEVEL") == "DEBUG":
            raise
        complain(sentence)
        return status


def _ending(error: Exception) -> tuple[Status, str]:
    from graph.database.engine import StatementRefused  # noqa: PLC0415  # slow to import, and needed only where something failed

    match error:
        case Cancelled():
            return Status.CANCELLED, f"cancelled. {error}"
        case RapportError():
            return STATUS_OF_CODE.get(error.code, Status.DEFECT), str(error)
        case StatementRefused() if error.code.startswith(FAILED):
            advice = "rapport doctor --deep says whether its files are damaged."
            return Status.UNREACHABLE, f"the engine failed: {error}\n{advice}"
        case typer.TyperException():
            return Status.WRONG_INPUT, _usage(error)
        case OSError() if error.filename is not None:
            status = Status.UNREACHABLE if error.errno in FULL else Status.WRONG_INPUT
            return status, f"{error.filename}: {error.strerror}."
        case _:
            words = f"this is a defect of Rapport, please report it: {type(error).__name__}: {error}"
            return Status.DEFECT, f"{words}\nRAPPORT_LOG_LEVEL=DEBUG shows where it happened."


def _result_of(arguments: Sequence[str]) -> int:
    from api.command.program import app  # noqa: PLC0415  # what it raises while it is imported is shown like the rest

    result = typer.main.get_command(app)(list(arguments), prog_name="rapport", standalone_mode=False)
    if result == Status.CANCELLED:
        raise KeyboardInterrupt
    return result or Status.FINE


def _usage(error: typer.TyperException) -> str:
    context: Any = getattr(error, "ctx", None)
    words = error.format_message().rstrip().replace("Value error, ", "")
    if context is None:
        return words
    return f"{words if words.endswith('.') else f'{words}.'} See: {context.command_path} --help"


def complain(sentence: str) -> None:
    with contextlib.suppress(OSError):  # who reads standard output may be gone
        sys.stdout.flush()
    print(f"rapport: {sentence}", file=sys.stderr)  # noqa: T201  # this is where the command speaks


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
