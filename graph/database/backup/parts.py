"""All labels, and all types of relations between two labels: how they are read whole, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.database.backup.records import Relation, Thing
from graph.database.definitions import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.database.backup.records import Record
    from graph.model import Model

PAGE: Final = 10_000
LARGE: Final = {"Event": 2_000, "ImpactRun": 20}
"""How many are read at once of what holds long texts."""
HISTORY: Final[LiteralString] = "CONCERNS"


@dataclass(frozen=True, slots=True)
class Things:
    label: LiteralString

    @property
    def page(self) -> int:
        return LARGE.get(self.label, PAGE)

    @property
    def reading(self) -> LiteralString:
        return f"MATCH (n:{self.label})\nWITH n SKIP $skip LIMIT $limit\nRETURN collect(properties(n))"

    @property
    def writing(self) -> LiteralString:
        return f"UNWIND $rows AS values\nCREATE (n:{self.label})\nSET n = values"

    def record(self, row: Any) -> Thing:
        return Thing(self.label, row)

    @staticmethod
    def row(record: Thing) -> object:
        return record.values


@dataclass(frozen=True, slots=True)
class Relations:
    type: LiteralString
    start: LiteralString
    end: LiteralString
    page: int = PAGE

    @property
    def reading(self) -> LiteralString:
        return (
            f"MATCH (a:{self.start})-[r:{self.type}]->(b:{self.end})\nWITH a, r, b SKIP $skip LIMIT $limit\n"
            "RETURN collect([a.id, b.id, properties(r)])"
        )

    @property
    def writing(self) -> LiteralString:
        return (
            f"UNWIND $rows AS row\nMATCH (a:{self.start} {{id: row.start}})\nMATCH (b:{self.end} {{id: row.end}})\n"
            f"CREATE (a)-[r:{self.type}]->(b)\nSET r = row.values\nRETURN count(r)"
        )

    def record(self, row: Any) -> Relation:
        return Relation(self.type, self.start, row[0], self.end, row[1], row[2])

    @staticmethod
    def row(record: Relation) -> object:
        return {"start": record.start, "end": record.end, "values": record.values}


Part = Things | Relations


class Parts:
    """All parts of a model, things before relations; what Rapport itself keeps is among them."""

    def __init__(self, model: Model) -> None:
        kinds: list[LiteralString] = [kind.label for kind in model.kinds.values()]
        self.things: dict[str, Things] = {label: Things(label) for label in kinds + list(KEPT)}
        ways = [Relations(link.type, link.start, link.end) for link in model.links]
        told = [Relations(HISTORY, "Event", label) for label in kinds if "Event" in model.kinds]
        self.relations = {(way.type, way.start, way.end): way for way in (*ways, *told)}

    def __iter__(self) -> Iterator[Part]:
        yield from self.things.values()
        yield from self.relations.values()

    def of(self, record: Record) -> Part | None:
        """None for what this Rapport does not know."""
        if isinstance(record, Thing):
            return self.things.get(record.label)
        return self.relations.get((record.type, record.start_label, record.end_label))
