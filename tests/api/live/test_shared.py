"""What is made once for all who are told the same."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

from api.live.groups import seen_as
from graph.access.granting import Wish, add_key
from graph.access.viewer import Viewer, scope_of
from graph.model.grant import Role
from tests.api.live.conftest import EVENTS, KEY, Running, opened
from tests.api.live.test_events import seqs
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    import pytest

    from graph.database.engine import Database


def viewer(actor: str, role: Role, reach: dict[str, bool] | None = None) -> Viewer:
    return Viewer(actor, role, scope_of(role, reach), person=actor)


@EMBEDDED_ALONE
async def test_who_comes_again_is_told_what_was_read_once_for_all(
    running: Running, quellhaven: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whichever key, as long as nothing is hidden from them."""
    another = await add_key(quellhaven, Wish("another", Role.ADMIN), "test")
    for number in range(3):
        await running.describe("maps", f"words {number}")
    newest, database = await running.newest(), running.live.hub.database
    read: list[str] = []
    asked: list[Any] = []
    as_before: Any = database.read

    async def noted(*given: Any, name: str, **more: Any) -> Any:
        read.append(name)
        asked.append(given[1:])
        return await as_before(*given, name=name, **more)

    monkeypatch.setattr(database, "read", noted)
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(opened(running, key)) for key in (KEY, KEY, another.text)]
        for client in clients:
            for id_ in "abcde":
                await client.subscribe(id_, EVENTS, after=newest - 3)
        for client in clients:
            told = await client.all(15)
            assert [seqs(told, id_) for id_ in "abcde"] == [[newest - 2, newest - 1, newest]] * 5
        assert read.count("events") == 1
        assert len(running.live.hub.groups) == 1
        await running.describe("maps", "for all")
        for client in clients:
            told = await client.all(5)
            assert [seqs(told, id_) for id_ in "abcde"] == [[newest + 1]] * 5
        assert read.count("events") == 2
        read.clear()
        asked.clear()
        await clients[0].subscribe("f", EVENTS, after=newest - 3)
        assert seqs(await clients[0].all(4), "f") == [newest - 2, newest - 1, newest, newest + 1]
        [anew] = asked[read.index("events")]
        assert len(anew.get("ids", ())) == 4, "what was told before may have been erased since: it is read anew"


def test_those_who_see_the_same_are_told_together() -> None:
    ana, ben = viewer("ana", Role.ADMIN), viewer("ben", Role.ADMIN)
    assert seen_as(ana) == seen_as(ben)
    assert seen_as(ana) != seen_as(viewer("ana", Role.MANAGER)), "grants are an administrator's to see"
    assert seen_as(viewer("ana", Role.MANAGER)) != seen_as(viewer("ana", Role.READER)), "so are addresses a manager's"


def test_those_whose_reach_is_bounded_are_told_apart() -> None:
    ana = viewer("ana", Role.MANAGER, {"geo": True})
    assert seen_as(ana) == seen_as(viewer("ana", Role.MANAGER, {"geo": True}))
    assert seen_as(ana) != seen_as(viewer("ben", Role.MANAGER, {"geo": True})), "what is one's own is seen by oneself"
    assert seen_as(ana) != seen_as(viewer("ana", Role.MANAGER, {"geo": True, "city": True}))
    assert seen_as(ana) != seen_as(viewer("ana", Role.MANAGER))
