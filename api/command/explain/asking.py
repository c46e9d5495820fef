"""Reads what is to be explained: the document, its variables, and as whom it is asked."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import orjson

from api.lane.asked import Asked
from graph.access import LOCAL, Viewer
from graph.access.viewer import scope_of
from graph.errors import BadInput
from graph.model.grant import Role

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Question:
    """`query`: a text, the path of a file, or `-` for standard input; `variables`: JSON or the path of a file.
    `role` and `organizations`: as whom it is asked, None where nothing is said of that.
    """

    query: str
    variables: str | None
    operation: str | None
    role: str | None
    organizations: Sequence[str] | None


def request_of(question: Question) -> Asked:
    """Reads the request as it would come over HTTP. Raises BadInput for a file that is no text, and for variables that are no object."""
    text = sys.stdin.read() if question.query == "-" else _text(question.query)
    return Asked(text, question.operation, _variables(question.variables))


def viewer_of(question: Question) -> Viewer:
    """Raises BadInput for an administrator with bounds."""
    if question.role is None and question.organizations is None:
        return LOCAL
    role = Role((question.role or Role.READER).upper())
    if role is Role.ADMIN and question.organizations is not None:
        raise BadInput("An administrator reaches everything: leave out --organization, or name another --role.")
    reached = None if question.organizations is None else dict.fromkeys(question.organizations, True)
    return Viewer("explain", role, scope_of(role, reached))


def _text(given: str) -> str:
    """The text itself where it has a brace, as every query has; else that of the file of this name."""
    if "{" in given:
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{given} is no text in UTF-8.") from None


def _variables(given: str | None) -> dict[str, Any]:
    if given is None:
        return {}
    try:
        variables = orjson.loads(_text(given))
    except orjson.JSONDecodeError as fault:
        raise BadInput(f"--variables is not JSON: {fault}.") from None
    if not isinstance(variables, dict):
        raise BadInput("--variables must be an object: names and their values.")
    return cast("dict[str, Any]", variables)
