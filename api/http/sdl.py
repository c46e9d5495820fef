"""The schema in its own language at `/schema.graphql`, for whoever may ask anything."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from api.http.endpoint import bearer_of, is_foreign, json_response
from api.http.files import headers_of, sent
from api.lane.refusal import STATUS, error
from graph.errors import Forbidden, RapportError
from resolvers.schema import sdl_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute
    from strawberry import Schema

    from api.access.viewers import Viewers

PATH: Final = "/schema.graphql"


def sdl_routes(schema: Schema, viewers: Viewers) -> list[BaseRoute]:
    kept: list[bytes] = []

    async def page(request: Request) -> Response:
        try:
            if is_foreign(request):
                raise Forbidden("Requests that other sites make are not answered.")
            await viewers.viewer(bearer_of(request))
        except RapportError as fault:
            status = STATUS.get(fault.code, HTTPStatus.INTERNAL_SERVER_ERROR)
            return json_response({"errors": [error(str(fault), fault.code)]}, status)
        if not kept:
            kept.append(sdl_of(schema).encode())
        return sent(request, kept[0], "application/graphql; charset=utf-8", headers_of())

    return [Route(PATH, page, methods=["GET"])]
