"""How much is read of whoever sends: just under and just over each bound, in one piece and byte by byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.connection import Bounds
from tests.api.conftest import served
from tests.api.connection.line import Line, chunked, get, of_size, post, request
from tests.api.sample import SampleContext, sample_application

if TYPE_CHECKING:
    from collections.abc import Generator

BOUNDS: Final = Bounds(head=2_000, headers=20, chunks=50, pipelined=5, discarded=3_000_000)
HELLO: Final = b'{"query": "{ hello }"}'
RENAME: Final = b'{"query": "mutation { rename(name: \\"New\\") }"}'
WAYS: Final = pytest.mark.parametrize("bytewise", [False, True], ids=["in one piece", "byte by byte"])


@pytest.fixture(scope="module")
def context() -> SampleContext:
    return SampleContext()


@pytest.fixture(scope="module")
def address(context: SampleContext) -> Generator[str]:
    with served(sample_application(context), BOUNDS) as at:
        yield at


def cuts(sent: bytes, *, bytewise: bool) -> range:
    return range(1, len(sent)) if bytewise else range(0)


def data_of(body: Any) -> Any:
    return body["data"]


# --- heads ------------------------------------------------------------------------------------------------------------


@WAYS
def test_the_head_has_a_bound(address: str, *, bytewise: bool) -> None:
    for size, status in ((2_000, 200), (2_001, 431)):
        sent = of_size(size)
        assert len(sent) == size
        with Line(address) as line:
            told = line.send(sent, cuts(sent, bytewise=bytewise)).told()
            assert told.status == status
            if status == 431:
                assert told.headers["content-type"] == "application/json; charset=utf-8"
                assert told.headers["connection"] == "close"
                assert (told.code, told.message) == (
                    "BAD_INPUT",
                    "The request line and the headers have more than the 2,000 bytes that are read.",
                )
                line.ended()


@WAYS
def test_the_bound_is_the_same_for_the_request_line(address: str, *, bytewise: bool) -> None:
    for size, status in ((2_000, 404), (2_001, 431)):
        sent = request("GET", "/" + "a" * (size - len(request("GET", "/"))))
        with Line(address) as line:
            assert line.send(sent, cuts(sent, bytewise=bytewise)).told().status == status


@WAYS
def test_the_number_of_headers_has_a_bound(address: str, *, bytewise: bool) -> None:
    for number, status in ((20, 200), (21, 431)):
        sent = get(*(f"x-{one}: y" for one in range(number - 1)))  # and the host
        with Line(address) as line:
            told = line.send(sent, cuts(sent, bytewise=bytewise)).told()
            assert told.status == status
            assert status == 200 or told.message == "The request has more than the 20 headers that are read."


@pytest.mark.parametrize("begins", [b"GET / HTTP/1.1\r\nx: ", b"GET / HTTP/1.1\r\n", b"GET /", b"GE", b""])
@pytest.mark.parametrize("fill", [b"a" * 500, b"a: b\r\n" * 80, b"\r\n" * 250, b" " * 500])
def test_what_never_becomes_a_good_request_is_refused(address: str, begins: bytes, fill: bytes) -> None:
    with Line(address) as line:
        line.send(begins)
        for _ in range(100):
            line.send(fill)
        assert line.told().status >= 400


@WAYS
def test_a_head_behind_another_request_has_the_same_bound(address: str, *, bytewise: bool) -> None:
    for size, status in ((2_000, 200), (2_001, 431)):
        sent = post(HELLO) + of_size(size)
        with Line(address) as line:
            line.send(sent, cuts(sent, bytewise=bytewise))
            assert [line.told().status for _ in range(2)] == [200, status]


def test_a_long_body_behind_a_head_in_pieces_is_no_long_head(address: str) -> None:
    sent = post(HELLO + b" " * 100_000, "x-long: " + "a" * 1_700)
    with Line(address) as line:
        assert line.send(sent, [1_700]).told().status == 200


# --- bodies -----------------------------------------------------------------------------------------------------------


@WAYS
def test_a_body_in_chunks_is_read(address: str, *, bytewise: bool) -> None:
    sent = chunked([HELLO[:5], HELLO[5:]])
    with Line(address) as line:
        assert data_of(line.send(sent, cuts(sent, bytewise=bytewise)).told().body) == {"hello": "there"}


@WAYS
def test_the_number_of_chunks_has_a_bound(address: str, *, bytewise: bool) -> None:
    for number, status in ((49, 200), (50, 413)):  # and the last one, which is empty
        sent = chunked([HELLO, *[b" "] * (number - 1)])
        with Line(address) as line:
            told = line.send(sent, cuts(sent, bytewise=bytewise)).told()
            assert told.status == status
            assert status == 200 or told.message == "The body is sent in more than the 50 pieces that are read."


@WAYS
def test_what_stands_behind_a_body_has_the_bound_of_a_head_and_is_not_read(
    address: str, context: SampleContext, *, bytewise: bool
) -> None:
    ends = b"0\r\naccept: text/html\r\nx: %b\r\n\r\n"
    for size, status in ((1_000, 200), (5_000, 431)):
        context.happened.clear()
        sent = chunked([RENAME], end=ends % (b"a" * size))
        with Line(address) as line:
            assert line.send(sent, cuts(sent, bytewise=bytewise)).told().status == status
        assert context.happened == (["renamed to New"] if status == 200 else [])


@pytest.mark.parametrize("end", [b"zz\r\n", b"5;" + b"a" * 5_000])
def test_chunks_that_are_none_are_refused_and_their_request_is_not_answered(
    address: str, context: SampleContext, end: bytes
) -> None:
    context.happened.clear()
    with Line(address) as line:
        assert line.send(chunked([RENAME], end=end)).told().status in (400, 431)
        line.ended()
    assert context.happened == []


@pytest.mark.parametrize("version", ["1.1", "1.0"])
@pytest.mark.parametrize("headers", [(), ("connection: close",)])
def test_a_body_too_large_is_told_so_to_who_sends_it_to_its_end(
    address: str, version: str, headers: tuple[str, ...]
) -> None:
    body = b" " * 2_500_000
    given = ("content-type: application/json", f"content-length: {len(body)}", *headers)
    with Line(address) as line:
        line.socket.sendall(request("POST", "/graphql", *given, version=version))
        for at in range(0, len(body), 100_000):  # raises where the connection was reset
            line.socket.sendall(body[at : at + 100_000])
        told = line.told()
        assert (told.status, told.code) == (413, "BAD_INPUT")
        assert told.message == "The body is larger than the 1,000,000 bytes that are read."
        if version == "1.1" and not headers:  # the connection serves on
            assert line.send(get()).told().status == 200


def test_a_body_too_large_in_chunks_is_told_so_too(address: str) -> None:
    sent = chunked([b" " * 100_000] * 25)
    with Line(address) as line:
        line.socket.sendall(sent)
        assert line.told().status == 413
        assert line.send(get()).told().status == 200


@pytest.mark.parametrize("path", ["/graphql", "/nowhere", "/readyz"])
def test_every_early_answer_is_read_by_who_sends_to_its_end(address: str, path: str) -> None:
    body = b" " * 2_500_000
    with Line(address) as line:
        line.socket.sendall(request("PUT", path, f"content-length: {len(body)}", body=body))
        assert line.told().status in (404, 405)
        assert line.send(get()).told().status == 200


def test_nobody_sends_for_ever_behind_an_answer(address: str) -> None:
    with Line(address) as line:
        line.send(request("POST", "/nowhere", "content-length: 1000000000"))
        assert line.told().status == 404
        with pytest.raises(ConnectionError):  # noqa: PT012  # some time
            for _ in range(100):
                line.socket.sendall(b" " * 1_000_000)


# --- one after the other ----------------------------------------------------------------------------------------------


def test_requests_sent_at_once_are_answered_in_their_order(address: str) -> None:
    with Line(address) as line:
        line.send(post(HELLO) + chunked([b"no JSON"]) + get() + request("GET", "/nowhere") + post(HELLO))
        assert [line.told().status for _ in range(5)] == [200, 400, 200, 404, 200]


def test_more_requests_at_once_than_are_allowed(address: str) -> None:
    with Line(address) as line:
        line.send(get() * 7)
        answers = [line.told() for _ in range(6)]
        assert [told.status for told in answers] == [200] * 5 + [429]
        assert answers[-1].headers["retry-after"] == "1"
        line.ended()


def test_a_refusal_comes_behind_the_answers_before_it(address: str) -> None:
    with Line(address) as line:
        line.send(post(b'{"query": "{ brief }"}') + b"GET / HTTP/1.1\r\nx: " + b"a" * 5_000)
        first, second = line.told(), line.told()
        assert (data_of(first.body), second.status) == ({"brief": "done"}, 431)
        line.ended()


def test_nothing_is_answered_behind_a_last_request(address: str) -> None:
    with Line(address) as line:
        line.send(get("connection: close") + get())
        told = line.told()
        assert (told.status, told.headers["connection"]) == (200, "close")
        line.ended()


@pytest.mark.parametrize("sent", [b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9.9\r\n\r\n", b"hello\r\n\r\n"])
def test_what_is_no_request_is_told_so(address: str, sent: bytes) -> None:
    with Line(address) as line:
        told = line.send(sent).told()
        assert (told.status, told.code) == (400, "BAD_INPUT")
        assert told.message == "What was sent is no HTTP request."
        line.ended()


def test_who_asks_for_a_websocket_without_its_key_is_refused(address: str) -> None:
    with Line(address) as line:
        line.send(get("connection: upgrade", "upgrade: websocket"))
        assert line.socket.recv(65_536).startswith(b"HTTP/1.1 400 ")


KINDS: Final = {
    200: [get(), post(HELLO), chunked([HELLO]), chunked([HELLO[:3], HELLO[3:]]), of_size(2_000)],
    404: [request("GET", "/nowhere"), request("POST", "/nowhere", "content-length: 5", body=b"hello")],
    431: [of_size(2_001), get(*(f"x-{one}: y" for one in range(20)))],
    400: [post(b"no JSON")],
}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_however_it_is_cut_the_same_is_answered(address: str, data: st.DataObject) -> None:
    statuses = data.draw(st.lists(st.sampled_from([200, 200, 404, 400, 431]), min_size=1, max_size=5))
    sent = b"".join(data.draw(st.sampled_from(KINDS[status])) for status in statuses)
    pieces = data.draw(st.sets(st.integers(1, len(sent) - 1), max_size=12))
    expected = statuses[: statuses.index(431) + 1] if 431 in statuses else statuses
    with Line(address) as line:
        line.send(sent, pieces)
        assert [line.told().status for _ in expected] == expected
