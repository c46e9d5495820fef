"""Tells people from organizations by their ids, for the commands about who knows whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.asking import answered
from api.command.words import name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.engine import Database
    from graph.projection.follower import KeptProjection

FOLDER: Final = Path(__file__).parent
NAMED: Final = "query Named($id: ID!) { person(id: $id) { id } organization(id: $id) { id } }"


def query(of: str) -> str:
    return (FOLDER / f"{of}.graphql").read_text(encoding="utf-8")


async def is_organization(id_: str, database: Database, kept: KeptProjection) -> bool:
    """Whether an id is one of an organization, and of no person."""
    found = await answered(NAMED, {"id": id_}, database, kept)
    return found["person"] is None and found["organization"] is not None


def names(things: Sequence[Mapping[str, Any] | None]) -> str:
    return ", ".join(map(name, things))


def sides(relationship: Mapping[str, Any]) -> str:
    """`Digital → Parcel`."""
    return f"{name(relationship['provider'])} → {name(relationship['consumer'])}"


def hanging(hangs_on: Sequence[Mapping[str, Any]]) -> str:
    """`PROVIDER: Petr Lukin`."""
    return "; ".join(f"{each['side']}: {name(each['person'])}" for each in hangs_on)
