"""The statements of a search: things of a kind by their name or id, and by the names of the two sides of a relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, LiteralString

from graph.reading.listing import named

if TYPE_CHECKING:
    from graph.access.scope import Scope
    from graph.model import Kind, Model

EQUAL, STARTS_WITH_WORD, STARTS, WORDS, BEGINNINGS, CONTAINS, SIDE = range(7)
"""How well a text was found, best first: equal; from the beginning, whole words and not; each word of what was searched a
whole word of it, the beginning of one, or somewhere in it; all of them in the name of one side alone.
"""

RANKED: Final[LiteralString] = """CASE
  WHEN folded = $text THEN 0
  WHEN folded STARTS WITH $text THEN CASE WHEN all(word IN $words WHERE spaced CONTAINS ' ' + word + ' ') THEN 1 ELSE 2 END
  WHEN all(word IN $words WHERE spaced CONTAINS ' ' + word + ' ') THEN 3
  WHEN all(word IN $words WHERE spaced CONTAINS ' ' + word) THEN 4
  WHEN all(word IN $words WHERE folded CONTAINS word) THEN 5
  ELSE 7 END"""
"""How well a thing is found, 0 best: by `folded` and by `spaced`, which is the folded text with blanks around it, and
again with blanks in place of marks.
"""

SIDES: Final[LiteralString] = "{provider}.name + ' \u2013 ' + {consumer}.name"
"""What a relationship is called."""

MARKS: Final[tuple[LiteralString, ...]] = ("-", "/", ".", ",", "(", ")", "'", "_")
"""What parts words beside blanks, in folded texts: few, since each costs a look at each text that is found."""


def _without_marks(folded: LiteralString) -> LiteralString:
    for mark in MARKS:
        folded = f'replace({folded}, "{mark}", " ")'
    return folded


SPACED: Final[LiteralString] = f"' ' + folded + ' ' + {_without_marks('folded')} + ' '"


def _beyond(place: LiteralString, than: LiteralString) -> LiteralString:
    """Whether a hit stands beyond a place: behind it where `than` is `>`, before it where it is `<`."""
    return f"""rank {than} {place}[0] OR (rank = {place}[0] AND (folded {than} {place}[1]
  OR (folded = {place}[1] AND (called {than} {place}[2] OR (called = {place}[2] AND (n0.id {than} {place}[3]
  OR (n0.id = {place}[3] AND $label {than} {place}[4])))))))"""


def _paged(way: LiteralString) -> LiteralString:
    """`way`: ASC for a page of the best, DESC for one from the end."""
    return f"""WHERE ($after IS NULL OR {_beyond("$after", ">")})
  AND ($before IS NULL OR {_beyond("$before", "<")})
WITH n0, rank, folded, called ORDER BY rank {way}, folded {way}, called {way}, n0.id {way} LIMIT $limit"""


PAGED: Final[dict[bool, LiteralString]] = {False: _paged("ASC"), True: _paged("DESC")}
"""The end of a statement that answers one page, by whether the page is from the end."""


def by_name(model: Model, kind: Kind, scope: Scope, *, from_end: bool) -> LiteralString:
    """Rows of (rank, folded text, text, id, context), best first, or last where they are read from the end."""
    _, folded, name = _found(kind)
    return f"""{_named_so(kind, scope)}
WITH n0, {folded} AS folded, {name} AS named
WITH n0, folded, named, {SPACED} AS spaced
WITH n0, folded, named, {RANKED} AS rank,
  CASE WHEN n0.id = $id THEN 0 WHEN n0.id STARTS WITH $id THEN 2 ELSE 7 END AS keyed
WITH n0, CASE WHEN rank <= keyed THEN rank ELSE keyed END AS rank,
  CASE WHEN rank <= keyed THEN folded ELSE n0.id END AS folded,
  CASE WHEN rank <= keyed THEN named ELSE n0.id END AS called
{PAGED[from_end]}
RETURN rank, folded, called, n0.id, {context(model, kind, scope)}
"""


def by_sides(model: Model, kind: Kind, scope: Scope, *, from_end: bool) -> LiteralString:
    """Rows as of `by_name`, of what the names of the two sides find, and neither its own name nor its id."""
    return f"""{_between_such(kind, scope)}
WITH n0, p, c, folded, called, {SPACED} AS spaced
WITH n0, folded, called, CASE WHEN all(word IN $words WHERE p.nameFolded CONTAINS word)
  OR all(word IN $words WHERE c.nameFolded CONTAINS word) THEN 6 ELSE {RANKED} END AS rank
{PAGED[from_end]}
RETURN rank, folded, called, n0.id, {context(model, kind, scope)}
"""


def number_by_name(kind: Kind, scope: Scope) -> LiteralString:
    """How many `by_name` finds on all pages."""
    return f"{_named_so(kind, scope)}\nRETURN count(n0)"


def number_by_sides(kind: Kind, scope: Scope) -> LiteralString:
    """How many `by_sides` finds on all pages."""
    return f"{_between_such(kind, scope)}\nRETURN count(n0)"


def _named_so(kind: Kind, scope: Scope) -> LiteralString:
    found, _, _ = _found(kind)
    return f"""
MATCH (n0:{kind.label})
WHERE {scope.visible(kind, "n0")} AND n0.archivedAt IS NULL AND ({found})"""


def _between_such(kind: Kind, scope: Scope) -> LiteralString:
    found, _, _ = _found(kind)
    way: LiteralString = (
        f"MATCH (n0:{kind.label}){kind.between}(r)" if kind.between else "WITH r AS n0, p, c, folded, called"
    )
    return f"""
MATCH (side:Organization) WHERE side.nameFolded CONTAINS $longest
MATCH (side)<-[:PROVIDER|CONSUMER]-(r:ServiceRelationship)
WITH DISTINCT r
MATCH (p:Organization)<-[:PROVIDER]-(r)-[:CONSUMER]->(c:Organization)
WITH r, p, c, p.nameFolded + ' - ' + c.nameFolded AS folded, {SIDES.format(provider="p", consumer="c")} AS called
WHERE all(word IN $words WHERE folded CONTAINS word)
{way}
WITH n0, p, c, folded, called
WHERE {scope.visible(kind, "n0")} AND n0.archivedAt IS NULL AND NOT coalesce({found}, false)"""


def _found(kind: Kind) -> tuple[LiteralString, LiteralString, LiteralString]:
    """The condition under which a thing is found by its name or id, its folded name, and its name."""
    if kind.found_by is None:
        return "n0.id STARTS WITH $id", "null", "null"
    item = named(kind.properties, kind.found_by)
    if item is None or not item.searched:
        raise TypeError(f"{kind.label} is found by a searched property, and {kind.found_by} is none")
    folded: LiteralString = f"n0.{item.folded}"
    found: LiteralString = (
        f"{folded} CONTAINS $longest AND all(word IN $words WHERE coalesce({folded}, '') CONTAINS word)"
        " OR n0.id STARTS WITH $id"
    )
    return found, folded, f"n0.{item.name}"


def context(model: Model, kind: Kind, scope: Scope) -> LiteralString:
    """What tells things of one name apart: the names of both sides, or of the organization that stands behind; null where
    there is none, or none that the viewer sees.
    """
    if kind.between is not None:
        way: LiteralString = "r0" if kind.between else "n0"
        to: LiteralString = f"(n0){kind.between}(r0), " if kind.between else ""
        return f"""head(COLLECT {{
  MATCH {to}(p0:Organization)<-[:PROVIDER]-({way})-[:CONSUMER]->(c0:Organization) RETURN {SIDES.format(provider="p0", consumer="c0")} LIMIT 1
}})"""
    if kind.context is None:
        return "null"
    relation = model.relation(kind.label, kind.context)
    lasting = any(item.name == "until" for item in relation.edge)
    order: LiteralString = "coalesce(e0.until, '9999-12-31') DESC, o0.name, o0.id" if lasting else "o0.name, o0.id"
    return f"""head(COLLECT {{
  MATCH {relation.pattern.format(this="n0", edge="e0", that="o0")} WHERE {scope.reached(relation, "n0", "o0")}
  RETURN o0.name ORDER BY {order} LIMIT 1
}})"""
