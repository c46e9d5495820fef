"""One command, run: what it was asked, and the sentence for whatever was in the way."""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import TYPE_CHECKING, Any, Final

import typer

from api.command.ending import STATUS_OF_CODE, Cancelled, Status, complain
from api.command.signs import let_all_be_shown
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED: Final = "Neo.DatabaseError."
"""Begins the codes with which an engine says that it itself failed, such as at files that are damaged."""
FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EIO}


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
    words = words.removesuffix(".") if words.endswith("?.") else words
    return f"{words if words.endswith(('.', '?')) else f'{words}.'} See: {context.command_path} --help"
