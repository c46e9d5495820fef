"""What is left of changes when an API process or the engine is killed in their midst."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bench.changing.site import Client, Lost
from graph.database.engine import open_database

if TYPE_CHECKING:
    from bench.changing.site import Site
    from graph.database.engine import Database, EngineSettings

APIS: Final = 2
WRITERS: Final = 8
MOST: Final = 60
"""Acknowledged changes before the kill."""
MOMENTS: Final = 0.05
"""Seconds after the last of them within which it comes."""
PATIENCE: Final = 120.0
"""Seconds of a read while an engine is just starting again."""
LONGEST: Final = 60.0
"""Seconds to wait for them."""


class Broken(Exception):
    """A promise of the trail or of a transaction that was not kept."""


@dataclass(slots=True)
class Pair:
    """Two offerings that are always changed together, and a dependency between them. `names`: what both may be called;
    `criticalities`: what the dependency may say. Of each the last is what was asked for last. `versions`: acknowledged.
    """

    key: str
    names: list[str] = field(default_factory=list[str])
    criticalities: list[str] = field(default_factory=list[str])
    acknowledged: int = 0
    links: int = 0

    @property
    def ids(self) -> tuple[str, str]:
        return f"{self.key}-a", f"{self.key}-b"


@dataclass(slots=True)
class Round:
    """What a round did. `lost`: changes of which nobody knows whether they were done."""

    target: str
    acknowledged: int
    lost: int
    events: int


class Writer(threading.Thread):
    """Changes pairs of its own and one organization that all change, until its connection breaks."""

    def __init__(self, address: str, name: str, seed: int) -> None:
        super().__init__(name=name, daemon=True)
        self.client = Client(address)
        self.pairs: list[Pair] = []
        self.acknowledged = 0
        self.lost = 0
        self.fault: Exception | None = None
        self.ending = False
        self._random = random.Random(seed)

    def run(self) -> None:
        try:
            while not self.ending:
                self._random.choice((self._create, self._rename, self._relate, self._shared))()
                self.acknowledged += 1
        except Lost:
            self.lost += 1
        except Exception as error:  # noqa: BLE001  # shown where the round is judged
            self.fault = error
        finally:
            self.client.close()

    def _create(self) -> None:
        pair = Pair(f"{self.name}-{len(self.pairs)}")
        self.pairs.append(pair)
        pair.names.append("first")
        items = [{"id": id_, "name": "first", "provider": "acme"} for id_ in pair.ids]
        self.client.changed("createOfferings", items=items)
        pair.acknowledged = 1

    def _rename(self) -> None:
        pair = self._own()
        name = f"{len(pair.names)}-{self._random.random()}"
        pair.names.append(name)
        self.client.changed(
            "updateOfferings",
            items=[{"id": id_, "name": name, "expectedVersion": len(pair.names) - 1} for id_ in pair.ids],
        )
        pair.acknowledged += 1

    def _relate(self) -> None:
        pair = self._own()
        criticality = "LOW" if pair.criticalities[-1:] == ["HIGH"] else "HIGH"
        pair.criticalities.append(criticality)
        start, end = pair.ids
        self.client.changed("linkDependency", **{"from": start, "to": end, "criticality": criticality})
        pair.links += 1

    def _shared(self) -> None:
        self.client.changed("updateOrganization", id="acme", description=f"{self.name} {self._random.random()}")

    def _own(self) -> Pair:
        if not self.pairs:
            self._create()
        return self._random.choice(self.pairs)


def killed_round(running: Site, seed: int) -> Round:
    """One round; what was killed is there again afterwards. Raises Broken."""
    chance = random.Random(seed)
    target = chance.choice(("API", "engine"))
    prepare(Client(running.apis[0].address))
    writers = [Writer(running.apis[n % APIS].address, f"r{seed}-w{n}", seed + n) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    await_changes(writers, chance.randint(1, MOST))
    time.sleep(chance.uniform(0, MOMENTS))
    if target == "API":
        running.kill_api(chance.randrange(APIS))
    else:
        running.kill_engine()
    for writer in writers:
        writer.ending = True
    for writer in writers:
        writer.join()
    if target == "engine":
        running.start_engine()
    events = asyncio.run(judged(running.settings, writers))
    running.start_apis(APIS)
    return Round(target, sum(writer.acknowledged for writer in writers), sum(writer.lost for writer in writers), events)


def prepare(client: Client) -> None:
    if client.answer('{ organization(id: "acme") { id } }')["organization"] is None:
        client.changed("createOrganization", id="acme", name="Acme")
    client.close()


def await_changes(writers: list[Writer], number: int) -> None:
    """Until so many are acknowledged in this round."""
    deadline = time.monotonic() + LONGEST
    while sum(writer.acknowledged for writer in writers) < number and time.monotonic() < deadline:
        time.sleep(0.002)


# --- what must hold ---------------------------------------------------------------------------------------------------


OFFERINGS: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})
RETURN collect([o.id, o.name, o.version, COUNT { (o)<-[:CONCERNS]-(:Event {subject: 'Offering'}) }])
"""
DEPENDENCIES: Final = """
UNWIND $ids AS id
MATCH (a:Offering {id: id})-[d:DEPENDS_ON]->(:Offering)
RETURN collect([a.id, d.criticality, d.version, COUNT { (a)<-[:CONCERNS]-(:Event {subject: 'Dependency'}) }])
"""
SHARED: Final = """
MATCH (o:Organization {id: 'acme'})
RETURN o.version, COUNT { (o)<-[:CONCERNS]-(:Event {subject: 'Organization'}) }
"""
NUMBERS: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN c.seq, COUNT { (:Event) }
"""
LAST: Final = "MATCH (e:Event) RETURN min(e.seq), max(e.seq), count(DISTINCT e.seq)"


async def judged(settings: EngineSettings, writers: list[Writer]) -> int:
    """How many events there are. Raises Broken."""
    for writer in writers:
        if writer.fault:
            raise Broken(f"{writer.name}: {writer.fault!r}") from writer.fault
    async with open_database(settings) as database:
        pairs = [pair for writer in writers for pair in writer.pairs]
        await _judge_offerings(database, pairs)
        await _judge_dependencies(database, pairs)
        await _judge_shared(database)
        return await judged_numbers(database)


async def _judge_offerings(database: Database, pairs: list[Pair]) -> None:
    ids = [id_ for pair in pairs for id_ in pair.ids]
    found = {
        row[0]: row[1:] for row in (await database.read(OFFERINGS, {"ids": ids}, name="judge", timeout=PATIENCE))[0][0]
    }
    for pair in pairs:
        first, second = (found.get(id_) for id_ in pair.ids)
        if first != second:
            raise Broken(f"half a change of {pair.key}: {first} and {second}")
        if first is None:
            if pair.acknowledged:
                raise Broken(f"{pair.key} was acknowledged and is not there")
            continue
        name, version, events = first
        if version != events:
            raise Broken(f"{pair.key} has version {version} and {events} events")
        if version < pair.acknowledged or name != pair.names[version - 1]:
            raise Broken(f"{pair.key} is {name!r} at {version}, of {pair.names}; {pair.acknowledged} acknowledged")


async def _judge_dependencies(database: Database, pairs: list[Pair]) -> None:
    starts = [pair.ids[0] for pair in pairs]
    found: dict[str, Any] = {
        row[0]: row[1:]
        for row in (await database.read(DEPENDENCIES, {"ids": starts}, name="judge", timeout=PATIENCE))[0][0]
    }
    for pair in pairs:
        criticality, version, events = found.get(pair.ids[0], (None, 0, 0))
        if version != events or version < pair.links:
            raise Broken(f"the dependency of {pair.key}: version {version}, {events} events, {pair.links} acknowledged")
        if version and criticality != pair.criticalities[version - 1]:
            raise Broken(f"the dependency of {pair.key} is {criticality} at {version}, of {pair.criticalities}")


async def _judge_shared(database: Database) -> None:
    version, events = (await database.read(SHARED, name="judge", timeout=PATIENCE))[0]
    if version != events:
        raise Broken(f"the shared organization has version {version} and {events} events")


async def judged_numbers(database: Database) -> int:
    """How many events there are, numbered from 1 without a gap. Raises Broken."""
    counter, events = (await database.read(NUMBERS, name="judge", timeout=PATIENCE))[0]
    first, last, different = (await database.read(LAST, name="judge", timeout=PATIENCE))[0]
    if not first == 1 or not counter == events == last == different:
        raise Broken(f"events {first} to {last}, {different} numbers of {events} events, the counter at {counter}")
    return events
