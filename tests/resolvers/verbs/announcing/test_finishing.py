"""An announced change is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.access import LOCAL
from tests.resolvers.verbs.announcing.conftest import day

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port


async def test_a_change_is_done_as_it_was_announced_once_the_offering_says_so(made: Port) -> None:
    await made.announce()
    refused = f"'maps' does not say that it retires on {day(60)}: say so by retireOffering"
    assert await made.do("finishChange", id="end") == refused
    assert await made.do("retireOffering", id="maps", retiresOn=day(60)) == "OK"
    assert await made.do("finishChange", id="end", severity="HIGH", note="Two tours by hand.") == "OK"
    assert await made.change() == {
        "status": "DONE",
        "effectiveOn": day(60),
        "decisionReason": "Two tours by hand.",
        "doneOn": day(0),
        "outcome": "AS_ANNOUNCED",
        "outcomeSeverity": "HIGH",
    }


async def test_a_change_is_done_otherwise_than_it_was_announced(made: Port) -> None:
    await made.announce()
    assert await made.do("finishChange", id="end", outcome="OTHER", doneOn=day(-1)) == "OK"
    change = await made.change()
    assert (change["status"], change["outcome"], change["doneOn"]) == ("DONE", "OTHER", day(-1))


async def test_nothing_is_done_tomorrow(made: Port) -> None:
    await made.announce()
    refused = await made.do("finishChange", id="end", doneOn=day(1))
    assert refused == f"{day(1)} has not come; what is not done at all is ended by cancelChange"


async def test_what_goes_on_for_a_time_is_done_when_that_is_over(made: Port) -> None:
    assert await made.do("unlinkChangedOffering", LOCAL, change="end", offering="maps", action="RETIRE") == "OK"
    assert (
        await made.do("linkChangedOffering", LOCAL, change="end", offering="maps", action="SUSPEND", until=day(70))
        == "OK"
    )
    await made.announce()
    assert await made.do("finishChange", id="end", outcome="OTHER") == (
        f"SUSPEND of 'maps' goes on until {day(70)}: it is done when that is over"
    )


async def test_what_was_not_announced_is_not_done(made: Port) -> None:
    await made.agree()
    assert await made.do("finishChange", id="end") == "is AGREED: this can be done while it is ANNOUNCED"
