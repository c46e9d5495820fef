"""Whether somebody may change what they want to change: by role, and by what is in their reach.

Somebody whose access reaches some organizations names only what they see, and changes only what is of theirs: before
the change, so that nothing of others is taken over, and after it, so that nothing is made out of reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.access.roles import ANNOUNCED, MADE_BY_SERVER, kept_with, role_for
from graph.reading.statement import own_statement, seen_statement
from graph.saying import Saying
from graph.writing.mutations.fields import link_name
from graph.writing.mutations.naming import changed_by, changed_in, named_in
from graph.writing.mutations.others import Standing
from graph.writing.mutations.refusals import Missing, NotAllowed, absent
from graph.writing.mutations.steps import Connect, Create, Delete, Disconnect, Update
from graph.writing.mutations.visibility import found_by, require_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.access import Viewer
    from graph.database.stored import Reader
    from graph.model import Kind, Model
    from graph.model.grant import Role
    from graph.writing.mutations.naming import Named
    from graph.writing.mutations.refusals import Absence, Place
    from graph.writing.mutations.steps import Step
    from graph.writing.mutations.visibility import Composer

    Refused = Callable[[str, str, Place], NotAllowed]


class Permission:
    """Decides whether a viewer may take the steps of a mutation; nothing else does."""

    def __init__(self, reader: Reader, model: Model, viewer: Viewer, steps: Sequence[Step]) -> None:
        self._reader = reader
        self._model = model
        self._viewer = viewer
        self._steps = steps
        self._others = Standing(viewer, steps)

    async def require(self) -> None:
        """Checks the steps before the change. Raises NotAllowed, and Missing for what the viewer does not see."""
        for step in self._steps:
            _require_role(self._viewer, self._model, step)
        if self._viewer.scope.restricted:
            for step in self._steps:
                _require_made_id(step)
            await self._require_seen(named_in(self._model, self._steps))
            await self._check(changed_in(self._steps, before=True), own_statement, _foreign)
            await self._check(_speakers(self._steps), own_statement, _foreign)
            await self._others.remember(self._reader)
        await self._require_announcing()

    async def require_reach(self) -> None:
        """Checks, after the change, that what it made is within reach. Raises NotAllowed."""
        if self._viewer.scope.restricted:
            await self._check(changed_in(self._steps, before=False), own_statement, _out_of_reach)
            await self._others.require(self._reader)

    async def _require_seen(self, named: Named) -> None:
        absences: list[Absence] = []
        for label, places in named.items():
            found = await found_by(self._reader, self._viewer, self._model.kinds[label], list(places), seen_statement)
            absences += [absent(label, key, place) for key, place in places.items() if key not in found]
        if absences:
            raise Missing(*absences)

    async def _check(self, named: Named, composer: Composer, refused: Refused) -> None:
        for label, places in named.items():
            kind = self._model.kinds[label]
            found = await found_by(self._reader, self._viewer, kind, list(places), composer)
            for key, place in places.items():
                if key not in found:
                    raise refused(label, key, place)

    async def _require_announcing(self) -> None:
        """An announced change is changed by whoever may announce one. Raises NotAllowed."""
        needed = role_for(self._model.kinds["Change"], {"status": ANNOUNCED})
        if self._viewer.may(needed):
            return
        places: dict[str, Place] = {}
        for step in self._steps:
            label, key = changed_by(step)
            if label == "Change" and not isinstance(step, Create):
                places.setdefault(key, step.place)
        if places:
            for key in (await self._reader.run(ANNOUNCED_ONES, {"ids": list(places)}))[0][0]:
                _require(self._viewer, needed, "an announced Change", places[key])


ANNOUNCED_ONES: Final = """
UNWIND $ids AS id
MATCH (n:Change {id: id})
WHERE n.status = 'ANNOUNCED'
RETURN collect(n.id)
"""


def require_role(viewer: Viewer, kind: Kind, place: Place, role: Role | None = None) -> None:
    """Checks the role before the graph is read, so that no refusal tells what is there; `role`: another one than of the
    kind. Raises NotAllowed.
    """
    _require(viewer, role or role_for(kind), kind.label, place)


async def require_own(reader: Reader, viewer: Viewer, kind: Kind, key: str, place: Place) -> None:
    """Raises Missing for what the viewer does not see, and NotAllowed for what is not of the viewer's reach."""
    if viewer.scope.restricted:
        await require_seen(reader, viewer, kind, key, place)
        if key not in await found_by(reader, viewer, kind, [key], own_statement):
            raise _foreign(kind.label, key, place)


def _require_role(viewer: Viewer, model: Model, step: Step) -> None:
    if isinstance(step, Connect | Disconnect):
        needed, what = role_for(model.kinds[kept_with(step.link)]), link_name(step.link)
    else:
        needed, what = role_for(step.kind, None if isinstance(step, Delete) else step.values), step.kind.label
    _require(viewer, needed, what, step.place)


def _require(viewer: Viewer, needed: Role, what: str, place: Place) -> None:
    if not viewer.may(needed):
        words = "Changing {what} in this way needs the role {role}; yours is {own}."
        raise NotAllowed(Saying("ROLE_NEEDED", words, what=what, role=needed.value, own=viewer.role.value), place)


def _require_made_id(step: Step) -> None:
    """Checks, before the graph is read, that the id may be chosen. Raises NotAllowed."""
    if isinstance(step, Create) and step.chosen and step.kind.label in MADE_BY_SERVER:
        raise NotAllowed(
            Saying(
                "ID_IS_MADE",
                "The id of a {what} is made here for whoever does not reach everything, since a chosen one would tell who "
                "is known: leave it out.",
                what=step.kind.singular,
            ),
            (*step.place, "id"),
        )


def _speakers(steps: Sequence[Step]) -> Named:
    """People who are said to confirm something: each side speaks for itself."""
    return {"Person": dict(_confirming(steps))}


def _confirming(steps: Sequence[Step]) -> Iterator[tuple[str, Place]]:
    for step in steps:
        if isinstance(step, Create | Update):
            person: Any = step.values.get("confirmedBy")
            if person is not None:
                yield person, (*step.place, "confirmedBy")


def _foreign(label: str, key: str, place: Place) -> NotAllowed:
    words = "{kind} {id!r} is not of an organization in your reach: you see it, not more."
    return NotAllowed(Saying("SEEN_ONLY", words, kind=label, id=key), place)


def _out_of_reach(label: str, key: str, place: Place) -> NotAllowed:
    words = "{kind} {id!r} would not be of an organization in your reach{beyond}."
    return NotAllowed(Saying("BEYOND_REACH", words, kind=label, id=key, beyond=BEYOND.get(label, "")), place)


BEYOND: Final[Mapping[str, str]] = {
    "Agreement": ": who reaches the provider writes it",
    "Change": " alone: all offerings that it changes must be of one",
    "ServiceRelationship": ": beyond PROSPECTIVE, who reaches the provider writes it",
}
"""Ends of sentences by label: what would be needed."""
