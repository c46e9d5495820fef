"""The generated estate of relationships is one that an import takes, and all of its facts are held."""

from __future__ import annotations

from collections import Counter
from contextlib import aclosing
from typing import TYPE_CHECKING

from bench.relationships.estate import SIZES, facts, write
from bench.relationships.measures import measured
from graph.database.schema import set_up_schema
from graph.projection.dialogue.dialogue import FACTS
from graph.projection.follower import KeptProjection
from seed.importing import import_estate

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

HERE = {"policies": 0, "judgements": 0}
"""Tables of which the estate has nothing."""


async def test_every_fact_that_was_generated_is_held(database: Database, tmp_path: Path) -> None:
    written = Counter(file for file, _ in facts(2))
    assert write(tmp_path, 2) == written.total()
    await set_up_schema(database)
    await import_estate(database, [tmp_path], source="bench")
    async with aclosing(KeptProjection(database)) as kept:
        held = await kept.ask(lambda state: state.projection.dialogue.registers, of_dialogue=True)
        assert {name: len(register) for name, register in held.items()} == {
            **{table.name: written[table.name] for table in FACTS},
            **HERE,
        }


def test_the_smallest_estate_is_measured() -> None:
    memory, time = measured(SIZES["XS"])
    assert memory.value is not None
    assert time.value
    assert memory.measure == "1,080 rows of 20 relationships: memory"
