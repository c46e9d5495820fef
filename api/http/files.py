"""Files of this package, sent to a browser: tagged, compressed where it may be, and with what a page may do."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

POLICY: Final = {
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
ASKED_EACH_TIME: Final = "no-cache"
NEVER_CHANGES: Final = "public, max-age=31536000, immutable"


def headers_of(*, styles: str = "'self'", cached: str = ASKED_EACH_TIME) -> Mapping[str, str]:
    """The headers of a page that loads from its own server alone. `styles`: where its styles may stand."""
    policy = (
        f"default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {"content-security-policy": policy, **POLICY, "cache-control": cached}


def sent(request: Request, content: bytes, media: str, headers: Mapping[str, str]) -> Response:
    """The content, or 304 where the browser has it already."""
    tag = f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    told = {**headers, "content-type": media, "etag": tag, "vary": "accept-encoding"}
    if is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=told)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(_compressed(content), headers={**told, "content-encoding": "gzip"})
    return Response(content, headers=told)


def is_known(tag: str, known: str) -> bool:
    """Weakly compared: plain and compressed content have one tag. `known`: what `If-None-Match` says."""
    return known.strip() == "*" or tag.removeprefix("W/") in {
        one.strip().removeprefix("W/") for one in known.split(",")
    }


@cache
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
