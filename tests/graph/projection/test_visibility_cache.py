"""Statements that take maps of what is seen along answer what those answer that ask the graph."""

from __future__ import annotations

from contextlib import aclosing
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.access.visibility_maps import MOST_NAMED
from graph.database.event_log import Entry, record
from graph.model import MODEL
from graph.model.event import EventAction
from graph.projection.follower import KeptProjection
from graph.projection.visibility_cache import MOST_HELD, MOST_VIEWERS, MapsByViewer, exceptions
from graph.reading import Scope, Window
from tests.engines import drawn
from tests.graph.impact.sights import ORGANIZATIONS, Sighted, random_estate
from tests.graph.reading.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database, Transaction

KINDS: Final = ("Organization", "Offering", "ServiceRelationship", "Agreement", "Target", "Person")
HUNG: Final = (
    *("Assessment", "Engagement", "Feedback", "Channel", "Change", "Risk", "Signal"),
    *("Outcome", "Measurement", "Answer", "Notice", "Freeze"),
)
PAGE: Final = Window(100)
ARCHIVED_OR_NOT: Final = ({"archived": False}, {"archived": True})


async def ids(pages: Pages, label: str) -> list[str]:
    found: list[str] = []
    for given in ARCHIVED_OR_NOT:
        page = await pages.page(label, PAGE, given, [])
        assert await pages.count(label, given) == len(page.rows)
        found += [row[0] for row in page.rows]
    return sorted(found)


async def covered(pages: Pages) -> list[Any]:
    """What agreements cover, and who provides that: one thing at a time, and many."""
    relation, whole = MODEL.relation("Agreement", "covers"), MODEL.relation("Offering", "provider")
    agreements = await ids(pages, "Agreement")
    lists = [await pages.related(relation, some, PAGE, {}, []) for some in (agreements, agreements[:1])]
    offerings = await ids(pages, "Offering")
    return [lists, await pages.related_thing(whole, offerings), await pages.reading.seen("Offering", offerings)]


async def compared(
    database: Database, kept: KeptProjection, organizations: dict[str, bool], labels: Sequence[str] = (*KINDS, *HUNG)
) -> int:
    """-> how many things were seen. The maps were used."""
    scope = Scope(restricted=True, organizations=organizations)
    seen = kept.seen(organizations)
    assert seen is not None
    sighted = Sighted(seen)
    by_maps, by_conditions = Pages(database, MODEL, scope, sighted), Pages(database, MODEL, scope)
    found = 0
    for label in labels:
        expected = await ids(by_conditions, label)
        assert await ids(by_maps, label) == expected, (label, organizations)
        found += len(expected)
    assert await covered(by_maps) == await covered(by_conditions)
    assert sighted.asked > sighted.late == 0
    return found


@drawn("seed", range(4))
async def test_maps_and_conditions_agree(database: Database, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    await random_estate(database, chance)
    async with aclosing(KeptProjection(database)) as kept:
        await kept.load()
        found = [
            await compared(database, kept, dict.fromkeys(chance.sample(ORGANIZATIONS, size), True))
            for size in (1, 3, len(ORGANIZATIONS))
        ]
        assert found[0] < found[2]


MOVES: Final = (
    ("MATCH (o:Offering {id: $id}) SET o.catalogue = CASE o.catalogue WHEN 'PUBLIC' THEN 'RESTRICTED' ELSE 'PUBLIC' END",
     "Offering", "offering-{}", 10),
    ("MATCH (:Agreement {id: $id})-[c:COVERS]->() DELETE c", "Agreement", "agreement-{}", 6),
    ("MATCH (a:Agreement {id: $id})-[u:UNDER]->() DELETE u WITH a LIMIT 1 MATCH (r:ServiceRelationship {id: 'relationship-0'}) CREATE (a)-[:UNDER]->(r)",
     "Agreement.relationship", "agreement-{}", 6),
    ("MATCH (r:ServiceRelationship {id: $id})-[c:CONSUMER]->() DELETE c WITH r LIMIT 1 MATCH (o:Organization {id: 'org-0'}) CREATE (r)-[:CONSUMER]->(o)",
     "ServiceRelationship.consumer", "relationship-{}", 5),
)  # fmt: skip
"""Statements after which other things are seen; what the trail calls them; the ids of things, and how many there are."""


@drawn("seed", range(2))
async def test_nothing_is_told_by_maps_that_are_outdated(database: Database, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    await random_estate(database, chance)
    reaches = [dict.fromkeys(chance.sample(ORGANIZATIONS, size), True) for size in (1, 2, 6)]
    async with aclosing(KeptProjection(database)) as kept:
        await kept.load()
        for left in reversed(range(4)):
            text, subject, named, count = chance.choice(MOVES)
            id_ = named.format(chance.randrange(count))
            entry = Entry(action=EventAction.CHANGED, subject=subject, subject_ids=(id_,))

            async def move(work: Transaction, text: Any = text, id_: str = id_, entry: Entry = entry) -> None:
                await work.run(text, {"id": id_})
                await record(work, entry)

            before = [kept.seen(reach) for reach in reaches]
            await database.write(move, name="move")
            for reach, held in zip(reaches, before, strict=True):
                assert held is not None
                scope, late = Scope(restricted=True, organizations=reach), Sighted(held)
                for label in KINDS:
                    expected = await ids(Pages(database, MODEL, scope), label)
                    assert await ids(Pages(database, MODEL, scope, late), label) == expected, (label, text)
                assert late.asked == late.late > 0
            await kept.load()
            for reach in reaches:
                await compared(database, kept, reach, KINDS if left else (*KINDS, *HUNG))  # maps are kept to the last


async def test_who_finds_the_estate_changed_has_it_followed(database: Database) -> None:
    await random_estate(database, Random(1))  # noqa: S311  # no secret
    reach = {"org-1": True}
    async with aclosing(KeptProjection(database)) as kept:
        assert kept.seen(reach) is None, "nothing is held before the first load"
        await kept.load()
        entry = Entry(action=EventAction.CHANGED, subject="Agreement", subject_ids=("agreement-1",))
        await database.write(lambda work: record(work, entry), name="event")
        before = kept.seen(reach)
        assert before is not None
        sighted = Sighted(before)
        pages = Pages(database, MODEL, Scope(restricted=True, organizations=reach), sighted)
        await ids(pages, "Offering")
        assert sighted.late > 0
        await kept.load()
        after = kept.seen(reach)
        assert after is not None
        assert after.at == before.at + 1


async def test_what_an_import_has_not_ended_is_asked_of_the_graph(database: Database) -> None:
    await random_estate(database, Random(1))  # noqa: S311  # no secret
    async with aclosing(KeptProjection(database)) as kept:
        await kept.load()
        entry = Entry(action=EventAction.IMPORTED, subject="Agreement", subject_ids=("agreement-1",))
        await database.write(lambda work: record(work, entry), name="event")
        create = "CREATE (:Import {id: 'run', source: 'estate', status: 'RUNNING', startedAt: $at, updatedAt: $at})"
        await database.write(lambda work: work.run(create, {"at": "2999-01-01T00:00:00.000000Z"}), name="import")
        await kept.load()
        assert kept.seen({"org-1": True}) is None


async def test_what_is_held_of_a_viewer_is_held_once(database: Database) -> None:
    await random_estate(database, Random(1))  # noqa: S311  # no secret
    async with aclosing(KeptProjection(database)) as kept:
        projection = await kept.ask(lambda state: state.projection)
        viewers = MapsByViewer(projection, lambda: None)
        reach = {"org-1": True}
        first = viewers.by(reach, 1)
        assert viewers.by(reach, 2) is first
        assert first.at == 2
        assert viewers.by({"org-1": True}, 2) is not first
        others = [{"org-2": True} for _ in range(MOST_VIEWERS)]
        for other in others:
            viewers.by(other, 2)
        assert viewers.by(reach, 2) is not first


async def test_maps_that_name_too_much_are_not_sent(database: Database) -> None:
    await random_estate(database, Random(1))  # noqa: S311  # no secret
    async with aclosing(KeptProjection(database)) as kept:
        await kept.load()
        seen = kept.seen({"org-1": True})
        assert seen is not None
        whole = seen.parameters({"offerings", "sides"}, MOST_NAMED)
        assert whole is not None
        named = len(whole["offerings"]) + len(whole["sides"])
        assert named > 1
        assert seen.parameters({"offerings", "sides"}, named) == whole
        assert seen.parameters({"offerings", "sides"}, named - 1) is None


NAMED: Final[list[tuple[dict[str, Any], Any]]] = [
    ({"a": True, "b": False, "c": True}, ({"b": False}, True)),
    ({"a": False}, ({}, False)),
    ({}, None),
    ({str(number): number for number in range(MOST_NAMED + 2)}, None),
    ({str(number): number for number in range(MOST_NAMED + 1)}, ({str(n): n for n in range(1, MOST_NAMED + 1)}, 0)),
]


@pytest.mark.parametrize(("values", "found"), NAMED)
def test_a_map_names_what_differs_from_most(values: dict[str, Any], found: Any) -> None:
    assert exceptions(len(values), iter(values.items())) == found


def test_of_too_many_things_there_is_no_map() -> None:
    assert exceptions(MOST_HELD + 1, iter(())) is None
