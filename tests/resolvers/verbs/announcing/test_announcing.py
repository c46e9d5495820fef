"""An agreed change is announced, to everybody whom it affects by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.access import LOCAL
from graph.model.grant import Role
from tests.resolvers.verbs.announcing.conftest import day, of

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port


async def test_each_line_of_the_notify_plan_is_a_message(made: Port) -> None:
    await made.announce()
    assert await made.status() == "ANNOUNCED"
    notices = [one for one in await made.notices() if one["kind"] == "NOTICE"]
    assert [(one["person"]["id"], one["deadline"], one["state"]) for one in notices] == [
        ("cleo", day(40), "PLANNED"),
        ("dan", day(50), "PLANNED"),
        ("fay", day(50), "PLANNED"),
    ]


async def test_announced_again_only_those_are_told_who_have_come_to_be_affected(made: Port) -> None:
    await made.announce()
    nobody = "was announced to everybody whom it affects: nobody is left to tell"
    assert await made.do("announceChange", id="end") == nobody
    said = {"role": "SPONSOR", "side": "CONSUMER"}
    assert await made.do("createPerson", LOCAL, id="zoe", name="Zoe", email="zoe@x.org") == "OK"
    assert await made.do("linkStakeholder", LOCAL, person="zoe", relationship="maker-fleet", **said) == "OK"
    assert await made.do("announceChange", id="end") == "OK"
    told = [person for kind, person, _ in await made.told() if kind == "NOTICE"]
    assert told == ["cleo", "dan", "fay", "zoe"]


async def test_what_is_not_agreed_is_not_announced(made: Port) -> None:
    refused = "this can be done while it is AGREED or ANNOUNCED"
    assert refused in await made.do("announceChange", id="end")
    await made.propose()
    assert refused in await made.do("announceChange", id="end")


async def test_whoever_manages_agrees_and_whoever_owns_announces(made: Port) -> None:
    await made.agree()
    manager = of("maker", Role.MANAGER)
    needs = "Changing Change in this way needs the role OWNER; yours is MANAGER."
    assert await made.do("announceChange", manager, id="end") == needs
    assert await made.do("announceChange", id="end") == "OK"
    refused = await made.do("cancelChange", manager, id="end", reason="No.")
    assert refused == "An announced Change is changed by the role OWNER; yours is MANAGER."


async def test_who_would_be_told_without_having_been_asked_is_asked_first(made: Port) -> None:
    await made.agree()
    worse = {"agreement": "of-maker-shop", "offering": "maps", "criticality": "CRITICAL"}
    assert await made.do("linkAgreementCovers", LOCAL, **worse) == "OK"
    refused = "affects 'shop' who were not asked, or worse than they were: ask them by proposeChange"
    assert await made.do("announceChange", id="end") == refused
    await made.propose()
    assert await made.status() == "PROPOSED"
    assert await made.say("shop", "dan", "ACCEPT") == "OK"
    assert await made.do("agreeChange", id="end") == "OK"
    assert await made.do("announceChange", id="end") == "OK"


async def test_who_must_not_be_contacted_gets_no_message(made: Port) -> None:
    await made.agree()
    assert await made.do("updatePerson", LOCAL, id="fay", doNotContact=True) == "OK"
    assert await made.do("announceChange", id="end") == "OK"
    assert [person for kind, person, _ in await made.told() if kind == "NOTICE"] == ["cleo", "dan"]
