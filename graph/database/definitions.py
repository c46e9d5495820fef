"""Constraints and indexes: those that the declarations ask for, and those that a database has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.database.engine import Engine
from graph.errors import AccessRefused
from graph.model import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import LiteralString

    from graph.database.engine import Database
    from graph.model import Kind, Model


class Definition(NamedTuple):
    """`place`: `Label.property`. A constraint where the property is `unique`, else an index."""

    place: str
    unique: bool
    statement: LiteralString


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the declarations ask for and is not there, and the places of what is not ready. `known` False: this user may
    not see them.
    """

    total: int
    missing: tuple[Definition, ...] = ()
    waiting: tuple[str, ...] = ()
    known: bool = True


KEPT: Final[tuple[LiteralString, ...]] = ("Schema", "Counter", "IdempotencyKey", "ImpactRun", "Erasure")
"""Labels that Rapport itself keeps, beside the model's."""
OF_INSTALLATION: Final[tuple[LiteralString, ...]] = ("Delivery", "Sending")
"""Labels of what concerns this installation alone: no backup holds them."""
CONSTRAINTS: Final = "SHOW CONSTRAINTS YIELD labelsOrTypes, properties"
INDEXES: Final = "SHOW INDEXES YIELD labelsOrTypes, properties, state"


async def definitions_in(database: Database, model: Model = MODEL) -> Definitions:
    wanted = list(definitions(model, database.engine))
    try:
        constraints = await database.read(CONSTRAINTS, name="constraints")
        indexes = await database.read(INDEXES, name="indexes")
    except AccessRefused:
        return Definitions(len(wanted), known=False)
    state_of = {_place(labels, names): state for labels, names, state in indexes if labels}
    unique = {_place(labels, names) for labels, names in constraints if labels}
    return Definitions(
        len(wanted),
        tuple(one for one in wanted if one.place not in (unique if one.unique else state_of)),
        tuple(one.place for one in wanted if state_of.get(one.place, "ONLINE") != "ONLINE"),
    )


def _place(labels: list[str], names: list[str]) -> str:
    return f"{'|'.join(labels)}.{'|'.join(names)}"


def definitions(model: Model, engine: Engine) -> Iterator[Definition]:
    """One property each; an `id` is unique within its label."""
    for label in (*KEPT, *OF_INSTALLATION):
        yield _unique(label, "id")
    yield _index("IdempotencyKey", "at")
    yield _index("Delivery", "nonce")
    yield _index("Notice", "state")
    for kind in model.kinds.values():
        yield _unique(kind.label, "id")
        yield from _indexes(kind, engine)


def _indexes(kind: Kind, engine: Engine) -> Iterator[Definition]:
    for item in kind.properties:
        if item.name == "source" or (item.name in kind.order and item.name != "id"):
            yield _index(kind.label, item.name)
        if item.searched and engine is Engine.NEO4J:
            yield _text_index(kind.label, item.folded)


def _unique(label: LiteralString, name: LiteralString) -> Definition:
    statement = f"CREATE CONSTRAINT {label}_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
    return Definition(f"{label}.{name}", unique=True, statement=statement)


def _index(label: LiteralString, name: LiteralString) -> Definition:
    statement = f"CREATE INDEX {label}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
    return Definition(f"{label}.{name}", unique=False, statement=statement)


def _text_index(label: LiteralString, name: LiteralString) -> Definition:
    statement = f"CREATE TEXT INDEX {label}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
    return Definition(f"{label}.{name}", unique=False, statement=statement)
