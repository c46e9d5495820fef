"""An id or a whole name, wherever a command is told which thing is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from api.command.layout import plain
from api.command.paper import words_of
from graph.errors import BadInput
from graph.model import MODEL
from graph.model.texts import kept
from graph.reading import EVERYTHING, Match, Reading, Window
from graph.reading.between import relationships_between
from graph.reading.titled import changes_titled
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from graph.database.engine import Database

MOST: Final = 10
"""Candidates that are shown."""
BETWEEN: Final = re.compile(r"(.+?)(?: for | → | -> |~)(.+)")
"""A relationship by its sides, as tables show it, or as files do."""


@dataclass(frozen=True, slots=True)
class Name:
    """What somebody wrote for a thing of one of these kinds: its id, or its whole name in any case."""

    text: str
    kinds: tuple[str, ...]

    def __str__(self) -> str:
        return self.text


class Candidate(NamedTuple):
    label: str
    id: str
    name: str


def offering(text: str) -> Name:
    return Name(text, ("Offering",))


def organization(text: str) -> Name:
    return Name(text, ("Organization",))


def person(text: str) -> Name:
    return Name(text, ("Person",))


def anybody(text: str) -> Name:
    return Name(text, ("Person", "Organization"))


def change(text: str) -> Name:
    return Name(text, ("Change",))


def relationship(text: str) -> Name:
    return Name(text, ("ServiceRelationship",))


async def ids_for(given: Any, database: Database) -> Any:
    """Variables of a query in which each Name has become an id; other values stay."""

    async def found(name: Name) -> str:
        return await id_for(name, database)

    return await named_by(given, found)


async def named_by(given: Any, found: Callable[[Name], Awaitable[str]]) -> Any:
    """Variables of a query with each Name replaced by the id that `found` answers."""
    match given:
        case Name():
            return await found(given)
        case dict():
            named = cast("dict[str, Any]", given)
            return {key: await named_by(value, found) for key, value in named.items()}
        case list():
            return [await named_by(value, found) for value in cast("list[Any]", given)]
        case _:
            return given


async def id_for(name: Name, database: Database) -> str:
    """The text itself where nothing is called so: whoever is asked for it says that there is no such thing. Raises
    BadInput, with candidates, where several things are called so, or only stand near it.
    """
    found = await meant(name, database)
    return name.text if found is None else found.id


async def meant(name: Name, database: Database) -> Candidate | None:
    """Raises BadInput as `id_for` does."""
    reading = Reading(database, MODEL, EVERYTHING)
    by_id = [label for label in name.kinds if await reading.holds(label, kept(name.text))]
    if len(by_id) == 1:
        return Candidate(by_id[0], kept(name.text), "")
    if by_id:
        raise BadInput(several(name.text, [Candidate(label, kept(name.text), "") for label in by_id]))
    called, near = await _by_name(name, reading)
    called += [*await _by_sides(name, database), *await _by_title(name, database)]
    if len(called) == 1:
        return called[0]
    if called:
        raise BadInput(several(name.text, called))
    if near:
        raise BadInput(no_whole_name(name.text, near))
    return None


async def _by_name(name: Name, reading: Reading) -> tuple[list[Candidate], list[Candidate]]:
    """(those that are called so, those whose name or id holds it)."""
    searched = [label for label in name.kinds if MODEL.kinds[label].found_by is not None]
    if not searched or not name.text.strip():
        return [], []
    hits = (await reading.search(name.text, searched, Window(2 * MOST))).hits
    found = [(hit.match, Candidate(hit.label, hit.id, "" if hit.text == hit.id else hit.text)) for hit in hits]
    return [one for match, one in found if match is Match.EQUAL], [one for _, one in found]


async def _by_sides(name: Name, database: Database) -> list[Candidate]:
    sides = BETWEEN.fullmatch(name.text.strip())
    if "ServiceRelationship" not in name.kinds or sides is None:
        return []
    found = await relationships_between(database, sides[1], sides[2])
    return [Candidate("ServiceRelationship", id_, f"{one} for {other}") for id_, one, other in found]


async def _by_title(name: Name, database: Database) -> list[Candidate]:
    if "Change" not in name.kinds or not name.text.strip():
        return []
    return [Candidate("Change", id_, title) for id_, title in await changes_titled(database, name.text)]


def several(text: str, found: Sequence[Candidate]) -> str:
    return f"{text!r} is several things: say which, by its id, or with its kind before it, like offering:ID.\n{listed(found)}"


def no_whole_name(text: str, found: Sequence[Candidate]) -> str:
    return f"{text!r} is no id and no whole name. It stands in:\n{listed(found)}"


def listed(found: Sequence[Candidate]) -> str:
    rows = [(words_of(MODEL.kinds[one.label].singular), one.id, one.name) for one in found[:MOST]]
    lines = [*plain(Table(("KIND", "ID", "NAME"), rows))]
    more = [f"  … and {len(found) - MOST} more"] if len(found) > MOST else []
    return "\n".join([*lines, *more])
