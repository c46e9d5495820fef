"""Cursors: the sort that they belong to, the row's values in it, its id last; opaque to those who page."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

import orjson

from graph.errors import BadInput
from graph.model.sentences import no_cursor
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence


def cursor(signature: str, values: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([signature, *values])).rstrip(b"=").decode()


def cursor_values(text: str, signature: str, argument: str) -> list[Any]:
    """Raises BadInput for what is no cursor, and for a cursor of another list or sort."""
    try:
        written: Any = orjson.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        raise BadInput(no_cursor(argument), (argument,)) from None
    if not isinstance(written, list) or not written or written[0] != signature:
        raise BadInput(
            Saying(
                "OTHER_CURSOR",
                "{name} is a cursor of another list or of another sort; start again without it.",
                name=argument,
            ),
            (argument,),
        )
    return [*written[1:]]
