"""A person's calendar at `/calendar/TOKEN.ics`: planned changes, and what waits for the person, on their days.

The token in the address opens this and nothing else. What it opens is looked up at each request, and whatever is wrong with
it, the answer is one and the same.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from api.admission import Rates
from api.admission.admission import Queue
from api.http.account import Account
from api.http.files import is_known
from api.lane.refusal import STATUS
from graph.access.keys import key_of_token
from graph.errors import NotFound, Overloaded, RapportError
from graph.questions.calendar.calendar import calendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from api.access.viewers import Granting
    from api.admission import Admission
    from graph.database.engine import Database

PATH: Final = "/calendar"
RATE: Final = 2.0
"""Calendars a second for each address, a minute's worth at once."""
POINTS: Final = 100
"""What one calendar takes of what a key may spend."""
HEADERS: Final = {
    "cache-control": "private, no-cache",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}


class Calendars:
    """`public_url`: where readers find the page of a change; None: entries have no link."""

    def __init__(
        self,
        grants: Granting,
        database: Database,
        admission: Admission,
        note: Callable[[Account], None],
        public_url: str | None,
    ) -> None:
        self._grants = grants
        self._database = database
        self._admission = admission
        self._note = note
        self._public_url = public_url
        self._rates = Rates(RATE)

    def routes(self) -> list[Route]:
        return [Route(f"{PATH}/{{token}}.ics", self._page, methods=["GET"])]

    async def _page(self, request: Request) -> Response:
        account = Account()
        try:
            self._rates.spend(request.client.host if request.client else "", 1)
            response = await self._answer(request, account)
        except RapportError as fault:
            account.codes.append(fault.code)
            response = _refused(fault)
        account.end(response.status_code)
        self._note(account)
        return response

    async def _answer(self, request: Request, account: Account) -> Response:
        key = key_of_token(request.path_params["token"])
        viewer = await self._grants.of_calendar(key) if key else None
        if viewer is None:
            raise NotFound(PATH)
        account.who, account.points = viewer.credential, POINTS
        if self._admission.rates is not None:
            self._admission.rates.spend(viewer.credential, POINTS)
        async with self._admission.turns[Queue.LONG].turn(viewer.credential):
            found = await calendar(self._database, viewer, datetime.now(UTC).date())
        if found is None:
            raise NotFound(PATH)
        from api.http.icalendar import written  # noqa: PLC0415  # slow, and most processes write none

        return _sent(request, written(found, self._public_url))


def _refused(fault: RapportError) -> Response:
    headers = {**HEADERS, "cache-control": "no-store"}
    match fault:
        case NotFound():
            return Response("", HTTPStatus.NOT_FOUND, headers)
        case Overloaded():
            return Response("", HTTPStatus.TOO_MANY_REQUESTS, {**headers, "retry-after": "60"})
        case _:
            return Response("", STATUS.get(fault.code, HTTPStatus.INTERNAL_SERVER_ERROR), headers)


def _sent(request: Request, content: bytes) -> Response:
    """The calendar, or 304 for a program that has it already."""
    tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    headers = {**HEADERS, "etag": tag, "content-type": "text/calendar; charset=utf-8"}
    if is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, headers={**headers, "content-disposition": 'inline; filename="rapport.ics"'})
