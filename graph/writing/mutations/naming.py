"""The things that steps name, and those that they change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, LiteralString

from graph.access.roles import KEPT_JOINTLY, WISHES, kept_with
from graph.writing.mutations.fields import references
from graph.writing.mutations.steps import Connect, Create, Delete, Disconnect, Update

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Model
    from graph.writing.mutations.refusals import Place
    from graph.writing.mutations.steps import Step

Named = dict[str, dict[str, "Place"]]
"""Ids by label, each with its place in the input."""


def named_in(model: Model, steps: Sequence[Step]) -> Named:
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
            value: Any = step.values.get(field.name)
            several: list[str | None] = value if field.many else [value]
            yield from ((field.to, key, (*step.place, field.name)) for key in several or () if key is not None)


def changed_in(steps: Sequence[Step], *, before: bool) -> Named:
    """The things that steps change: those that are there before, or those that are there after."""
    made = {(step.kind.label, step.id) for step in steps if isinstance(step, Create)}
    gone = {(step.kind.label, step.id) for step in steps if isinstance(step, Delete)}
    absent = made if before else gone
    changed: Named = defaultdict(dict)
    for step in steps:
        thing = changed_by(step)
        if thing not in absent and not is_joint(step):
            changed[thing[0]].setdefault(thing[1], step.place)
    return changed


def changed_by(step: Step) -> tuple[LiteralString, str]:
    """Label and id of the thing that a step changes; of a relation, of the end with which it is kept."""
    if isinstance(step, Connect | Disconnect):
        label = kept_with(step.link)
        return label, step.start if step.link.start == label else step.end
    return step.kind.label, step.id


def is_joint(step: Step) -> bool:
    """Whether everybody who sees the thing that a step changes may take the step."""
    if isinstance(step, Connect | Disconnect):
        return step.link.type in KEPT_JOINTLY
    wishes = WISHES.get(step.kind.label, frozenset[str]())
    return isinstance(step, Update) and bool(step.values) and step.values.keys() <= wishes
