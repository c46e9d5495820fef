"""What weak relationships have in common, and promises that cannot be kept: as files, for who sees a part, of half an import."""

from __future__ import annotations

import csv
import io
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import pytest

from graph.database.event_log import record
from graph.database.imports import finish_import, start_import
from graph.model.event import EventAction
from tests.explorer.conftest import axe, settled
from tests.explorer.saving import saved

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph.database.engine import Database, Transaction
    from tests.explorer.conftest import Explorer

COMMON: Final = "/relationships?on=2026-10-05&part=common"
PROMISES: Final = "/relationships?on=2026-10-05&part=promises"
WEAK: Final = "/weak-points?on=2026-10-05"
PARTIAL: Final = {"en": "This is not all: something that takes part is hidden from you", "ru": "Это не всё"}
CUT_SHORT: Final = "This is not all: an import was interrupted"
LET_DIE: Final = "MATCH (run:Import {id: $id}) SET run.updatedAt = '2026-01-01T00:00:00.000000Z'"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


async def test_all_causes_are_saved_as_they_are_shown(explorer: Explorer) -> None:
    async with explorer.open(COMMON) as page:
        name, text = await saved(page, "CSV")
        assert name == "common-causes.csv"
        await page.get_by_text(f"first 20 of {len(rows(text))}").wait_for()
        while await page.get_by_role("button", name="Show more").count():
            count = await page.locator("tbody tr").count()
            await page.get_by_role("button", name="Show more").click()
            await page.locator("tbody tr").nth(count).wait_for()
        shown = await page.locator("tbody tr").all_inner_texts()
        assert len(shown) == len(rows(text))
        for row, line in zip(rows(text), shown, strict=True):
            assert row["cause_name"] in line
            assert row["reason"] in line
            assert f"{row['weak']}\N{NO-BREAK SPACE}weak relationships" in line
        name, paper = await saved(page, "Markdown")
    assert name == "common-causes.md"
    assert paper.startswith("# What weak relationships")
    assert all(row["reason"] in paper for row in rows(text))


async def test_all_promises_are_saved_as_they_are_shown_of_one_provider_too(explorer: Explorer) -> None:
    async with explorer.open(f"{PROMISES}&org=transport") as page:
        shown = (
            await page.get_by_role("region", name="Promises that cannot be kept").locator("tbody tr").all_inner_texts()
        )
        name, text = await saved(page, "CSV")
        assert name == "promise-gaps.csv"
        assert len(rows(text)) == len(shown) > 5
        for row, line in zip(rows(text), shown, strict=True):
            assert row["reference"] in line
            assert row["path_names"] in line
        limits = await page.get_by_role("region", name="What they fail by").locator("tbody tr").all_inner_texts()
        name, text = await saved(page, "CSV of what they fail by")
        assert name == "promise-limits.csv"
        assert len(rows(text)) >= len(limits) > 0
        for row, line in zip(rows(text), limits, strict=False):
            assert row["offering_name"] in line
        name, paper = await saved(page, "Markdown")
    assert name == "promise-gaps.md"
    assert all(line["offering_name"] in paper for line in rows(text))


@pytest.mark.parametrize(
    ("part", "file"),
    [("", "weak-points"), ("&part=alone", "weak-points-alone"), ("&part=groups", "weak-points-groups")],
)
async def test_weak_points_are_saved_as_the_open_part_shows_them(explorer: Explorer, part: str, file: str) -> None:
    async with explorer.open(WEAK + part) as page:
        name, text = await saved(page, "CSV")
        assert name == f"{file}.csv"
        shown = await page.locator("tbody tr").all_inner_texts()
        count = await page.get_by_role("tab", selected=True).locator(".quiet").inner_text()
        assert len(rows(text)) == int(count)
        for row, line in zip(rows(text), shown, strict=False):
            assert row["offering_name"] in line
        assert (await saved(page, "Markdown"))[1].startswith("# Weak points of the estate")


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_whoever_sees_a_part_is_told_so_and_how_many_promises_are_hidden(
    explorer: Explorer, reader: str, language: str
) -> None:
    async with explorer.open(PROMISES, key=reader, language=language, width=390) as page:
        gaps = page.locator(".block").last
        await gaps.locator(".band").filter(has_text=PARTIAL[language]).wait_for()
        hidden = (
            await gaps.locator(".quiet")
            .filter(has_text={"en": "more that you may not see", "ru": "чего вам не видно"}[language])
            .inner_text()
        )
        assert int("".join(filter(str.isdigit, hidden))) > 0
        assert await axe(page) == []
    async with explorer.open(COMMON, key=reader, language=language, width=390) as page:
        await page.locator(".band").filter(has_text=PARTIAL[language]).wait_for()
        assert await axe(page) == []


async def test_whoever_sees_everything_is_told_nothing_of_the_kind(explorer: Explorer) -> None:
    for path in (PROMISES, COMMON):
        async with explorer.open(path) as page:
            assert await page.get_by_text("This is not all").count() == 0
            assert await page.get_by_text("that you may not see").count() == 0


@asynccontextmanager
async def half_an_import(database: Database) -> AsyncGenerator[None]:
    """Within this an import has died: what it had written is there, the rest is not."""
    run = await start_import(database, "half", rows=1)

    async def die(transaction: Transaction) -> None:
        await record(transaction, run.entry(EventAction.IMPORTED, "Offering", ("maps",)))
        await transaction.run(LET_DIE, {"id": run.id})

    await database.write(die, name="test")
    try:
        yield
    finally:
        await finish_import(database, run)


async def test_where_an_import_was_cut_short_both_say_so(explorer: Explorer, open_embedded: Database) -> None:
    async with half_an_import(open_embedded):
        for path in (PROMISES, COMMON):
            async with explorer.open(path) as page:
                await page.locator(".band").filter(has_text=CUT_SHORT).wait_for()
    async with explorer.open(COMMON) as page:
        await settled(page)
        assert await page.get_by_text("This is not all").count() == 0
