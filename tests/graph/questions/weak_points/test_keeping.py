"""Weak points are worked out once for each state of the estate."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, TypeVar

import psutil
import pytest

from graph.database.imports import start_import
from graph.errors import Overloaded, Unavailable
from graph.projection.follower import IncompleteReason, KeptProjection
from graph.questions.weak_points import keeping
from graph.questions.weak_points.keeping import KeptWeakPoints, Waiting
from graph.questions.weak_points.ranking import WeakPointOrder, WeakPoints
from seed.fates import TODAY
from seed.importing import import_estate
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.database.engine import Database

T = TypeVar("T")
LET_DIE = "MATCH (i:Import {id: $id}) SET i.updatedAt = '2020-01-01T00:00:00.000000Z'"


async def test_who_asks_later_is_answered_from_the_same_work(quellhaven: Database) -> None:
    weak_points = KeptWeakPoints(KeptProjection(quellhaven))
    (first, _), (beside, _) = await asyncio.gather(weak_points.on(TODAY), weak_points.on(TODAY))
    again, incomplete = await weak_points.on(TODAY)
    assert first is beside is again
    assert incomplete is None
    assert list(first.ranks(WeakPointOrder.HARM))[:2] == ["reefer-sensors", "temperature-monitoring"]


@EMBEDDED_ALONE
async def test_after_a_write_they_are_worked_out_anew(quellhaven: Database, tmp_path: Path) -> None:
    weak_points = KeptWeakPoints(KeptProjection(quellhaven))
    before, _ = await weak_points.on(TODAY)
    (tmp_path / "offerings.csv").write_text("id,name,provider,suspended_until\natlas,Atlas,terravane,2026-09-01\n")
    await import_estate(quellhaven, [tmp_path], source="settled")
    after, _ = await weak_points.on(TODAY)
    assert [(group.offering, group.alternatives) for group in before.groups] == [("routing", "base-map")]
    assert after.groups == []
    with pytest.raises(KeyError):
        before.point("atlas")
    assert after.point("atlas").offering == "atlas"


@EMBEDDED_ALONE
async def test_after_a_write_that_changes_none_of_them_they_are_the_same_still(
    quellhaven: Database, tmp_path: Path
) -> None:
    weak_points = KeptWeakPoints(KeptProjection(quellhaven))
    before, _ = await weak_points.on(TODAY)
    (tmp_path / "people.csv").write_text("id,name,member_of\nanother,Another,terravane\n")
    (tmp_path / "offerings.csv").write_text("id,name,provider\natlas,Another Atlas,terravane\n")
    await import_estate(quellhaven, [tmp_path], source="named")
    after, _ = await weak_points.on(TODAY)
    assert after is before


@EMBEDDED_ALONE
async def test_an_import_that_died_is_said_until_it_is_completed_though_they_are_the_same(
    quellhaven: Database, tmp_path: Path
) -> None:
    weak_points = KeptWeakPoints(KeptProjection(quellhaven))
    before, _ = await weak_points.on(TODAY)
    run = await start_import(quellhaven, "named", rows=1)
    await quellhaven.write(lambda transaction: transaction.run(LET_DIE, {"id": run.id}), name="test")
    assert await weak_points.on(TODAY) == (before, IncompleteReason.IMPORT_INTERRUPTED)
    (tmp_path / "people.csv").write_text("id,name,member_of\nanother,Another,terravane\n")
    await import_estate(quellhaven, [tmp_path], source="named")
    assert await weak_points.on(TODAY) == (before, None)


@EMBEDDED_ALONE
async def test_after_each_write_they_are_those_of_a_computation_from_nothing(
    quellhaven: Database, tmp_path: Path
) -> None:
    weak_points = KeptWeakPoints(KeptProjection(quellhaven))
    found, _ = await weak_points.on(TODAY)
    for criticality in ("LOW", "CRITICAL"):
        (tmp_path / "dependencies.csv").write_text(f"from,to,criticality\nmaps-next,reefer-sensors,{criticality}\n")
        await import_estate(quellhaven, [tmp_path], source="needed")
        before, (found, _) = found, await weak_points.on(TODAY)
        anew, _ = await KeptWeakPoints(KeptProjection(quellhaven)).on(TODAY)
        assert said(found) == said(anew) != said(before)


def said(found: WeakPoints) -> object:
    points = [found.point(each) for each in sorted(found.ids)]
    return points, [found.ranks(order) for order in WeakPointOrder], found.alone_ids, found.groups


async def test_a_fourth_day_is_refused_while_three_are_worked_out_and_none_of_them_is_thrown_away(
    quellhaven: Database,
) -> None:
    weak_points = KeptWeakPoints(KeptProjection(quellhaven), patience=None)
    days = [TODAY + timedelta(days=number) for number in range(4)]
    asked = [weak_points.on(day, key) for day, key in zip(days, "abcd", strict=True)]
    *found, refused = await asyncio.gather(*asked, return_exceptions=True)
    assert isinstance(refused, Overloaded)
    assert str(refused).startswith(
        "The weak points of other days are being worked out. Nothing was done. Ask again in "
    )
    assert found == [await weak_points.on(day) for day in days[:3]]
    await weak_points.on(days[3])
    assert await weak_points.on(days[2]) == found[2]


async def test_days_that_one_asks_about_are_worked_out_one_after_the_other_and_leave_room_for_others(
    quellhaven: Database,
) -> None:
    weak_points = KeptWeakPoints(KeptProjection(quellhaven), patience=None)
    days = [TODAY + timedelta(days=number) for number in range(6)]
    several = asyncio.gather(*(weak_points.on(day, "eager") for day in days[:5]))
    other, _ = await weak_points.on(days[5], "other")
    assert not several.done()
    found = await several
    assert len({id(each) for each, _ in (*found, (other, None))}) == len(days)


async def test_who_has_waited_long_enough_is_told_how_far_it_is(
    quellhaven: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "GRACE", 0.0)
    weak_points = KeptWeakPoints(KeptProjection(quellhaven), patience=0.0)
    with pytest.raises(Unavailable, match=r"being worked out, \d+ % are done: ask again"):
        await weak_points.on(TODAY)


async def test_the_process_ends_when_nobody_waits_any_more(
    quellhaven: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "GRACE", 0.0)
    weak_points = KeptWeakPoints(KeptProjection(quellhaven))
    resource_tracker.ensure_running()  # comes with the first process and stays
    before = {child.pid for child in psutil.Process().children()}
    asking = asyncio.create_task(weak_points.on(TODAY))
    started = await until(lambda: {child.pid for child in psutil.Process().children()} - before)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await until(lambda: not any(map(psutil.pid_exists, started)))
    found, _ = await weak_points.on(TODAY)
    assert found.alone_ids


async def test_the_work_is_given_up_a_while_after_the_last_one_has_waited() -> None:
    task, waiting = asyncio.create_task(asyncio.sleep(3600)), Waiting()
    with waiting.on(task):
        pass
    first = waiting.giving_up
    with waiting.on(task), waiting.on(task):
        assert first
        assert first.cancelled()
    assert waiting.giving_up
    assert waiting.giving_up.when() - asyncio.get_running_loop().time() > keeping.LONGEST
    task.cancel()


async def until(holds: Callable[[], T]) -> T:
    """What `holds` answers as soon as that is true."""
    for _ in range(1_000):
        if found := holds():
            return found
        await asyncio.sleep(0.02)
    pytest.fail("waited in vain")
