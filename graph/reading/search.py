"""Searches things by what people call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.errors import BadInput
from graph.model.folding import fold
from graph.model.scalars import Choice
from graph.model.sentences import no_cursor
from graph.model.texts import kept
from graph.reading.cursor import cursor, cursor_values
from graph.reading.finding import (
    BEGINNINGS,
    CONTAINS,
    EQUAL,
    SIDE,
    STARTS,
    STARTS_WITH_WORD,
    WORDS,
    by_name,
    by_sides,
    number_by_name,
    number_by_sides,
)
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.access.scope import Scope
    from graph.database.engine import Database
    from graph.model import Kind, Model
    from graph.reading.window import Window

ORDER: Final = "best"
"""The name of the order of hits in their cursors."""


class Match(Choice):
    """How well a text was found."""

    EQUAL = "EQUAL", "It is what was searched for, but for case, accents and other forms of the same letters."
    STARTS = "STARTS", "It starts with what was searched for."
    WORDS = "WORDS", "Each word of what was searched for is a word of it, or the beginning of one, in whatever order."
    CONTAINS = "CONTAINS", "It contains what was searched for, or each word of that somewhere."
    SIDE = "SIDE", "One of the two sides is called so: it is a relationship, or an agreement within one."


MATCHES: Final = {
    EQUAL: Match.EQUAL,
    STARTS_WITH_WORD: Match.STARTS,
    STARTS: Match.STARTS,
    WORDS: Match.WORDS,
    BEGINNINGS: Match.WORDS,
    CONTAINS: Match.CONTAINS,
    SIDE: Match.SIDE,
}


class Hit(NamedTuple):
    """A thing that was found by `text`; `folded` is the text by which it is sorted. `context` tells it from others of its
    name.
    """

    rank: int
    folded: str
    text: str
    id: str
    label: str
    context: str | None

    @property
    def match(self) -> Match:
        return MATCHES[self.rank]

    @property
    def place(self) -> tuple[int, str, str, str, str]:
        return self.rank, self.folded, self.text, self.id, self.label

    @property
    def cursor(self) -> str:
        return cursor(ORDER, self.place)


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a page, the best first, and whether there are more on either side."""

    hits: list[Hit]
    more_before: bool
    more_behind: bool


async def search(
    database: Database,
    model: Model,
    scope: Scope,
    text: str,
    labels: Sequence[str] | None,
    window: Window,
) -> Found:
    """Looks for `text` in all kinds that can be found by a text, or in those named, and for ids that are it or start with
    it. Archived things are left out.
    """
    places = {"after": _place("after", window.after), "before": _place("before", window.before)}
    parameters = {**_asked(text, scope), **places, "limit": window.size + 1}
    hits: list[Hit] = []
    for kind in searched_kinds(model, labels):
        for statement in _statements(model, kind, scope, from_end=window.from_end):
            rows = await database.read(statement, {**parameters, "label": kind.label}, name="search")
            hits.extend(_hit(kind, *row) for row in rows)
    hits.sort(key=lambda hit: hit.place, reverse=window.from_end)
    return Found(window.rows(hits), window.has_previous(hits), window.has_next(hits))


async def number_found(database: Database, model: Model, scope: Scope, text: str, labels: Sequence[str] | None) -> int:
    """How many things `search` finds on all pages."""
    parameters, total = _asked(text, scope), 0
    for kind in searched_kinds(model, labels):
        by_own = number_by_name(kind, scope)
        statements: list[LiteralString] = [by_own, number_by_sides(kind, scope)] if kind.found_by_sides else [by_own]
        for statement in statements:
            total += (await database.read(statement, parameters, name="search"))[0][0]
    return total


def _asked(text: str, scope: Scope) -> dict[str, Any]:
    wanted = fold(text.strip())
    if not wanted:
        raise BadInput(Saying("NOTHING_TO_SEARCH", "text must hold something to search for."), ("text",))
    words = wanted.split(" ")
    longest = max(words, key=len)
    return {"text": wanted, "words": words, "longest": longest, "id": kept(text), **scope.parameters}


def _hit(kind: Kind, rank: int, folded: str, called: str, id_: str, context: str | None) -> Hit:
    return Hit(rank, folded, called, id_, kind.label, None if context == called else context)


def _place(argument: str, given: str | None) -> list[Any] | None:
    if given is None:
        return None
    match cursor_values(given, ORDER, argument):
        case [int(), str(), str(), str(), str()] as values:
            return values
        case _:
            raise BadInput(no_cursor(argument), (argument,))


def searched_kinds(model: Model, labels: Sequence[str] | None) -> list[Kind]:
    found = [kind for kind in model.kinds.values() if kind.found_by is not None or kind.found_by_sides]
    known = [kind.label for kind in found]
    for place, label in enumerate(labels or ()):
        if label not in known:
            words = "{kind} cannot be searched; {known} can."
            raise BadInput(Saying("NOT_SEARCHED", words, kind=label, known=", ".join(known)), ("kinds", place))
    return [kind for kind in found if labels is None or kind.label in labels]


def _statements(model: Model, kind: Kind, scope: Scope, *, from_end: bool) -> list[LiteralString]:
    by_own = by_name(model, kind, scope, from_end=from_end)
    return [by_own, by_sides(model, kind, scope, from_end=from_end)] if kind.found_by_sides else [by_own]
