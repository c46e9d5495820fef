"""The playground at `/`: GraphiQL from this package's own files, so that it works without the internet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.routing import BaseRoute


def playground_routes(*, needs_key: bool) -> list[BaseRoute]:
    return []
