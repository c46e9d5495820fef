"""`rapport schema`."""

from __future__ import annotations

import difflib
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import orjson
from graphql import introspection_from_schema, is_abstract_type

from api.command.ending import Status, complain
from api.command.paper import write
from graph.errors import BadInput
from resolvers.schema import core_of, relay_sdl, schema, sdl

if TYPE_CHECKING:
    from pathlib import Path

SHOWN: Final = 40
"""Lines of difference."""


class Form(StrEnum):
    """What `rapport schema` prints."""

    SDL = "SDL"
    POSSIBLE_TYPES = "possible types"
    INTROSPECTION = "introspection"
    RELAY = "SDL for Relay"


def printed(form: Form) -> Status:
    if form is Form.SDL:
        write(sdl())
    elif form is Form.RELAY:
        write(relay_sdl())
    else:
        write(f"{orjson.dumps(_data(form), option=orjson.OPT_INDENT_2).decode()}\n")
    return Status.FINE


def _data(form: Form) -> Any:
    core = core_of(schema)
    if form is Form.INTROSPECTION:
        return introspection_from_schema(core)
    abstract = [one for one in core.type_map.values() if is_abstract_type(one)]
    return {one.name: sorted(possible.name for possible in core.get_possible_types(one)) for one in abstract}


def checked(file: Path) -> Status:
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
