"""What a client is told whose request is not even read."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

import orjson

from api.lane.refusal import error


def _answer(status: HTTPStatus, code: str, sentence: str, *more: bytes) -> bytes:
    body = orjson.dumps({"errors": [error(sentence, code)]})
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}".encode(),
        b"content-type: application/json; charset=utf-8",
        b"cache-control: no-store",
        *more,
        b"content-length: %d" % len(body),
        b"connection: close",
    )
    return b"\r\n".join([*head, b"", body])


def head_too_large(most: int) -> bytes:
    sentence = f"The request line and the headers have more than the {most:,} bytes that are read."
    return _answer(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "BAD_INPUT", sentence)


def too_many_headers(most: int) -> bytes:
    sentence = f"The request has more than the {most} headers that are read."
    return _answer(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "BAD_INPUT", sentence)


def too_many_requests(most: int) -> bytes:
    sentence = f"More than {most} requests were sent before an answer to one: the others are not answered."
    return _answer(HTTPStatus.TOO_MANY_REQUESTS, "OVERLOADED", sentence, b"retry-after: 1")


def too_many_chunks(most: int) -> bytes:
    sentence = f"The body is sent in more than the {most:,} pieces that are read."
    return _answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "BAD_INPUT", sentence)


NO_HTTP: Final = _answer(HTTPStatus.BAD_REQUEST, "BAD_INPUT", "What was sent is no HTTP request.")
FULL: Final = _answer(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "OVERLOADED",
    "There are too many connections now: come again in a second.",
    b"retry-after: 1",
)
