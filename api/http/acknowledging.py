"""The page behind the link in a message: one button, by which its reader says that the message has arrived.

A GET changes nothing, since scanners of mail open links. Whatever is wrong with a link, the answer is one and the same.
"""

from __future__ import annotations

from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse
from starlette.routing import Route

from api.admission import Rates
from api.lane.refusal import STATUS
from graph.errors import Overloaded, RapportError
from graph.text.letters.language import tongue_of, words_in
from graph.writing.outbox.acknowledging import acknowledge, reached

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from api.sending.token import Tokens
    from graph.database.engine import Database
    from graph.writing.outbox.acknowledging import Reached

PATH: Final = "/acknowledge"
RATE: Final = 2.0
"""Pages a second for each address, a minute's worth at once."""
HEADERS: Final = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
    "content-security-policy": "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}


class Acknowledging:
    def __init__(self, tokens: Tokens, database: Database) -> None:
        self._tokens = tokens
        self._database = database
        self._rates = Rates(RATE)

    def routes(self) -> list[Route]:
        return [Route(f"{PATH}/{{token}}", self._page, methods=["GET", "POST"])]

    async def _page(self, request: Request) -> Response:
        try:
            self._rates.spend(request.client.host if request.client else "", 1)
            return await self._answer(request)
        except Overloaded as fault:
            headers = {**HEADERS, "retry-after": "60"}
            return HTMLResponse(escape(str(fault)), HTTPStatus.TOO_MANY_REQUESTS, headers)
        except RapportError as fault:
            return HTMLResponse("", STATUS.get(fault.code, HTTPStatus.INTERNAL_SERVER_ERROR), HEADERS)

    async def _answer(self, request: Request) -> Response:
        nonce = self._tokens.nonce(request.path_params["token"])
        found = await reached(self._database, nonce) if nonce else None
        if found is None:
            language = request.headers.get("accept-language", "").partition(",")[0].partition(";")[0]
            return _page(language, None, words_in(tongue_of(language))("page-gone"), HTTPStatus.NOT_FOUND)
        say = words_in(tongue_of(found.language))
        if message := _closed(found):
            return _page(found.language, found.subject, say(message))
        if request.method != "POST":
            return _page(found.language, found.subject, say("page-ask"), button=say("page-button"))
        await acknowledge(self._database, found.id)
        return _page(found.language, found.subject, say("page-done"))


def _closed(found: Reached) -> str | None:
    """What is said where there is nothing to acknowledge any more."""
    if found.withdrawn:
        return "page-withdrawn"
    if found.superseded:
        return "page-superseded"
    return "page-known" if found.acknowledged else None


def _page(
    language: str | None, subject: str | None, said: str, status: HTTPStatus = HTTPStatus.OK, button: str | None = None
) -> Response:
    tongue = tongue_of(language)
    title = escape(words_in(tongue)("page-title"))
    form = f'<form method="post"><button>{escape(button)}</button></form>\n' if button else ""
    about = f'<p dir="auto">{escape(subject)}</p>\n' if subject else ""
    return HTMLResponse(
        f'<!doctype html>\n<html lang="{tongue.value}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n{about}<p>{escape(said)}</p>\n{form}</main>\n</body>\n</html>\n",
        status,
        HEADERS,
    )
