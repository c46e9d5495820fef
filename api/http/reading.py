"""A GraphQL request read from an HTTP request, or the status that says why not."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

import orjson

from api.http.refusal import NotServed
from api.lane.asked import asked_for
from api.lane.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from api.lane.asked import Asked

BODY: Final = 1_000_000
"""Bytes a body may have."""


async def asked(request: Request) -> Asked:
    """Raises `NotServed`."""
    if request.method == "GET":
        return _from_query(request)
    if request.method == "POST":
        return _from_parameters(_json(await _body(request), "The body"))
    raise NotServed(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "BAD_INPUT",
        f"{request.method} is not answered here: POST, or GET for queries.",
        {"allow": "GET, POST"},
    )


def _from_query(request: Request) -> Asked:
    given: dict[str, Any] = {name: value for name, value in request.query_params.items() if value}
    for name in ("variables", "extensions"):
        if name in given:
            given[name] = _json(given[name], f"'{name}'")
    return _from_parameters(given)


async def _body(request: Request) -> bytes:
    media, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if media.strip().lower() != "application/json" or charset not in ("", "utf-8", "utf8"):
        raise NotServed(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "BAD_INPUT", "The body must be sent as 'Content-Type: application/json'."
        )
    if request.headers.get("content-encoding", "identity") != "identity":
        raise NotServed(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "BAD_INPUT", "The body must be sent uncompressed.")
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > BODY:
        raise _too_large()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY:
            raise _too_large()
    return bytes(body)


def _too_large() -> NotServed:
    sentence = f"The body is larger than the {BODY:,} bytes that are read."
    return NotServed(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "BAD_INPUT", sentence)


def _json(text: str | bytes, what: str) -> Mapping[str, Any]:
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise _malformed(f"{what} is not JSON: {fault}.") from None
    if not isinstance(value, dict):
        raise _malformed(f"{what} must be a JSON object.")
    return cast("dict[str, Any]", value)


def _from_parameters(given: Mapping[str, Any]) -> Asked:
    try:
        return asked_for(given)
    except Refused as refused:
        raise _malformed(str(refused)) from None


def _malformed(sentence: str) -> NotServed:
    return NotServed(HTTPStatus.BAD_REQUEST, "BAD_INPUT", sentence)
