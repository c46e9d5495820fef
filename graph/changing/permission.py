"""Whether somebody may change what they want to change: by role, and by what is in their reach.

Somebody whose access reaches some organizations names only what they see, and changes only what is of theirs: before
the change, so that nothing of others is taken over, and after it, so that nothing is made out of reach.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graph.access.keeping import kept_with, role_for
from graph.changing.fields import link_name, references
from graph.changing.refusals import InvalidInput, Missing, NotAllowed, StillReferenced
from graph.changing.steps import Connect, Create, Delete, Disconnect, Update
from graph.reading.scope import UNSEEN
from graph.reading.statement import own_statement, seen_statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from graph.access import Viewer
    from graph.changing.refusals import Place
    from graph.changing.steps import Step
    from graph.model import Kind, Model
    from graph.model.grant import Role
    from graph.reading.scope import Scope
    from graph.reading.statement import Statement
    from graph.writing import Reader

    Asking = Callable[[Kind, Scope], Statement]

Named = dict[str, dict[str, "Place"]]
"""Ids by label, each with its place in what was asked."""


async def require(reader: Reader, model: Model, viewer: Viewer, steps: Sequence[Step]) -> None:
    """The one place where it is asked whether a viewer may do this; `reader` sees the state before. Raises NotAllowed,
    and Missing for what the viewer does not see.
    """
    for step in steps:
        _require_role(viewer, step)
    if viewer.scope.restricted:
        await _check(reader, model, viewer, _named(model, steps), seen_statement, _missing)
        await _check(reader, model, viewer, _changed(steps, before=True), own_statement, _foreign)


async def require_reach(reader: Reader, model: Model, viewer: Viewer, steps: Sequence[Step]) -> None:
    """The same after the change. Raises NotAllowed."""
    if viewer.scope.restricted:
        await _check(reader, model, viewer, _changed(steps, before=False), own_statement, _out_of_reach)


async def require_seen(reader: Reader, viewer: Viewer, kind: Kind, key: str, place: Place) -> None:
    """Raises Missing for what the viewer does not see, as for what was never there."""
    if viewer.scope.restricted and key not in await _found(reader, viewer, kind, [key], seen_statement):
        raise _missing(kind.label, key, place)


async def as_seen(reader: Reader, model: Model, viewer: Viewer, refusal: StillReferenced) -> StillReferenced:
    """What hangs on a thing, as far as the viewer sees it."""
    if not viewer.scope.restricted:
        return refusal
    seen = [
        one
        for one in refusal.references
        if one.label in model.kinds
        and one.key in await _found(reader, viewer, model.kinds[one.label], [one.key], seen_statement)
    ]
    named = ", ".join(f"{one.label} {one.key!r}" for one in seen[:3]) or "something that you may not see"
    return StillReferenced(f"It cannot be deleted: {named} hangs on it. Archive it instead.", seen, refusal.place)


async def faults_as_seen(reader: Reader, model: Model, viewer: Viewer, refusal: InvalidInput) -> InvalidInput:
    """What is wrong, without the ids of what the viewer does not see."""
    if not viewer.scope.restricted:
        return refusal
    named: defaultdict[str, set[str]] = defaultdict(set)
    for fault in refusal.faults:
        for label, key in fault.names:
            named[label].add(key)
    unseen = set[str]()
    for label, keys in named.items():
        unseen |= keys - await _found(reader, viewer, model.kinds[label], sorted(keys), seen_statement)
    return InvalidInput([fault._replace(message=_without(fault.message, unseen)) for fault in refusal.faults])


def _without(message: str, ids: Iterable[str]) -> str:
    for id_ in ids:
        message = re.sub(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", UNSEEN, message)
    return message


def require_role(viewer: Viewer, kind: Kind, place: Place) -> None:
    """Before it is looked at what is there: so nobody learns from a refusal what they may not change. Raises NotAllowed."""
    _require(viewer, role_for(kind.label), kind.label, place)


def _require_role(viewer: Viewer, step: Step) -> None:
    if isinstance(step, Connect | Disconnect):
        needed, what = role_for(kept_with(step.link)), link_name(step.link)
    else:
        needed, what = role_for(step.kind.label, None if isinstance(step, Delete) else step.given), step.kind.label
    _require(viewer, needed, what, step.place)


def _require(viewer: Viewer, needed: Role, what: str, place: Place) -> None:
    if not viewer.may(needed):
        message = f"Changing {what} in this way needs the role {needed.value}; yours is {viewer.role.value}."
        raise NotAllowed(message, place)


def _named(model: Model, steps: Sequence[Step]) -> Named:
    """All things that steps name and that are not made by them."""
    named: Named = defaultdict(dict)
    for step in steps:
        for label, key, place in _names(model, step):
            named[label].setdefault(key, place)
    for step in steps:
        if isinstance(step, Create):
            named[step.kind.label].pop(step.id, None)
    return named


def _names(model: Model, step: Step) -> Iterator[tuple[str, str, Place]]:
    if isinstance(step, Connect | Disconnect):
        yield step.link.start, step.start, step.place
        yield step.link.end, step.end, step.place
        return
    yield step.kind.label, step.id, (*step.place, "id")
    if isinstance(step, Create | Update):
        for field in references(model, step.kind):
            given: Any = step.given.get(field.name)
            several: list[str | None] = given if field.many else [given]
            yield from ((field.to, key, (*step.place, field.name)) for key in several or () if key is not None)


def _changed(steps: Sequence[Step], *, before: bool) -> Named:
    """The things that steps change: those that are there before, or those that are there after."""
    changed: Named = defaultdict(dict)
    made = {(step.kind.label, step.id) for step in steps if isinstance(step, Create)}
    gone = {(step.kind.label, step.id) for step in steps if isinstance(step, Delete)}
    for step in steps:
        if isinstance(step, Connect | Disconnect):
            label = kept_with(step.link)
            key = step.start if step.link.start == label else step.end
        else:
            label, key = step.kind.label, step.id
        if (label, key) not in (made if before else gone):
            changed[label].setdefault(key, step.place)
    return changed


async def _check(
    reader: Reader,
    model: Model,
    viewer: Viewer,
    named: Mapping[str, Mapping[str, Place]],
    asking: Asking,
    refused: Callable[[str, str, Place], Missing | NotAllowed],
) -> None:
    for label, places in named.items():
        found = await _found(reader, viewer, model.kinds[label], list(places), asking)
        for key, place in places.items():
            if key not in found:
                raise refused(label, key, place)


async def _found(reader: Reader, viewer: Viewer, kind: Kind, ids: Sequence[str], asking: Asking) -> set[str]:
    parameters = {"ids": ids, **viewer.scope.parameters}
    return set((await reader.run(asking(kind, viewer.scope).text, parameters))[0][0])


def _missing(label: str, key: str, place: Place) -> Missing:
    return Missing(f"There is no {label} {key!r}.", label, key, place)


def _foreign(label: str, key: str, place: Place) -> NotAllowed:
    return NotAllowed(f"{label} {key!r} is not of an organization in your reach: you see it, not more.", place)


def _out_of_reach(label: str, key: str, place: Place) -> NotAllowed:
    return NotAllowed(f"{label} {key!r} would not be of an organization in your reach.", place)
