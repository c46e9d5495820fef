"""`rapport schema`."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from api.command.ending import Status, complain
from api.command.paper import write
from graph.errors import BadInput
from resolvers.schema import sdl

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = 40  # lines of difference


def printed_or_checked(file: Path | None) -> Status:
    if file is None:
        write(sdl())
        return Status.FINE
    try:
        kept = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    changed = list(difflib.unified_diff(kept.splitlines(), sdl().splitlines(), str(file), "rapport", lineterm="", n=1))
    if not changed:
        return Status.FINE
    write("".join(f"{line}\n" for line in changed[:SHOWN]))
    if len(changed) > SHOWN:
        write(f"… and {len(changed) - SHOWN:,} more lines\n")
    complain(f"{file} is not the schema of this Rapport. Bring it up with: rapport schema > {file}")
    return Status.FOUND
