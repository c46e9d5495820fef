"""Which of the two media types of an answer a client wants."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

GRAPHQL_RESPONSE: Final = "application/graphql-response+json"
JSON: Final = "application/json"


@lru_cache(maxsize=64)
def negotiated(accept: str | None) -> str | None:
    """The one with the higher quality by its most specific range; of two equal ones the more specific, then the first.

    None where neither is acceptable. A client that does not say, or takes anything, gets `application/json`.
    """
    if accept is None or not accept.strip():
        return JSON
    wanted = (_wanted(accept, JSON), _wanted(accept, GRAPHQL_RESPONSE))
    quality, _, _, media = max((*one, media) for one, media in zip(wanted, (JSON, GRAPHQL_RESPONSE), strict=True))
    return media if quality > 0 else None


def _wanted(accept: str, media: str) -> tuple[float, int, int]:
    """Quality, specificity, and how early the range stands, for one media type."""
    best = (0.0, -1, 0)
    for position, part in enumerate(accept.split(",")):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        specificity = {media: 2, "application/*": 1, "*/*": 0}.get(name, -1)
        if specificity > best[1]:
            best = (_quality(parameters), specificity, -position if specificity == 2 else 0)
    return best


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return 0.0
    return 1.0
