"""What mutations can set of a thing or relation, as it follows from the declarations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, LiteralString

from pydantic.alias_generators import to_camel, to_pascal

from graph.model.sides import sides

if TYPE_CHECKING:
    from graph.model import Kind, Link, Model, Property

BY_VERBS_OF_THEIR_OWN: frozenset[str] = frozenset({"archivedAt"})


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A field that holds the ids of things of the kind `to`: a relation that its thing owns. It is named as the
    relation is read. Of several, those that bear properties of their own are left alone.
    """

    link: Link
    name: LiteralString
    to: LiteralString
    many: bool
    required: bool
    words: str


@cache
def settable(kind: Kind) -> tuple[Property, ...]:
    """The properties of a kind that mutations set, without its id."""
    return tuple(
        item
        for item in kind.properties
        if not item.managed and item.name != "id" and item.name not in BY_VERBS_OF_THEIR_OWN
    )


@cache
def references(model: Model, kind: Kind) -> tuple[Reference, ...]:
    """Links that have a column, or nothing else that could say them."""
    return tuple(
        _reference(link) for link in model.links if sides(link).owner == kind.label and (link.column or not link.file)
    )


def _reference(link: Link) -> Reference:
    side = sides(link)
    end = link.out if side.at_start else link.back
    return Reference(
        link=link,
        name=to_camel(end.name),  # pyright: ignore[reportArgumentType]  # of a constant
        to=side.other,
        many=not side.single,
        required=link.column is not None and link.column.required,
        words=end.words,
    )


def linkable(model: Model) -> tuple[Link, ...]:
    """Links that are set one by one: those that bear properties, or of which a thing has several."""
    return tuple(
        link
        for link in model.links
        if model.kinds[sides(link).owner].stated and (link.stated or not sides(link).single)
    )


def link_name(link: Link) -> str:
    """The name of a link in mutations, e.g. `Dependency`, `Stakeholder`, `AgreementUsedBy`."""
    if link.file and not link.file.kind.isupper():
        return link.file.kind
    return f"{link.start}{to_pascal(link.out.name)}"


def links_name(model: Model, link: Link) -> str | None:
    """The name of several relations in mutations, e.g. `Dependencies`; None where no file has them."""
    if link.file is None:
        return None
    shared = sum(other.file is not None and other.file.name == link.file.name for other in model.links) > 1
    several = f"{to_pascal(link.type.lower()) if shared else ''}{to_pascal(link.file.name)}"
    return f"{several}s" if several == link_name(link) else several


def link_ends(model: Model, link: Link) -> tuple[str, str]:
    """The names of a link's start and end in inputs."""
    if link.file:
        return to_camel(link.file.start), to_camel(link.file.end)
    start, end = model.kinds[link.start].singular, model.kinds[link.end].singular
    return ("from", "to") if start == end else (start, end)
