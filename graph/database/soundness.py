"""Whether all that is stored can be read: every thing and every relation is read once, and counted against what the
engine says that there is.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.database.definitions import KEPT
from graph.database.engine import StatementRefused
from graph.database.stored import Questions, all_ids, relations_of, stored_things
from graph.errors import TimedOut, TooCostly, Unavailable
from graph.model import MODEL
from graph.model.sides import sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import LiteralString

    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.model import Kind, Link, Model

STEP: Final = 1_000
LOOKS: Final = 7
ALIKE: Final = 3
"""Looks, one after another, that must say the same before something counts as damaged."""
UNREADABLE: Final = (StatementRefused, Unavailable, TooCostly, TimedOut)
CONCERNED: Final = "MATCH (e:Event)-[:CONCERNS]->(n)\nRETURN count(n.id)"

Told = Callable[[int, int], None]
"""How many of how many were looked at."""


@dataclass(frozen=True, slots=True)
class Part:
    """A label, or a type of relation with the links that it makes."""

    name: LiteralString
    kind: Kind | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """`counted`: by the engine, before and after. `read`: how many were read in each way, None = it failed. `twice`: ids
    that more than one thing has.
    """

    part: str
    counted: tuple[int, int]
    read: tuple[int | None, ...]
    twice: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found. Holds also where things were made or removed meanwhile: then it is as before or as
        after.
        """
        return not self.twice and any({*self.read} == {counted} for counted in self.counted)

    def __str__(self) -> str:
        if None in self.read:
            return f"{self.part} cannot be read, of which the engine counts {self.counted[0]:,}"
        if self.twice:
            return f"{self.part}: {self.twice:,} ids are there more than once"
        ways = " or ".join(f"{number:,}" for number in dict.fromkeys(self.read))
        return f"{self.part}: the engine counts {self.counted[0]:,}, but {ways} can be read"


async def damage(database: Database, model: Model = MODEL, told: Told | None = None) -> list[Reading]:
    """What cannot be read, or is not what the engine counts. What is seen once or twice may have changed meanwhile: it is
    looked at until it is the same several times.
    """
    looked = await _readings(database, list(parts(model)), model, told)
    alike: dict[Reading, int] = {}
    found: list[Reading] = []
    for _ in range(LOOKS):
        alike = {one: alike.get(one, 0) + 1 for one in looked if not one.is_sound}
        found += [one for one, times in alike.items() if times == ALIKE]
        open_ = {one.part for one, times in alike.items() if times < ALIKE}
        if not open_:
            return found
        looked = await _readings(database, [part for part in parts(model) if part.name in open_], model, None)
    raise Unavailable("So much is written meanwhile that it cannot be told whether all can be read: ask again later.")


def parts(model: Model) -> Iterator[Part]:
    for kind in model.kinds.values():
        yield Part(kind.label, kind)
    by_type: dict[LiteralString, list[Link]] = {}
    for link in model.links:
        by_type.setdefault(link.type, []).append(link)
    for type_, links in by_type.items():
        yield Part(type_, links=tuple(links))
    for name in (*KEPT, "CONCERNS"):
        yield Part(name)


async def counts_of(database: Database, several: Iterable[Part]) -> dict[str, int]:
    """How many there are, as the engine says without reading them."""
    kept = await database.record_counts()
    if kept is not None:
        return {part.name: kept.get(part.name, 0) for part in several}
    return {part.name: (await database.read(_count(part), name="count"))[0][0] for part in several}


def _count(part: Part) -> LiteralString:
    if part.links or part.name == "CONCERNS":
        return f"MATCH ()-[r:{part.name}]->()\nRETURN count(r)"
    return f"MATCH (n:{part.name})\nRETURN count(n)"


async def _readings(database: Database, several: Sequence[Part], model: Model, told: Told | None) -> list[Reading]:
    reader = Questions(database, "soundness")
    before = await counts_of(database, several)
    read: dict[str, tuple[tuple[int | None, ...], int]] = {}
    for number, part in enumerate(several):
        if told:
            told(number, len(several))
        try:
            read[part.name] = await _read(reader, part, model)
        except UNREADABLE:
            await database.read("RETURN 1", name="soundness")  # raises where it is the engine that is not there
            read[part.name] = (None,), 0
    after = await counts_of(database, several)
    return [Reading(name, (before[name], after[name]), *found) for name, found in read.items()]


async def _read(reader: Reader, part: Part, model: Model) -> tuple[tuple[int, ...], int]:
    """How many, in each of several ways; ids that are there twice."""
    if part.kind:
        ids = await all_ids(reader, part.kind)
        by_id = [len(await stored_things(reader, part.kind, some)) for some in _steps(ids)]
        return (len(ids), sum(by_id)), len(ids) - len({*ids})
    if part.links:
        there = sum([await _relations(reader, link, model) for link in part.links])
        back = sum([(await reader.run(backwards(link)))[0][0] for link in part.links])
        return (there, back), 0
    statement = CONCERNED if part.name == "CONCERNS" else _named(part.name)
    return ((await reader.run(statement))[0][0],), 0


async def _relations(reader: Reader, link: Link, model: Model) -> int:
    """Read with all that they bear."""
    owners = await all_ids(reader, model.kinds[sides(link).owner])
    return sum([len(await relations_of(reader, link, some)) for some in _steps(owners)])


def backwards(link: Link) -> LiteralString:
    """Found from where they lead to."""
    return f"MATCH (e:{link.end})<-[:{link.type}]-(s:{link.start})\nRETURN count(s.id)"


def _named(label: LiteralString) -> LiteralString:
    return f"MATCH (n:{label})\nRETURN count(n.id)"


def _steps(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(itertools.islice(rest, STEP)):
        yield some
