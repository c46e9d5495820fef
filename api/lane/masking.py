"""Errors as clients see them: expected ones in their own words, everything else as an id that is in the log."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any, cast

from graphql import FieldNode, GraphQLError

from api.lane.places import variable_at
from api.lane.refusal import error as error_entry
from graph.errors import BadInput, Conflict, Forbidden, Overloaded, RapportError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.lane.places import Places, VariableFault

log = logging.getLogger("rapport.api")


def before_execution(fault: GraphQLError, places: Places | None = None) -> dict[str, Any]:
    """A fault of the request itself: its syntax, its validity. `places`: of its document, where it could be read."""
    place = places.of(fault) if places else {}
    return _entry(fault, fault.message, {"code": "BAD_INPUT", **place, **(fault.extensions or {})})


def of_variables(faults: Sequence[GraphQLError], placed: Sequence[VariableFault]) -> list[dict[str, Any]]:
    """Faults of the variables, each at its place."""
    places = {fault.message: fault.place.told() for fault in placed}
    return [_entry(fault, fault.message, {"code": "BAD_INPUT", **places.get(fault.message, {})}) for fault in faults]


def during_execution(fault: GraphQLError, places: Places | None = None) -> dict[str, Any]:
    """A fault of a field. One that graphql-core finds in an argument points at it; one that it finds in what a resolver
    gave points at the field, and is ours.
    """
    cause = _cause(fault)
    if isinstance(cause, RapportError):
        return _entry(fault, str(cause), {**expected(cause), **_variable(fault, cause)})
    if fault.path is None:
        return before_execution(fault, places)
    if not isinstance(cause, GraphQLError):
        return _entry(fault, "internal error", {"code": "INTERNAL", "id": logged(cause, fault.path)})
    if "code" in (fault.extensions or {}) or any(not isinstance(node, FieldNode) for node in fault.nodes or ()):
        return before_execution(fault, places)
    return _entry(fault, fault.message, {"code": "INTERNAL", "id": logged(cause, fault.path)})


def expected(fault: RapportError) -> dict[str, Any]:
    """The extensions of an expected error."""
    if isinstance(fault, Unavailable):
        log.warning("unavailable: %s", fault)
    several = fault.causes if isinstance(fault, BadInput) and len(fault.causes) > 1 else ()
    told: dict[str, Any] = {"code": fault.code, **({} if several else _said(fault))}
    if isinstance(fault, Unavailable | Overloaded):
        return told if fault.after is None else {**told, "retryAfter": fault.after}
    if isinstance(fault, Conflict):
        return {**told, "newest": fault.newest}
    if isinstance(fault, BadInput | Forbidden) and fault.path:
        told["path"] = _written(fault.path)
    if several:
        told["faults"] = [{"message": one.message, "path": _written(one.path), **_said(one)} for one in several]
    return told


def _said(fault: RapportError) -> dict[str, Any]:
    """The code and the values of a fault's sentence, where it has them: clients word it in another language."""
    said = fault.said
    return {"said": {"code": said.code, "values": said.values}} if said else {}


def internal(fault: BaseException) -> dict[str, Any]:
    """The whole answer's only error, for a fault outside every field."""
    return error_entry("internal error", "INTERNAL", id=logged(fault))


def logged(fault: BaseException, path: list[str | int] | None = None) -> str:
    """The id under which the log holds the fault with its traceback."""
    name = secrets.token_hex(8)
    place = f" at {'.'.join(str(step) for step in path)}" if path else ""
    log.error("internal error %s%s", name, place, exc_info=fault)
    return name


def _variable(fault: GraphQLError, cause: RapportError) -> dict[str, str]:
    if not isinstance(cause, BadInput | Forbidden) or not cause.path:
        return {}
    variable = variable_at(fault, cause.path)
    return {} if variable is None else {"variable": variable}


def _written(path: Sequence[str | int]) -> list[str]:
    return [str(step) for step in path]


def _cause(fault: GraphQLError) -> BaseException:
    cause: BaseException = fault
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _entry(fault: GraphQLError, message: str, extensions: Mapping[str, Any]) -> dict[str, Any]:
    shown = cast("dict[str, Any]", fault.formatted)
    return {**shown, "message": message, "extensions": dict(extensions)}
