"""A list that is found in a kept order is the list that the engine sorts, whatever is written meanwhile by whomever."""

from __future__ import annotations

import asyncio
import copy
import random
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.access import LOCAL, Viewer
from graph.model import MODEL
from graph.model.grant import Role
from graph.reading import KeptOrders, Scope, kept_orders
from graph.reading.sorted_ids import SortedIds
from resolvers.context import Context
from resolvers.schema import schema
from seed.importing import import_estate
from tests.engines import drawn, wipe
from tests.quellhaven import QUELLHAVEN, hold_quellhaven

if TYPE_CHECKING:
    from graph.database.engine import Database
    from graph.model import Kind

LISTED: Final = (
    "Agreement",
    "Offering",
    "Organization",
    "Person",
    "ServiceRelationship",
    "Commitment",
    "Channel",
    "Risk",
)
"""Kinds by texts, days, ranks and ids, of which some have no value there."""
TEXTS: Final = ("Maps", "maps", "Ärger", "\ufffd", "\U0001f5fa", "Z", "")
STEPS: Final = 30
START: Final = "{ offerings(first: 5) { nodes { id name } pageInfo { endCursor hasNextPage } } }"


OFFERING: Final = MODEL.kinds["Offering"]


class Outdated(KeptOrders):
    """Knows what was there before the last change."""

    def __init__(self, ids: SortedIds | None) -> None:
        self.ids = copy.deepcopy(ids)
        self.asked = False

    async def of(self, kind: Kind) -> SortedIds | None:
        assert kind is OFFERING
        self.asked = True
        return self.ids


@pytest.fixture(autouse=True)
def _however_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_orders, "LEAST", 0)
    monkeypatch.setattr(kept_orders, "LOOKED_AGAIN", 0)


async def kept_by(database: Database, *labels: str) -> KeptOrders:
    """Kept orders that hold those of these kinds already."""
    orders = KeptOrders(database)
    for label in labels:
        async with asyncio.timeout(30):
            while await orders.of(MODEL.kinds[label]) is None:  # noqa: ASYNC110  # read beside
                await asyncio.sleep(0.01)
    return orders


async def ids_of(database: Database, label: str, orders: KeptOrders | None = None, who: Viewer = LOCAL) -> list[str]:
    """Those that a list of all answers."""
    question = f"{{ found: {MODEL.kinds[label].plural}(first: 1000) {{ nodes {{ id }} }} }}"
    return [node["id"] for node in (await answered(database, question, orders, who))["found"]["nodes"]]


async def number_of(database: Database, label: str, orders: KeptOrders | None = None, who: Viewer = LOCAL) -> int:
    """What a list of which nothing but the number is asked answers."""
    question = f"{{ found: {MODEL.kinds[label].plural} {{ totalCount }} }}"
    return (await answered(database, question, orders, who))["found"]["totalCount"]


async def answered(
    database: Database, question: str, orders: KeptOrders | None, who: Viewer = LOCAL, **given: Any
) -> Any:
    context = Context(database, viewer=who, orders=orders)
    found = await schema.execute(question, given, context_value=context)
    assert not found.errors, (question, found.errors)
    return found.data


async def whole(database: Database, label: str, orders: KeptOrders | None, size: int, *, backwards: bool) -> list[Any]:
    """All pages of a list with their numbers, one after another."""
    plural, pages, cursor = MODEL.kinds[label].plural, list[Any](), None
    window = "last: $size, before: $cursor" if backwards else "first: $size, after: $cursor"
    question = f"""query($size: Int!, $cursor: String) {{ found: {plural}({window}) {{
      totalCount nodes {{ id version }} pageInfo {{ startCursor endCursor hasNextPage hasPreviousPage }} }} }}"""
    while True:
        page = (await answered(database, question, orders, size=size, cursor=cursor))["found"]
        pages.append(page)
        cursor = page["pageInfo"]["startCursor" if backwards else "endCursor"]
        if not page["pageInfo"]["hasPreviousPage" if backwards else "hasNextPage"]:
            return pages


def mutation(chance: random.Random, ids: dict[str, list[str]]) -> str:
    """Something that moves, adds or takes away a thing of a list; much of it is refused."""
    label = chance.choice(("Offering", "Organization", "Person", "Agreement"))
    id_, text = chance.choice(ids[label]), chance.choice(TEXTS)
    named = f'reference: "{text}"' if label == "Agreement" else f'name: "{text}{chance.random()}"'
    number = chance.randrange(100)
    return chance.choice(
        (
            f'update{label}(input: {{ id: "{id_}", {named} }})',
            f'archive{label}(input: {{ id: "{id_}" }})',
            f'restore{label}(input: {{ id: "{id_}" }})',
            f'delete{label}(input: {{ id: "{id_}" }})',
            f'createPerson(input: {{ id: "new-{number}", name: "{text}" }})',
            f'createPeople(input: {{ items: [{{ id: "n-{number}", name: "{text}" }}, {{ id: "m-{number}", name: "b" }}] }})',
            f'createOrganization(input: {{ id: "new-{number}", name: "{text} {number}" }})',
            f'updateAgreement(input: {{ id: "{chance.choice(ids["Agreement"])}", reference: null }})',
        )
    )


@drawn("seed", range(20261201, 20261204))
async def test_pages_are_the_same_whichever_way(database: Database, seed: int) -> None:
    await hold_quellhaven(database)
    chance, orders = random.Random(seed), await kept_by(database, *LISTED)  # noqa: S311  # no secret
    ids = {label: await ids_of(database, label) for label in LISTED}
    done = 0
    for _ in range(STEPS):
        text = mutation(chance, ids)
        done += "Refusal" not in str(await answered(database, f"mutation {{ done: {text} {{ __typename }} }}", None))
        label, size, backwards = chance.choice(LISTED), chance.choice((4, 20, 100)), chance.random() < 0.5
        assert await whole(database, label, orders, size, backwards=backwards) == await whole(
            database, label, None, size, backwards=backwards
        ), (seed, text)
    assert done > STEPS // 5
    for label in LISTED:
        assert await ids_of(database, label, orders) == await ids_of(database, label)
        assert len(await orders.of(MODEL.kinds[label]) or ()) == len(await ids_of(database, label)) > 0


async def test_a_page_is_read_again_where_something_on_it_was_changed_meanwhile(database: Database) -> None:
    await hold_quellhaven(database)
    orders = await kept_by(database, "Offering")
    first, second, third, *_ = await ids_of(database, "Offering")
    away = f'{{ items: [{{ id: "{first}", name: "zz" }}, {{ id: "{second}", name: "zzz" }}] }}'
    for change in (f"updateOfferings(input: {away})", f'archiveOffering(input: {{ id: "{third}" }})'):
        outdated = Outdated(await orders.of(OFFERING))
        await answered(database, f"mutation {{ {change} {{ __typename }} }}", None)
        assert await answered(database, START, outdated) == await answered(database, START, None)
        assert outdated.asked


async def test_what_is_imported_and_erased_is_followed(database: Database) -> None:
    await hold_quellhaven(database)
    orders = await kept_by(database, "Person", "Offering")
    erased, archived, *_ = await ids_of(database, "Person")
    await answered(database, f'mutation {{ archivePerson(input: {{ id: "{archived}" }}) {{ __typename }} }}', None)
    await import_estate(database, [QUELLHAVEN])
    for label in ("Person", "Offering"):
        assert await ids_of(database, label, orders) == await ids_of(database, label)
    await answered(database, f'mutation {{ erasePerson(input: {{ id: "{erased}" }}) {{ __typename }} }}', None)
    assert await number_of(database, "Person", orders) == await number_of(database, "Person")
    assert await ids_of(database, "Person", await kept_by(database, "Person")) == await ids_of(database, "Person")


async def test_another_estate_is_not_taken_for_the_one_that_is_known(database: Database) -> None:
    await hold_quellhaven(database)
    orders = await kept_by(database, "Offering")
    await wipe(database)
    assert await orders.of(OFFERING) is None
    assert await ids_of(database, "Offering", orders) == []


async def test_whoever_sees_only_a_part_is_told_of_no_other(database: Database) -> None:
    await hold_quellhaven(database)
    orders = await kept_by(database, "Offering")
    scope = Scope(restricted=True, administers=False, organizations={"geo": True})
    who = Viewer("geo", Role.READER, scope)
    some = await ids_of(database, "Offering", orders, who)
    assert some == await ids_of(database, "Offering", None, who)
    assert await number_of(database, "Offering", orders, who) == len(some)
    assert len(some) < len(await ids_of(database, "Offering"))


async def test_few_things_are_sorted_by_the_engine(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await hold_quellhaven(database)
    monkeypatch.setattr(kept_orders, "LOOKED_AGAIN", 60)
    for bound, value in (("LEAST", 10_000), ("MOST", 10)):
        with monkeypatch.context() as changed:
            changed.setattr(kept_orders, bound, value)
            orders = KeptOrders(database)
            async with asyncio.timeout(30):
                while not orders.passed_over(OFFERING):  # counted beside
                    assert await orders.of(OFFERING) is None
                    await asyncio.sleep(0.01)
            assert await ids_of(database, "Offering", orders) == await ids_of(database, "Offering")


@pytest.mark.parametrize("seed", range(5))
def test_places_of_things_that_come_and_go(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    rows: dict[str, tuple[bool, str | None, str]] = {}
    ids = SortedIds(())
    for _ in range(300):
        changed = {f"{chance.randrange(40):02}" for _ in range(chance.randrange(5))}
        for id_ in changed:
            text = chance.choice((None, *TEXTS))
            rows.pop(id_, None)
            if chance.random() < 0.7:
                rows[id_] = text is None, text, id_
        ids.replace(changed, [rows[id_] for id_ in changed if id_ in rows])
        every = sorted(rows.values())
        after, before = (chance.choice((None, *every)) for _ in range(2))
        between = [row for row in every if (after is None or row > after) and (before is None or row < before)]
        assert len(ids) == len(every)
        assert list(ids.page(7, after, before, from_end=False)) == between[:7]
        assert list(ids.page(7, after, before, from_end=True)) == between[::-1][:7]
