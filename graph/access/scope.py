"""Who may see what, decided here for every statement that reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.access.conditions import all_of
from graph.access.visibility import THROUGH_GRAPH, is_event_about, is_letter_shown, own, visible, visible_actor
from graph.access.visibility_maps import OVER_MAPS
from graph.errors import Forbidden
from graph.model import MODEL
from graph.model.ownership import ForAdministrators
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Kind, Property, Relation


@dataclass(frozen=True, slots=True)
class Scope:
    """What a viewer may see. `addresses`: e-mail addresses and telephone numbers of people too; `administers`: grants
    and imports too; `restricted`: only what has to do with `organizations`, else everything. `by_maps`: statements take
    maps of what is visible along, where the process has them. `viewer`: the actor by which the event log knows who asks.

    Two scopes are equal where the same statements serve them: organizations and viewer are parameters, never text, and
    have to be taken from who asks, never from what was kept for another.
    """

    addresses: bool = True
    administers: bool = True
    restricted: bool = False
    by_maps: bool = False
    organizations: Mapping[str, bool] = field(default_factory=dict[str, bool], compare=False)
    viewer: str = field(default="", compare=False)

    @property
    def parameters(self) -> Mapping[str, Any]:
        """What every statement composed for this scope needs beside its own parameters."""
        return {"scope": self.organizations, "viewer": self.viewer} if self.restricted else {}

    @property
    def of_all_alike(self) -> Scope:
        """What all see who reach the same: without what is one viewer's own."""
        return replace(self, viewer="")

    @property
    def with_maps(self) -> Scope:
        return replace(self, by_maps=True)

    @property
    def form(self) -> tuple[bool, bool, bool]:
        """What two scopes that are equal have in common."""
        return self.addresses, self.administers, self.restricted

    @property
    def hides(self) -> bool:
        """Whether there is anything that the viewer may not see, so that what is only named must be looked up too."""
        return self.restricted

    def visible(self, kind: Kind | LiteralString, variable: LiteralString) -> LiteralString:
        """The condition under which the viewer sees the thing; it stands in every MATCH, COUNT and filter. `kind`: the
        declaration, or the label of one of `MODEL`.
        """
        kind = MODEL.kinds[kind] if isinstance(kind, str) else kind
        if isinstance(kind.visible, ForAdministrators) and not self.administers:
            return "false"
        if not self.restricted:
            return "true"
        return visible(kind, variable, OVER_MAPS if self.by_maps else THROUGH_GRAPH)

    def own(self, kind: Kind, variable: LiteralString) -> LiteralString:
        """The condition under which the viewer, if the role allows it, may change the thing and not only see it."""
        return own(kind, variable) if self.restricted else self.visible(kind, variable)

    def reached(self, relation: Relation, this: LiteralString, that: LiteralString) -> LiteralString:
        """The condition under which whoever sees `this` sees that the relation leads to `that`, and sees `that`."""
        if relation.to == "Event":
            return is_event_about(this, that) if self.restricted else "true"  # a visible thing shows its history
        if relation.required and not relation.many:
            return "true"  # a visible thing shows what it cannot be without
        if self.restricted and relation.link is not None and relation.link.own_side_only:
            at_this = "->" in relation.pattern
            start = own(relation.holder, this) if at_this else own(relation.target, that)
            return all_of([start, self.visible(relation.target, that)])
        return self.visible(relation.target, that)

    def shown(self, item: Property, variable: LiteralString) -> LiteralString:
        """The column of a property: null for what is not the viewer's to see."""
        if item.name == ACTOR and self.restricted:
            return visible_actor(variable)
        if item.letter and self.restricted:
            return f"CASE WHEN {is_letter_shown(variable)} THEN {variable}.{item.name} END"
        return "null" if self.conceals(item) else f"{variable}.{item.name}"

    def conceals(self, item: Property) -> bool:
        """Addresses, and what may name anything."""
        return (item.personal and not self.addresses) or (item.whole and self.restricted)

    def require(self, item: Property, path: tuple[str | int, ...]) -> None:
        """Order and filters tell of what they look at: they need the right to see it."""
        if self.conceals(item) or (self.restricted and (item.letter or item.name == ACTOR)):
            words = "{place}: you may not see {name}, so not sort or filter by it."
            raise Forbidden(Saying("NOT_SEEN_SO_NOT_ASKED", words, place=".".join(map(str, path)), name=item.name))


UNSEEN: Final = "•••"
"""Stands in a sentence in the place of a name that the viewer may not see."""

ACTOR: Final = "actor"
"""The property of an event that may name a person."""

EVERYTHING: Final = Scope()
