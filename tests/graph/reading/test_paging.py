"""All pages together are the whole list, in any order, from either end."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import BadInput
from graph.model import MODEL
from graph.reading import Window, window
from tests.estate import Estate
from tests.graph.reading.pages import Page, Pages

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graph.database.engine import Database
    from graph.model import Property

    Ask = Callable[[Window], Awaitable[Page]]

OFFERING = MODEL.kinds["Offering"]
DEPENDENCIES = MODEL.relation("Offering", "dependencies")
SORTED_BY = ("id", "name", "description", "status", "catalogue", "retiresOn", "version", "createdAt")
EDGES_BY = ("criticality", "assumed", "alternatives", "required", "validFrom")


def some_offerings(chance: random.Random) -> list[dict[str, Any]]:
    return [
        {
            "id": f"o{number:02}",
            "name": chance.choice(["Maps", "maps", "Billing", "Ärger", "Ωmega"]),
            "description": chance.choice([None, "a", "b"]),
            "status": chance.choice(["PLANNED", "AVAILABLE", "SUSPENDED", "DEPRECATED", "RETIRED"]),
            "catalogue": chance.choice(["PUBLIC", "RESTRICTED"]),
            "retiresOn": chance.choice([None, "2026-01-01", "2027-01-01"]),
            "version": chance.choice([1, 2, 10]),
        }
        for number in range(25)
    ]


def expected(rows: list[dict[str, Any]], keys: list[tuple[str, bool]], items: tuple[Property, ...]) -> list[str]:
    """Ids in their order, found by sorting once for each key, the last one first."""
    choices = {item.name: item.choice for item in items}
    found = sorted(rows, key=lambda row: row["id"])
    for name, descending in reversed(keys):
        choice = choices[name]

        def value(row: dict[str, Any], name: str = name, choice: Any = choice) -> Any:
            return choice(row[name]).rank if choice else row[name]

        given = [row for row in found if row.get(name) is not None]
        absent = [row for row in found if row.get(name) is None]
        found = [*sorted(given, key=value, reverse=descending), *absent]
    return [row["id"] for row in found]


async def assert_paged(ask: Ask, whole: list[str], size: int) -> None:
    assert await forwards(ask, size) == whole
    assert await backwards(ask, size) == whole


async def forwards(ask: Ask, size: int) -> list[str]:
    found: list[str] = []
    after: str | None = None
    while True:
        page = await ask(Window(size, after=after))
        found += [row[0] for row in page.rows]
        assert page.has_previous is (after is not None)
        if not page.has_next:
            return found
        assert len(page.rows) == size
        after = page.cursors[-1]


async def backwards(ask: Ask, size: int) -> list[str]:
    found: list[str] = []
    before: str | None = None
    while True:
        page = await ask(Window(size, from_end=True, before=before))
        found = [row[0] for row in page.rows] + found
        assert page.has_next is (before is not None)
        if not page.has_previous:
            return found
        assert len(page.rows) == size
        before = page.cursors[0]


def test_ids_are_the_first_column() -> None:
    assert {kind.properties[0].name for kind in MODEL.kinds.values()} == {"id"}


async def test_pages_of_things_together_are_the_sorted_whole(database: Database) -> None:
    chance = random.Random(20261005)  # noqa: S311  # a shuffle that repeats itself
    rows = some_offerings(chance)
    await Estate(database).things("Offering", *rows)
    reading = Pages(database, MODEL)
    for _ in range(6):
        keys = [(name, chance.random() < 0.5) for name in chance.sample(SORTED_BY, chance.randint(1, 4))]
        sort = [{name: "DESC" if descending else "ASC"} for name, descending in keys]

        async def ask(window: Window, sort: list[dict[str, str]] = sort) -> Page:
            return await reading.page("Offering", window, {}, sort)

        written = [{"createdAt": "2026", **row} for row in rows]
        await assert_paged(ask, expected(written, keys, OFFERING.properties), chance.choice([1, 4, 7]))


async def test_pages_of_relations_together_are_the_sorted_whole(database: Database) -> None:
    chance = random.Random(2026)  # noqa: S311  # a shuffle that repeats itself
    rows = some_offerings(chance)
    estate = Estate(database)
    await estate.things("Offering", {"id": "maps"}, *rows)
    relations: dict[str, dict[str, Any]] = {}
    for row in rows:
        given = {
            "criticality": chance.choice(["LOW", "MEDIUM", "HIGH", "CRITICAL"]),
            "assumed": chance.random() < 0.5,
            "alternatives": chance.choice([None, "a", "b"]),
            "required": chance.choice([1, 2, 10]),
            "validFrom": chance.choice([None, "2026-01-01", "2027-01-01"]),
        }
        relations[row["id"]] = given
        await estate.relations("Offering", "dependencies", ("maps", row["id"]), id=f"maps|{row['id']}", **given)
    reading = Pages(database, MODEL)
    both = [{**row, **relations[row["id"]]} for row in rows]
    for _ in range(5):
        names = chance.sample([*EDGES_BY, "name", "description", "status"], 3)
        keys = [(name, chance.random() < 0.5) for name in names]
        sort = [sort_member(name, "DESC" if descending else "ASC") for name, descending in keys]

        async def ask(window: Window, sort: list[dict[str, Any]] = sort) -> Page:
            (page,) = await reading.related(DEPENDENCIES, ["maps"], window, {}, sort)
            return page

        whole = expected(both, keys, (*OFFERING.properties, *DEPENDENCIES.edge))
        await assert_paged(ask, whole, chance.choice([2, 9]))


def sort_member(name: str, direction: str) -> dict[str, Any]:
    return {name: direction} if name in EDGES_BY else {"node": {name: direction}}


async def test_two_relations_to_one_thing_are_two_rows(database: Database) -> None:
    estate = Estate(database)
    await estate.things("Offering", {"id": "maps"})
    await estate.things("Change", {"id": "move", "title": "Move"})
    actions = ["SUSPEND", "RETIRE", "DEGRADE"]
    for action in actions:
        await estate.relations("Change", "changes", ("move", "maps"), action=action)
    relation = MODEL.relation("Change", "changes")
    found: list[str] = []
    after: str | None = None
    for _ in actions:
        (page,) = await Pages(database, MODEL).related(relation, ["move"], Window(1, after=after), {}, [])
        found.append(page.rows[0][len(OFFERING.properties) + [item.name for item in relation.edge].index("action")])
        after = page.cursors[0]
    assert found == ["RETIRE", "SUSPEND", "DEGRADE"]


async def test_rows_between_two_cursors(database: Database) -> None:
    await Estate(database).things("Offering", *({"id": id_} for id_ in "abcdef"))
    reading = Pages(database, MODEL)
    cursors = (await reading.page("Offering", Window(6), {}, [])).cursors
    page = await reading.page("Offering", Window(2, after=cursors[0], before=cursors[4]), {}, [])
    assert ([row[0] for row in page.rows], page.has_next, page.has_previous) == (["b", "c"], True, True)
    page = await reading.page("Offering", Window(3, from_end=True, after=cursors[0], before=cursors[4]), {}, [])
    assert ([row[0] for row in page.rows], page.has_next, page.has_previous) == (["b", "c", "d"], True, True)


async def test_what_is_written_meanwhile_neither_doubles_nor_hides_a_row(database: Database) -> None:
    estate = Estate(database)
    await estate.things("Offering", *({"id": id_} for id_ in "bdf"))
    reading = Pages(database, MODEL)
    first = await reading.page("Offering", Window(2), {}, [])
    await estate.things("Offering", {"id": "a"}, {"id": "c"}, {"id": "e"})
    second = await reading.page("Offering", Window(9, after=first.cursors[-1]), {}, [])
    assert [row[0] for row in (*first.rows, *second.rows)] == ["b", "d", "e", "f"]


@pytest.mark.parametrize(
    ("given", "argument"),
    [
        ({"first": 0}, "first"),
        ({"first": 101}, "first"),
        ({"last": -1}, "last"),
        ({"last": 101}, "last"),
        ({"first": 1, "last": 1}, "last"),
    ],
)
def test_a_page_of_no_possible_size_is_refused(given: dict[str, int], argument: str) -> None:
    with pytest.raises(BadInput) as refused:
        window(given.get("first"), None, given.get("last"), None, usual=20, most=100)
    assert refused.value.path == (argument,)
