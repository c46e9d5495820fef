"""Searches things by what people call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, LiteralString

from graph.errors import BadInput
from graph.model.folding import fold
from graph.model.scalars import Choice
from graph.model.texts import kept
from graph.reading.listing import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.access.scope import Scope
    from graph.database.engine import Database
    from graph.model import Kind, Model

MOST_OF_A_KIND: Final = 50


class Match(Choice):
    """How well a text was found."""

    EQUAL = "EQUAL", "It is what was searched for, but for case, accents and other forms of the same letters."
    STARTS = "STARTS", "It starts with what was searched for."
    CONTAINS = "CONTAINS", "It contains what was searched for."


MATCHES: Final[tuple[Match, ...]] = tuple(Match)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found by `text`."""

    match: Match
    text: str
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits first; `complete` is False where there are more."""

    hits: list[Hit]
    complete: bool


async def search(
    database: Database, model: Model, scope: Scope, text: str, labels: Sequence[str] | None, first: int
) -> Found:
    """Looks for `text` in all kinds that can be found by a text, or in those named, and for ids that are it or start with
    it. Archived things are left out.
    """
    wanted = fold(text.strip())
    if not wanted:
        raise BadInput("text must hold something to search for.", ("text",))
    hits: list[Hit] = []
    complete = True
    for kind in searched_kinds(model, labels):
        statement = found_statement(kind, scope)
        parameters = {"text": wanted, "id": kept(text), "limit": MOST_OF_A_KIND + 1, **scope.parameters}
        rows = await database.read(statement, parameters, name="search")
        complete = complete and len(rows) <= MOST_OF_A_KIND
        hits.extend(_hit(kind, *row) for row in rows[:MOST_OF_A_KIND])
    hits.sort(key=lambda hit: (hit.match.rank, fold(hit.text), hit.text, hit.id, hit.label))
    return Found(hits[:first], complete and len(hits) <= first)


def _hit(kind: Kind, rank: int, called: str, id_: str) -> Hit:
    return Hit(MATCHES[rank], called, kind.label, id_)


def searched_kinds(model: Model, labels: Sequence[str] | None) -> list[Kind]:
    found = [kind for kind in model.kinds.values() if kind.found_by is not None]
    known = [kind.label for kind in found]
    for place, label in enumerate(labels or ()):
        if label not in known:
            raise BadInput(f"{label} cannot be searched; {', '.join(known)} can.", ("kinds", place))
    return [kind for kind in found if labels is None or kind.label in labels]


def found_statement(kind: Kind, scope: Scope) -> LiteralString:
    item = named(kind.properties, kind.found_by or "")
    if item is None or not item.searched:
        raise TypeError(f"{kind.label} is found by a searched property, and {kind.found_by} is none")
    return f"""
MATCH (n0:{kind.label})
WHERE {scope.visible(kind, "n0")} AND n0.archivedAt IS NULL
  AND (n0.{item.folded} CONTAINS $text OR n0.id STARTS WITH $id)
WITH n0, CASE WHEN n0.{item.folded} = $text THEN 0 WHEN n0.{item.folded} STARTS WITH $text THEN 1
    WHEN n0.{item.folded} CONTAINS $text THEN 2 ELSE 3 END AS named,
  CASE WHEN n0.id = $id THEN 0 WHEN n0.id STARTS WITH $id THEN 1 ELSE 3 END AS keyed
WITH n0, CASE WHEN named <= keyed THEN named ELSE keyed END AS rank,
  CASE WHEN named <= keyed THEN n0.{item.name} ELSE n0.id END AS called
ORDER BY rank, n0.{item.folded}, n0.{item.name}, n0.id LIMIT $limit
RETURN rank, called, n0.id
"""
