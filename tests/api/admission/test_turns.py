"""Turns: so many at once, fair among keys, refused early, nothing left behind."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.admission.turns import Turns
from graph.errors import Overloaded


class Work:
    """Takes turns and says who had one; each goes on until it is let go."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.begun: list[str] = []
        self.now = 0
        self.most = 0
        self.go = asyncio.Semaphore(0)

    async def one(self, key: str) -> None:
        async with self.turns.turn(key):
            self.begun.append(key)
            self.now += 1
            self.most = max(self.most, self.now)
            try:
                await self.go.acquire()
            finally:
                self.now -= 1

    async def ask(self, *keys: str) -> list[asyncio.Task[None]]:
        tasks = [asyncio.create_task(self.one(key)) for key in keys]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return tasks

    async def finish(self, tasks: list[asyncio.Task[None]]) -> list[BaseException | None]:
        for _ in range(2 * len(tasks) + 5):
            self.go.release()
            await asyncio.sleep(0)
        return await asyncio.gather(*tasks, return_exceptions=True)


def quick(places: int = 2, most: int = 30, longest: float = 60.0) -> Turns:
    return Turns("Reads", places, most, longest)


async def test_no_more_are_at_work_than_there_are_places() -> None:
    work = Work(quick(places=3))
    tasks = await work.ask(*"abcdefgh")
    assert (work.now, work.turns.running, work.turns.waiting) == (3, 3, 5)
    assert await work.finish(tasks) == [None] * 8
    assert (work.most, work.turns.running, work.turns.waiting) == (3, 0, 0)


async def test_one_asker_behind_many_of_another_waits_for_one_of_them() -> None:
    work = Work(quick(places=1, most=120))
    tasks = await work.ask("many", *["many"] * 50, "one")
    assert await work.finish(tasks) == [None] * 52
    assert work.begun.index("one") <= 2


async def test_a_key_holds_a_third_of_a_queue_that_is_half_full_and_others_are_let_in() -> None:
    work = Work(quick(places=1, most=12))
    tasks = await work.ask("busy", *["busy"] * 6)
    with pytest.raises(Overloaded, match="Nothing was done") as refused:
        await work.one("busy")
    assert refused.value.is_own
    tasks += await work.ask("other")
    assert await work.finish(tasks) == [None] * 8


async def test_a_full_queue_refuses_everybody_and_says_when_to_come_again() -> None:
    work = Work(quick(places=1, most=4))
    work.turns.took = 2.0
    tasks = await work.ask("first", *"abcd")
    with pytest.raises(Overloaded, match=r"Reads are too many at this moment\. .* Ask again in 10 s\.") as refused:
        await work.one("e")
    assert (refused.value.after, refused.value.is_own, work.turns.refused) == (10, False, 1)
    await work.finish(tasks)


async def test_whoever_would_wait_too_long_is_refused_at_once() -> None:
    work = Work(quick(places=1, longest=5.0))
    work.turns.took = 4.0
    tasks = await work.ask("first", "second")
    with pytest.raises(Overloaded) as refused:
        await work.one("third")
    assert refused.value.after == 8
    assert work.turns.waiting == 1
    await work.finish(tasks)


async def test_a_key_that_waits_already_is_told_that_it_is_its_own_where_others_are_let_in() -> None:
    work = Work(quick(places=1, longest=5.0))
    work.turns.took = 2.0
    tasks = await work.ask("first", "mine", "mine")
    with pytest.raises(Overloaded) as refused:
        await work.one("mine")
    assert refused.value.is_own
    tasks += await work.ask("other")
    assert work.turns.waiting == 3
    await work.finish(tasks)


async def test_nobody_waits_for_longer_than_the_longest() -> None:
    work = Work(quick(places=1, longest=0.05))
    work.turns.took = 0.001
    tasks = await work.ask("first")
    with pytest.raises(Overloaded, match=r"wait for longer than 0\.05 seconds"):
        await work.one("second")
    assert work.turns.waiting == 0
    assert await work.finish(tasks) == [None]


async def test_whoever_goes_away_leaves_the_queue() -> None:
    work = Work(quick(places=1))
    tasks = await work.ask("first", "gone", "next")
    tasks[1].cancel()
    await asyncio.sleep(0)
    assert work.turns.waiting == 1
    ended = await work.finish(tasks)
    assert isinstance(ended[1], asyncio.CancelledError)
    assert work.begun == ["first", "next"]


async def test_a_turn_given_to_one_who_has_just_gone_goes_to_the_next() -> None:
    work = Work(quick(places=1))
    tasks = await work.ask("first", "gone", "next")
    work.go.release()
    await asyncio.sleep(0)
    tasks[1].cancel()
    assert isinstance((await work.finish(tasks))[1], asyncio.CancelledError)
    assert work.begun[-1] == "next"
    assert (work.turns.running, work.turns.waiting) == (0, 0)


async def test_what_fails_gives_its_place_back() -> None:
    turns = quick(places=1)
    with pytest.raises(RuntimeError):
        async with turns.turn("a"):
            raise RuntimeError
    assert turns.running == 0


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["ask", "release", "cancel"])), max_size=60),
    st.integers(1, 3),
)
def test_whatever_happens_all_places_come_back_and_nobody_is_forgotten(
    steps: list[tuple[str, str]], places: int
) -> None:
    async def run() -> None:
        work, tasks = Work(quick(places=places, most=9)), list[asyncio.Task[None]]()
        for key, step in steps:
            if step == "ask":
                tasks += await work.ask(key)
            elif step == "release":
                work.go.release()
            elif tasks:
                tasks[len(work.begun) % len(tasks)].cancel()
            await asyncio.sleep(0)
            assert work.now <= places
        ended = await work.finish(tasks)
        assert (work.turns.running, work.turns.waiting, work.now) == (0, 0, 0)
        kinds = Counter(type(one) for one in ended)
        assert set(kinds) <= {type(None), asyncio.CancelledError, Overloaded}
        assert len(work.begun) >= kinds[type(None)]

    asyncio.run(run())
