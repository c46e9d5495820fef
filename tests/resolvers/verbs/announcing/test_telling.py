"""What becomes of a message about a planned change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model.grant import Role
from tests.resolvers.verbs.announcing.conftest import MAKER, day, of

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port


async def to(made: Port, person: str, kind: str = "NOTICE") -> dict[str, Any]:
    return next(one for one in await made.notices() if (one["kind"], one["person"]["id"]) == (kind, person))


async def test_a_message_is_acknowledged_by_whom_it_is_for_in_any_role(made: Port) -> None:
    await made.announce()
    await made.send("NOTICE")
    notice = await to(made, "fay")
    assert await made.do("acknowledgeNotice", of("fleet", Role.READER, "fay"), id=notice["id"]) == "OK"
    assert (await to(made, "fay"))["acknowledgedHow"] == "ACCOUNT"
    assert await made.do("acknowledgeNotice", of("fleet", Role.READER, "fay"), id=notice["id"]) == "OK"


async def test_a_message_is_acknowledged_by_that_days_deputy(made: Port) -> None:
    await made.announce()
    await made.send("NOTICE")
    for person, how in (("pia", None), ("dan", "ACCOUNT")):
        notice = await to(made, "dan")
        done = await made.do("acknowledgeNotice", of("shop", Role.READER, person), id=notice["id"])
        assert (done == "OK") is (how is not None), done
        assert (await to(made, "dan"))["acknowledgedHow"] == how


async def test_a_manager_of_the_provider_records_that_it_has_arrived(made: Port) -> None:
    await made.announce()
    await made.send("NOTICE")
    notice = await to(made, "fay")
    why = "A message is acknowledged by whom it is for, or that day's deputy; a MANAGER of the provider records it."
    for who in (of("fleet", Role.MANAGER), of("maker", Role.READER)):
        assert await made.do("acknowledgeNotice", who, id=notice["id"]) == why
    assert await made.do("acknowledgeNotice", of("maker", Role.MANAGER), id=notice["id"]) == "OK"
    assert (await to(made, "fay"))["acknowledgedHow"] == "RECORDED"


async def test_a_message_to_others_is_not_there(made: Port) -> None:
    await made.announce()
    notice = (await to(made, "cleo"))["id"]
    refused = await made.do("acknowledgeNotice", of("fleet", Role.READER, "fay"), id=notice)
    assert refused == f"There is no Notice {notice!r}."


async def test_what_was_not_sent_is_not_acknowledged(made: Port) -> None:
    await made.announce()
    refused = await made.do("acknowledgeNotice", MAKER, id=(await to(made, "fay"))["id"])
    assert refused == "is PLANNED: this can be done while it is SENT"


async def test_what_came_back_was_not_told(made: Port) -> None:
    await made.announce()
    notice = await to(made, "fay")
    assert await made.do("markNoticeSent", id=notice["id"], sentAt=f"{day(0)}T00:00:00Z") == "OK"
    assert (await to(made, "fay"))["sentAt"] == f"{day(0)}T00:00:00.000000Z"
    assert await made.do("markNoticeFailed", id=notice["id"], reason="550 unknown") == "OK"
    failed = await to(made, "fay")
    assert (failed["state"], failed["sentAt"], failed["failure"]) == ("FAILED", None, "550 unknown")
    assert await made.do("markNoticeSent", id=notice["id"]) == "OK"
    assert (await to(made, "fay"))["failure"] is None


async def test_the_side_that_is_told_says_nothing_of_the_sending(made: Port) -> None:
    await made.announce()
    notice = (await to(made, "fay"))["id"]
    why = "Only the side that tells says what became of a message."
    assert await made.do("markNoticeSent", of("fleet"), id=notice) == why
    assert await made.do("markNoticeFailed", of("fleet"), id=notice, reason="x") == why


async def test_a_question_goes_out_while_the_change_is_proposed(made: Port) -> None:
    await made.agree()
    question = (await to(made, "fay", "QUESTION"))["id"]
    assert (
        await made.do("markNoticeSent", id=question) == "is SUPERSEDED: this can be done while it is PLANNED or FAILED"
    )


async def test_nothing_is_sent_tomorrow(made: Port) -> None:
    await made.announce()
    tomorrow = f"{day(1)}T00:00:00.000000Z"
    assert (
        await made.do("markNoticeSent", id=(await to(made, "fay"))["id"], sentAt=tomorrow) == f"{tomorrow} has not come"
    )
