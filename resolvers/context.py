"""What a request carries from field to field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import strawberry
from strawberry.dataloader import DataLoader

from graph.access import LOCAL, Viewer
from graph.model import MODEL
from graph.questions.agenda import KeptAgendas
from graph.reading import Reading
from graph.text.catalogue.language import USUAL, Language, language_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable, Sequence

    from graphql import FieldNode, FragmentDefinitionNode

    from graph.database.engine import Database
    from graph.model import Model
    from graph.projection.follower import KeptProjection
    from graph.projection.visibility import Visibility
    from graph.questions.weak_points.keeping import KeptWeakPoints
    from graph.reading import EventVisibility, KeptOrders, Scope

MOST_AT_ONCE = 1_000  # things that one statement is asked for


@dataclass(slots=True)
class Context:
    """One for each request. `impact` None: what follows from dependencies cannot be asked here. `viewer`: who asks;
    `event_visibility`: events that viewers were found to see; `language`: of words that are made for the viewer;
    `refusals`: mutations that the viewer was not allowed; `visibility`: what of the projection the viewer sees, where a
    field has asked; `agendas`: those that the process keeps.
    """

    database: Database
    model: Model = MODEL
    viewer: Viewer = LOCAL
    impact: KeptProjection | None = None
    weak_points: KeptWeakPoints | None = None
    event_visibility: EventVisibility | None = None
    language: Language = USUAL
    refusals: list[str] = field(default_factory=list[str])
    loaders: dict[Hashable, DataLoader[str, Any]] = field(default_factory=dict[Any, Any])
    visibility: Visibility | None = None
    agendas: KeptAgendas = field(default_factory=KeptAgendas)
    orders: KeptOrders | None = None

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    @property
    def reading(self) -> Reading:
        maps = self.impact.seen(self.scope.organizations) if self.impact and self.scope.restricted else None
        return Reading(self.database, self.model, self.scope, maps, self.event_visibility, self.orders)

    def forget(self) -> None:
        """Forgets what was read before a change."""
        self.loaders.clear()
        self.visibility = None

    def sees(self, label: str, id_: str) -> bool | None:
        """Whether a thing that is sure to be there is seen; None where it has to be looked up."""
        if not self.scope.hides:
            return True
        return None if self.visibility is None else self.visibility.sees(label, id_)

    def loader(self, key: Hashable, load: Callable[[list[Any]], Awaitable[Sequence[Any]]]) -> DataLoader[Any, Any]:
        """The loader of this key; `load` answers for all ids that a level asks for, in their order."""
        if key not in self.loaders:
            self.loaders[key] = DataLoader(load_fn=load, max_batch_size=MOST_AT_ONCE)
        return self.loaders[key]


class Asked(strawberry.Info[Context, None]):
    """What a resolver is told of the question."""

    @property
    def place(self) -> FieldNode:
        """The node of the document at which the field stands: wherever it is met again, its arguments are the same."""
        return self._raw_info.field_nodes[0]  # pyright: ignore[reportUnknownMemberType]  # a generic of Any there

    @property
    def places(self) -> list[FieldNode]:
        """All nodes of the document that ask for the field, where one answer is asked for in parts."""
        return self._raw_info.field_nodes  # pyright: ignore[reportUnknownMemberType]  # as above

    @property
    def fragments(self) -> dict[str, FragmentDefinitionNode]:
        """The fragments of the document, by name."""
        return self._raw_info.fragments  # pyright: ignore[reportUnknownMemberType]  # as above

    def spoken(self, tag: Any) -> Language:
        """The language of an argument, else of the request. Raises BadInput for one without words."""
        return language_of(tag) if isinstance(tag, str) else self.context.language
