"""Who is looked up again after access has changed: only a refusal lets somebody go."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from api.live.callers import Caller, Callers
from graph.access import LOCAL
from graph.errors import RapportError, TimedOut, Unauthenticated, Unavailable

if TYPE_CHECKING:
    from api.access import Viewers
    from graph.access import Viewer


class Answering:
    """Looks nobody up: says the same of everybody."""

    def __init__(self, fault: RapportError) -> None:
        self.fault = fault

    async def viewer(self, _credential: str | None) -> None:
        raise self.fault


def callers(fault: RapportError, dismissed: list[str]) -> Callers:
    made = Callers(cast("Viewers", Answering(fault)))
    caller = Caller(LOCAL, "key", "key", {}, dismissed.append, lambda: None)
    made.enter(caller, is_socket=True)
    return made


async def test_who_is_not_let_in_any_more_is_dismissed() -> None:
    dismissed: list[str] = []
    await callers(Unauthenticated("The key was withdrawn."), dismissed).look()
    assert dismissed == ["The key was withdrawn."]


@pytest.mark.parametrize("fault", [TimedOut("took too long"), Unavailable("the engine is away")])
async def test_who_cannot_be_looked_up_now_stays(fault: RapportError) -> None:
    dismissed: list[str] = []
    with pytest.raises(type(fault)):
        await callers(fault, dismissed).look()
    assert dismissed == []


class Late:
    """Answers each look when its turn is given."""

    def __init__(self) -> None:
        self.answers: list[asyncio.Future[Viewer]] = []

    def viewer(self, _credential: str | None) -> asyncio.Future[Viewer]:
        self.answers.append(asyncio.get_running_loop().create_future())
        return self.answers[-1]


async def test_a_look_that_ends_after_a_newer_one_says_nothing_any_more() -> None:
    late = Late()
    made = Callers(cast("Viewers", late))
    caller = Caller(LOCAL, "key", "key", {}, lambda _: None, lambda: None)
    made.enter(caller, is_socket=True)
    looks = [asyncio.create_task(made.looked_up(caller)) for _ in range(2)]
    await asyncio.sleep(0)
    older, newer = replace(LOCAL, actor="older"), replace(LOCAL, actor="newer")
    late.answers[1].set_result(newer)
    await looks[1]
    late.answers[0].set_result(older)
    await looks[0]
    assert caller.viewer is newer
