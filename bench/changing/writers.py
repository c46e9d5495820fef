"""Many writers on the same things, through several API processes: what each was told is what became of it."""

from __future__ import annotations

import asyncio
import random
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bench.changing.killing import PATIENCE, Broken, judged_numbers
from bench.changing.site import Client
from graph.database.engine import open_database
from graph.model.circles import circle
from graph.model.rules import span

if TYPE_CHECKING:
    from bench.changing.site import Site
    from graph.database.engine import Database

WRITERS: Final = 64
COUNTERS: Final = 8
"""Organizations whose description is a number that everybody adds to."""
RING: Final = 6
"""Organizations that everybody makes parts of one another."""


@dataclass(slots=True)
class Told:
    """What writers were told: of each counter how often it was raised, who made what all wanted to make, and so on."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    raised: Counter[str] = field(default_factory=Counter[str])
    conflicts: int = 0
    made: Counter[str] = field(default_factory=Counter[str])
    under_key: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    accountable: list[str] = field(default_factory=list[str])
    faults: list[Exception] = field(default_factory=list[Exception])


class Writer(threading.Thread):
    def __init__(self, address: str, number: int, rounds: int, told: Told) -> None:
        super().__init__(daemon=True)
        self.number = number
        self._client = Client(address)
        self._rounds = rounds
        self._told = told
        self._random = random.Random(number)

    def run(self) -> None:
        try:
            for round_ in range(self._rounds):
                self._raise_counter()
                self._make_the_same(f"same-{round_}")
                self._make_under_a_key(f"key-{round_}")
                self._rename_both()
                self._move_in_the_ring()
            self._be_accountable()
        except Exception as error:  # noqa: BLE001  # shown where all of it is judged
            self._told.faults.append(error)
        finally:
            self._client.close()

    def _raise_counter(self) -> None:
        counter = f"counter-{self._random.randrange(COUNTERS)}"
        while True:
            found = self._client.answer(f'{{ organization(id: "{counter}") {{ version description }} }}')[
                "organization"
            ]
            changed = self._client.asked(
                "updateOrganization",
                id=counter,
                description=str(int(found["description"]) + 1),
                expectedVersion=found["version"],
            )
            with self._told.lock:
                if changed["__typename"] == "Organization":
                    self._told.raised[counter] += 1
                    return
                if changed["__typename"] != "VersionConflict":
                    raise Broken(str(changed))
                self._told.conflicts += 1

    def _make_the_same(self, key: str) -> None:
        made = self._client.asked("createOrganization", id=key, name=f"by {self.number}")
        with self._told.lock:
            self._told.made[key] += made["__typename"] == "Organization"

    def _make_under_a_key(self, key: str) -> None:
        made = self._client.asked("createOrganization", "... on Organization { id }", name=key, idempotencyKey=key)
        with self._told.lock:
            self._told.under_key.setdefault(key, set()).add(made["id"])

    def _rename_both(self) -> None:
        name = f"{self.number} {self._random.random()}"
        self._client.changed("updateOrganizations", items=[{"id": id_, "name": name} for id_ in ("left", "right")])

    def _move_in_the_ring(self) -> None:
        one, other = self._random.sample(range(RING), 2)
        self._client.asked("updateOrganization", id=f"ring-{one}", partOf=f"ring-{other}")

    def _be_accountable(self) -> None:
        linked = self._client.asked(
            "linkStakeholder",
            person=f"person-{self.number}",
            relationship="relationship",
            role="RELATIONSHIP_MANAGER",
            accountable=True,
        )
        if linked["__typename"] == "LinkedStakeholder":
            self._told.accountable.append(f"person-{self.number}")


def written(running: Site, writers: int, rounds: int) -> Told:
    """What all were told. Raises Broken where the graph says something else."""
    prepare(running, writers)
    told = Told()
    addresses = [api.address for api in running.apis]
    threads = [Writer(addresses[number % len(addresses)], number, rounds, told) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if told.faults:
        raise Broken(f"{len(told.faults)} writers failed: {told.faults[0]!r}") from told.faults[0]
    asyncio.run(judged(running, told, rounds))
    return told


def prepare(running: Site, writers: int) -> None:
    client = Client(running.apis[0].address)
    counters = [{"id": f"counter-{number}", "name": "Counter", "description": "0"} for number in range(COUNTERS)]
    others = [{"id": key, "name": "start"} for key in ("left", "right", *(f"ring-{n}" for n in range(RING)))]
    client.changed("createOrganizations", items=[*counters, *others])
    client.changed("createPeople", items=[{"id": f"person-{n}", "name": f"Person {n}"} for n in range(writers)])
    client.changed("createServiceRelationship", id="relationship", provider="left", consumer="right")
    client.close()


# --- what must hold ---------------------------------------------------------------------------------------------------

DESCRIBED: Final = "MATCH (o:Organization) RETURN collect([o.id, o.description, o.name, o.version])"
PARTS: Final = "MATCH (a:Organization)-[:PART_OF]->(b:Organization) RETURN collect([a.id, b.id])"
MANAGERS: Final = """
MATCH (p:Person)-[s:STAKEHOLDER]->(:ServiceRelationship {id: 'relationship'})
WHERE s.accountable = true
RETURN collect(p.id)
"""
RECORDED: Final = """
MATCH (o:Organization)
WITH o.id AS id, o.version AS version,
  COUNT { MATCH (o)<-[:CONCERNS]-(e:Event {subject: 'Organization'}) WHERE o.id IN e.subjectIds } AS events
WHERE version <> events
RETURN collect([id, version, events])
"""


async def judged(running: Site, told: Told, rounds: int) -> None:
    """Raises Broken."""
    async with open_database(running.settings) as database:
        found = {row[0]: row[1:] for row in (await database.read(DESCRIBED, name="judge", timeout=PATIENCE))[0][0]}
        for number in range(COUNTERS):
            counter = f"counter-{number}"
            _same(f"{counter} counts", int(found[counter][0]), told.raised[counter])
            _same(f"{counter} has the version", found[counter][2], told.raised[counter] + 1)
        for number in range(rounds):
            _same(f"same-{number} was made", told.made[f"same-{number}"], 1)
            _same(f"things under key-{number}", len(told.under_key[f"key-{number}"]), 1)
            _same(f"things named key-{number}", sum(name == f"key-{number}" for _, name, _ in found.values()), 1)
        _same("left and right", found["left"][1], found["right"][1])
        await _judge_relations(database, told)
        _same(
            "versions without their events", (await database.read(RECORDED, name="judge", timeout=PATIENCE))[0][0], []
        )
        await judged_numbers(database)


async def _judge_relations(database: Database, told: Told) -> None:
    parts = (await database.read(PARTS, name="judge", timeout=PATIENCE))[0][0]
    _same("a circle of parts", circle((one, other, span(None, None)) for one, other in parts), None)
    _same("parts of several", [one for one, count in Counter(one for one, _ in parts).items() if count > 1], [])
    _same(
        "accountable managers", (await database.read(MANAGERS, name="judge", timeout=PATIENCE))[0][0], told.accountable
    )
    _same("accountable managers", len(told.accountable), 1)


def _same(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise Broken(f"{what}: {found}, and not {expected}")
