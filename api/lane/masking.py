"""Errors as clients see them: expected ones in their own words, everything else as an id that is in the log."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any, cast

from graphql import FieldNode, GraphQLError

from api.lane.refusal import error as error_entry
from graph.errors import BadInput, Conflict, Overloaded, RapportError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger("rapport.api")


def before_execution(fault: GraphQLError) -> dict[str, Any]:
    """A fault of the request itself: its syntax, its validity, its variables."""
    return _entry(fault, fault.message, {"code": "BAD_INPUT", **(fault.extensions or {})})


def during_execution(fault: GraphQLError) -> dict[str, Any]:
    """A fault of a field, or of the variables: those have no path. One that graphql-core finds in an argument points
    at it; one that it finds in what a resolver gave points at the field, and is ours.
    """
    cause = _cause(fault)
    if isinstance(cause, RapportError):
        return _entry(fault, str(cause), expected(cause))
    if fault.path is None:
        return before_execution(fault)
    if not isinstance(cause, GraphQLError):
        return _entry(fault, "internal error", {"code": "INTERNAL", "id": logged(cause, fault.path)})
    if "code" in (fault.extensions or {}) or any(not isinstance(node, FieldNode) for node in fault.nodes or ()):
        return before_execution(fault)
    return _entry(fault, fault.message, {"code": "INTERNAL", "id": logged(cause, fault.path)})


def expected(fault: RapportError) -> dict[str, Any]:
    """The extensions of an expected error."""
    if isinstance(fault, Unavailable):
        log.warning("unavailable: %s", fault)
        return {"code": fault.code} if fault.after is None else {"code": fault.code, "retryAfter": fault.after}
    if isinstance(fault, Overloaded):
        return {"code": fault.code, "retryAfter": fault.after}
    if isinstance(fault, Conflict):
        return {"code": fault.code, "newest": fault.newest}
    if isinstance(fault, BadInput) and fault.path:
        return {"code": fault.code, "path": list(fault.path)}
    return {"code": fault.code}


def internal(fault: BaseException) -> dict[str, Any]:
    """The whole answer's only error, for a fault outside every field."""
    return error_entry("internal error", "INTERNAL", id=logged(fault))


def logged(fault: BaseException, path: list[str | int] | None = None) -> str:
    """The id under which the log holds the fault with its traceback."""
    name = secrets.token_hex(8)
    place = f" at {'.'.join(str(step) for step in path)}" if path else ""
    log.error("internal error %s%s", name, place, exc_info=fault)
    return name


def _cause(fault: GraphQLError) -> BaseException:
    cause: BaseException = fault
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _entry(fault: GraphQLError, message: str, extensions: Mapping[str, Any]) -> dict[str, Any]:
    shown = cast("dict[str, Any]", fault.formatted)
    return {**shown, "message": message, "extensions": dict(extensions)}
