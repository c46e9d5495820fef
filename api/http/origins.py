"""Pages of other sites that may ask: exactly those that the operator names."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.datastructures import Headers

MAX_AGE: Final = 600
"""Seconds for which a browser remembers what it may ask."""
COMPRESSED: Final = 1_000
"""Bytes from which on an answer is compressed."""
IN_A_THREAD: Final = 256_000
"""Bytes from which on compressing it would make others wait."""


class Origins(CORSMiddleware):
    """Answers preflights, and says on each answer who may read it. Never with cookies or other credentials of a browser."""

    def preflight_response(self, request_headers: Headers) -> Response:
        answer = super().preflight_response(request_headers)
        if answer.status_code != HTTPStatus.OK:
            return answer
        leave = {name: value for name, value in answer.headers.items() if not name.startswith("content-")}
        return Response(None, HTTPStatus.NO_CONTENT, leave)


def for_browsers(origins: Sequence[str]) -> list[Middleware]:
    """Compression for whoever takes it; and where origins are named, their leave."""
    compression = Middleware(GZipMiddleware, minimum_size=COMPRESSED, compresslevel=1, thread_minimum_size=IN_A_THREAD)
    if not origins:
        return [compression]
    leave = Middleware(
        Origins,
        allow_origins=origins,
        allow_methods=["GET", "POST"],
        allow_headers=["authorization", "content-type", "x-request-id", "accept-language"],
        expose_headers=["retry-after", "x-request-id"],
        max_age=MAX_AGE,
    )
    return [leave, compression]
