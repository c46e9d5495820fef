"""GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/."""

from __future__ import annotations

import re
import uuid
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import orjson
from graphql import OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from api.admission.performing import admitted, refused_places
from api.http.account import OTHER, Account
from api.http.negotiation import GRAPHQL_RESPONSE, JSON, negotiated
from api.http.presence import while_present
from api.http.reading import asked
from api.http.refusal import NotServed
from api.lane.lane import Answer, prepare, refusal
from api.lane.masking import internal
from api.lane.refusal import STATUS, Refused
from api.live.live import is_subscription
from api.live.stream import Stream, at_once, takes_streams
from graph.access import LOCAL
from graph.database.event_log import REQUEST
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from starlette.types import Receive, Scope, Send

    from api.access import Viewers
    from api.admission import Admission
    from api.lane.asked import Asked
    from api.lane.introspections import Encoded
    from api.lane.lane import Lane, Prepared
    from api.live import Live
    from graph.access import Viewer


UNCOMPRESSED: Final = {"content-encoding": "identity"}
"""Headers of mutations' answers: the length of a compressed answer tells of a secret that stands in it twice, and
somebody else may have chosen one of the two texts.
"""
REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._:-]{1,100}")


def unnoted(_account: Account) -> None:
    """Does nothing, where nobody counts requests."""


class Endpoint:
    """Answers POST, and GET for queries.

    GET needs no header that a browser would have to ask permission for: it never changes anything, nothing is known
    of the asker but the key it sends itself (there are no cookies), and no other site can read the answer. What a
    browser says another site has made it ask is refused all the same, since answering costs something.
    """

    def __init__(
        self,
        lane: Lane,
        admission: Admission,
        viewers: Viewers,
        context: Callable[[Viewer, Mapping[str, str]], object],
        origins: Collection[str] = (),
        note: Callable[[Account], None] = unnoted,
        live: Live | None = None,
    ) -> None:
        """`origins`: of the sites whose pages may ask. `note`: is told of each request when it has ended, or when its
        stream begins. `live`: follows subscriptions.
        """
        self.lane = lane
        self.admission = admission
        self.viewers = viewers
        self.context = context
        self.origins = origins
        self.note = note
        self.live = live

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        media = negotiated(request.headers.get("accept"))
        request_id = named(request)
        REQUEST.set(request_id)
        account = Account()
        try:
            response = await self._response(request, media, account)
        except ClientDisconnect:  # in the middle of the body
            response = None
        except NotServed as fault:
            account.refused(fault.errors)
            response = json_response({"errors": fault.errors}, fault.status, media or JSON, fault.headers)
        except Exception as fault:  # noqa: BLE001  # nothing may leave unmasked
            account.codes.append("INTERNAL")
            response = json_response({"errors": [internal(fault)]}, HTTPStatus.INTERNAL_SERVER_ERROR, media or JSON)
        account.end(None if response is None else response.status_code)
        self.note(account)
        if response is not None:
            response.headers["x-request-id"] = request_id
            await response(scope, receive, send)

    async def _response(self, request: Request, media: str | None, account: Account) -> Response | None:
        """None where the client has gone."""
        streams = request.method == "POST" and takes_streams(request.headers.get("accept"))
        if media is None and not streams:
            raise NotServed(HTTPStatus.NOT_ACCEPTABLE, "BAD_INPUT", f"Answers are {GRAPHQL_RESPONSE} or {JSON}.")
        if is_foreign(request) and request.headers.get("origin") not in self.origins:
            raise NotServed(HTTPStatus.FORBIDDEN, "FORBIDDEN", "Requests that other sites make are not answered.")
        viewer = await self._viewer(request)
        account.who = viewer.credential
        question = await asked(request)
        if media is not None and (kept := self._kept(question)):
            return _bytes_response(kept, media, request)
        is_change = False
        try:
            prepared = prepare(self.lane, question)
        except Refused as refused:
            answer = refusal(refused)
        else:
            if streams and self.live is not None and is_subscription(prepared):
                return Stream(self.live, viewer, bearer_of(request), asker(viewer, request), request.headers, prepared)
            _check_carrier(request, prepared)
            account.points = prepared.points
            account.operation = (prepared.name if self.lane.trusted.knows(question) else None) or OTHER
            context = self.context(viewer, request.headers)
            key = asker(viewer, request)
            is_change = prepared.kind is OperationType.MUTATION
            answer = await while_present(request.receive, admitted(self.admission, self.lane, prepared, context, key))
            if media is not None and answer is not None and answer.encoded and is_alone(prepared):
                self.lane.introspections.keep(question, answer.encoded)
                return _bytes_response(answer.encoded, media, request)
            if answer is not None and (places := refused_places(answer, context)):
                await self.viewers.note_refusals(viewer, places)
        if answer is None:
            return None
        account.refused(answer.body.get("errors", ()))
        return at_once(answer.body) if media is None else _written(answer, media, compressed=not is_change)

    def _kept(self, question: Asked) -> Encoded | None:
        """An answer about the schema that needs no turn; only where any text is answered."""
        return None if self.lane.trusted.only else self.lane.introspections.answer(question)

    async def _viewer(self, request: Request) -> Viewer:
        """Nothing is read of a request before it is known who asks. Raises `NotServed`."""
        try:
            return await self.viewers.viewer(bearer_of(request))
        except RapportError as fault:
            headers = {"www-authenticate": 'Bearer realm="rapport"'} if fault.code == "UNAUTHENTICATED" else None
            raise NotServed(STATUS[fault.code], fault.code, str(fault), headers) from None


def bearer_of(request: Request) -> str | None:
    """The key or token that a request bears."""
    scheme, _, credential = request.headers.get("authorization", "").partition(" ")
    return credential.strip() if scheme.lower() == "bearer" else None


def asker(viewer: Viewer, request: Request) -> str:
    """The asker whose turn a request takes: a key or a person; the client's address where no access is configured."""
    if viewer is LOCAL:
        return request.client.host if request.client else ""
    return viewer.actor


def is_alone(prepared: Prepared) -> bool:
    """Whether its document holds nothing but this operation."""
    return len(prepared.document.operations) == 1


def is_foreign(request: Request) -> bool:
    """Whether a browser says that a page of another site asks."""
    return request.headers.get("sec-fetch-site") == "cross-site"


def named(request: Request) -> str:
    """The id of a request: the one that it brings, if it is one, else a new one."""
    given = request.headers.get("x-request-id", "")
    return given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def _check_carrier(request: Request, prepared: Prepared) -> None:
    if prepared.kind is OperationType.SUBSCRIPTION:
        raise NotServed(HTTPStatus.BAD_REQUEST, "BAD_INPUT", "A subscription has no single answer to send over HTTP.")
    if prepared.kind is OperationType.MUTATION and request.method == "GET":
        sentence = "A mutation must be sent by POST: GET changes nothing."
        raise NotServed(HTTPStatus.METHOD_NOT_ALLOWED, "BAD_INPUT", sentence, {"allow": "POST"})


def _written(answer: Answer, media: str, *, compressed: bool) -> Response:
    """Plain JSON clients get 200 for every well-formed request, as the draft says; but proxies and clients have to see
    that it is worth coming again.
    """
    if answer.retry_after is not None:
        return json_response(answer.body, answer.status, media, {"retry-after": str(answer.retry_after)})
    headers = {} if compressed else UNCOMPRESSED
    return json_response(answer.body, answer.status if media == GRAPHQL_RESPONSE else HTTPStatus.OK, media, headers)


def _bytes_response(encoded: Encoded, media: str, request: Request) -> Response:
    headers = {
        "content-type": f"{media}; charset=utf-8",
        "cache-control": "no-store",
        "vary": "accept-encoding",
    }
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(encoded.plain, HTTPStatus.OK, headers)
    return Response(encoded.zipped, HTTPStatus.OK, {**headers, "content-encoding": "gzip"})


def json_response(
    body: Mapping[str, Any], status: HTTPStatus, media: str = JSON, headers: Mapping[str, str] | None = None
) -> Response:
    return Response(
        orjson.dumps(body),
        status,
        {"content-type": f"{media}; charset=utf-8", "cache-control": "no-store", **(headers or {})},
    )
