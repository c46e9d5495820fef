"""A small estate in which everything occurs: things without relations, several relations between two things, values
that are not given, what is archived, and a few values that cannot be.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from graph.model import MODEL
from tests.estate import Estate
from tests.resolvers.completion.questions import LABELS, VALUES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database
    from graph.model import Property, Relation

THINGS = 14
TEXTS = ("Alpha", "beta", "Straße", "STRASSE", "Ω", "")
BROKEN: dict[str, tuple[Any, ...]] = {"status": ("NOPE",), "version": (2**40, "two"), "externalIds": (["a", 3],)}


async def write_estate(database: Database, *, broken: bool = False) -> None:
    chance = random.Random(7)  # noqa: S311  # the same estate each time
    estate = Estate(database)
    for label in LABELS:
        kind = MODEL.kinds[label]
        rows = [
            {"id": f"{label[0].lower()}{number}", **some(chance, kind.properties[1:], broken=broken)}
            for number in range(1, THINGS)
        ]
        await estate.things(label, *rows)
    for label in LABELS:
        for relation in MODEL.relations(label):
            if relation.link is not None and relation.link.start == label and relation.to in LABELS:
                await write_relation(chance, estate, relation)


async def write_relation(chance: random.Random, estate: Estate, relation: Relation) -> None:
    ids = [f"{relation.kind[0].lower()}{number}" for number in range(1, THINGS)]
    others = [f"{relation.to[0].lower()}{number}" for number in range(1, THINGS)]
    for id_ in ids:
        number = (1 if relation.required else chance.randint(0, 1)) if not relation.many else chance.randint(0, 4)
        for other in chance.sample(others, number):
            await estate.relations(relation.kind, relation.name, (id_, other), **some(chance, relation.edge))


def some(chance: random.Random, items: Sequence[Property], *, broken: bool = False) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for item in items:
        value: Any = None
        if item.name == "archivedAt":
            value = "2026-01-01T00:00:00.000000Z" if chance.random() < 0.1 else None
        elif item.choice is not None and not item.many:
            value = chance.choice(list(item.choice)).value
        elif item.many:
            value = [chance.choice(list(item.choice)).value] if item.choice else chance.sample(["a", "b", "c"], 2)
        elif item.scalar is not None and not item.managed:
            texts = item.scalar.value == "String"
            value = chance.choice(TEXTS if texts else VALUES[item.scalar])
        if value is not None and (item.present or chance.random() < 0.6):
            given[item.name] = value
        if broken and item.name in BROKEN and chance.random() < 0.08:
            given[item.name] = chance.choice(BROKEN[item.name])
    return given
