"""Requests that HTTP itself has a status for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.lane.refusal import error

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http import HTTPStatus


class NotServed(Exception):
    """Something HTTP has a status for: no GraphQL request could be read, or this one may not be made so."""

    def __init__(self, status: HTTPStatus, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.errors = [error(message, code)]
        self.headers = dict(headers or {})
