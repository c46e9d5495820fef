"""Requests that are refused before anything is executed, and the status each code has where the protocol has one."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STATUS: Final[Mapping[str, HTTPStatus]] = {
    "BAD_INPUT": HTTPStatus.BAD_REQUEST,
    "TOO_COSTLY": HTTPStatus.BAD_REQUEST,
    "NOT_FOUND": HTTPStatus.BAD_REQUEST,
    "CONFLICT": HTTPStatus.BAD_REQUEST,
    "UNAUTHENTICATED": HTTPStatus.UNAUTHORIZED,
    "FORBIDDEN": HTTPStatus.FORBIDDEN,
    "INTERNAL": HTTPStatus.INTERNAL_SERVER_ERROR,
    "UNAVAILABLE": HTTPStatus.SERVICE_UNAVAILABLE,
    "TIMEOUT": HTTPStatus.GATEWAY_TIMEOUT,
    "OVERLOADED": HTTPStatus.SERVICE_UNAVAILABLE,
}


def error(message: str, code: str, **extensions: Any) -> dict[str, Any]:
    """One entry of an answer's `errors`."""
    return {"message": message, "extensions": {"code": code, **extensions}}


class Refused(Exception):
    """A GraphQL request that is not executed; `errors` as they are answered."""

    def __init__(self, errors: Sequence[Mapping[str, Any]], extensions: Mapping[str, Any] | None = None) -> None:
        super().__init__(errors[0]["message"])
        self.errors = errors
        self.extensions = extensions
