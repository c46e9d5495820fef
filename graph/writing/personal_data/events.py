"""The events of somebody: what they say, and what they say once the person is erased."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import orjson

from graph.writing.mutations.fields import link_ends, references
from graph.writing.personal_data.mentions import OWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.stored import Reader
    from graph.model import Model
    from graph.writing.personal_data.about import About
    from graph.writing.personal_data.nameless import Renaming
    from graph.writing.personal_data.naming.traces import Traces

DROPPED: Final = frozenset({"KNOWS", "INFLUENCES", "DEPUTY_OF", "REPORTS_TO", "MEMBER_OF"})
"""Relationship types that say nothing but something about the person."""
CONTACT: Final = frozenset({"preferredChannel"})

STEP: Final = 250
"""Events that one statement looks through: each may say much, and be about a thousand things."""
NEWEST: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN c.seq
"""
EVENTS: Final = """
UNWIND $numbers AS number
MATCH (e:Event {seq: number})
WHERE ($id IN e.subjectIds OR e.actor IN $actors OR e.before =~ $question OR e.after =~ $question
  OR e.requestId =~ $question OR e.actor =~ $question OR any(x IN e.subjectIds WHERE x =~ $question OR x IN $gone)
  OR EXISTS { MATCH (e)-[:CONCERNS]->(:Person {id: $id}) })
WITH e ORDER BY e.seq
RETURN e.id, e.seq, e.at, e.actor, e.action, e.subject, e.subjectIds, e.before, e.after, e.requestId,
  EXISTS { MATCH (e)-[:CONCERNS]->(:Person {id: $id}) }
"""


class EventTrace(NamedTuple):
    """An event that is about the person, was caused by them, or names them, or may."""

    id: str
    seq: int
    at: str
    actor: str | None
    action: str
    subject: str | None
    subject_ids: list[str] | None
    before: str | None
    after: str | None
    request_id: str | None
    concerns: bool


async def events_read(reader: Reader, about: About, gone: Sequence[str] = (), after: int = 0) -> list[EventTrace]:
    """The person's events after the number `after`. `gone`: ids of things that go with the person."""
    parameters = {
        "id": about.id,
        "actors": actors(about),
        "question": about.traces.forms.question,
        "gone": list(gone),
    }
    newest = (await reader.run(NEWEST))[0][0]
    found: list[EventTrace] = []
    for first in range(after + 1, newest + 1, STEP):
        numbers = list(range(first, min(first + STEP, newest + 1)))
        found += [EventTrace(*row) for row in await reader.run(EVENTS, {**parameters, "numbers": numbers})]
    return found


def actors(about: About) -> list[str]:
    """The actor by which the event log knows the person."""
    return [f"person {about.id}", *(f"{by} {grant}" for grant in about.grants for by in ("token", "key"))]


def events_of(about: About, read: Sequence[EventTrace]) -> list[EventTrace]:
    """Events that are about the person, were caused by them, or name them for certain."""
    return [event for event in read if _is_of(about, event)]


def _is_of(about: About, event: EventTrace) -> bool:
    named = (event.actor, event.request_id, *said(event.before), *said(event.after))
    return (
        event.concerns
        or event.actor in actors(about)
        or about.id in (event.subject_ids or ())
        or any(map(about.traces.are_in, named))
        or (event.subject not in OWN and about.traces.are_in(event.subject_ids))
    )


def said(text: str | None) -> list[str]:
    """All texts in what an event says."""
    return [] if text is None else list(_leaves(orjson.loads(text)))


def _leaves(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [leaf for member in _members(value) for leaf in _leaves(member)]


def _members(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(cast("dict[str, Any]", value).values())
    return cast("list[Any]", value) if isinstance(value, list) else []


class Masking:
    """Masks the events of one person. `key`: id of the nameless node; `gone`: ids of things of which nothing stays to be told."""

    def __init__(self, model: Model, about: About, renaming: Renaming, key: str, gone: frozenset[str]) -> None:
        self._model = model
        self._about = about
        self._renaming = renaming
        self._key = key
        self._gone = gone

    @property
    def _traces(self) -> Traces:
        return self._about.traces

    def values(self, event: EventTrace) -> dict[str, Any]:
        """What the event says from now on, as far as that differs."""
        values: dict[str, Any] = {
            "actor": self._actor(event),
            "subjectIds": event.subject_ids and [self._subject(event.subject, id_) for id_ in event.subject_ids],
            "requestId": self._traces.masked(event.request_id, self._key),
            "before": self._said(event, event.before),
            "after": self._said(event, event.after),
        }
        before = {
            "actor": event.actor,
            "subjectIds": event.subject_ids,
            "requestId": event.request_id,
            "before": event.before,
            "after": event.after,
        }
        return {name: value for name, value in values.items() if value != before[name]}

    def _actor(self, event: EventTrace) -> str | None:
        if event.actor in actors(self._about):
            return f"person {self._key}"
        return self._traces.masked(event.actor, self._key)

    def _subject(self, subject: str | None, id_: str) -> str:
        if id_ in self._about.grants:
            return self._key
        return self._id(id_, starts_at(self._model, subject))

    def _id(self, id_: str, label: str | None) -> str:
        if label == "Person" and id_ == self._about.id:
            return self._key
        return id_ if label in OWN else self._renaming.of(id_)

    def _said(self, event: EventTrace, text: str | None) -> str | None:
        if text is None or self._is_all_about(event):
            return None
        fields = targets(self._model, event.subject)
        values: dict[str, Any] = {
            name: self._value(value, fields.get(name)) if name in fields else self._masked(value)
            for name, value in orjson.loads(text).items()
            if name not in CONTACT or not event.concerns
        }
        return orjson.dumps(values).decode()

    def _is_all_about(self, event: EventTrace) -> bool:
        """Whether it says nothing that is not about the person."""
        ids = event.subject_ids or ()
        if event.subject == "Person" and self._about.id in ids:
            return True
        if not self._gone.isdisjoint(ids):
            return True
        return event.concerns and any(link.name == event.subject and link.type in DROPPED for link in self._model.links)

    def _value(self, value: Any, label: str | None) -> Any:
        if isinstance(value, str):
            return self._id(value, label)
        return [self._id(id_, label) for id_ in cast("list[str]", value)] if isinstance(value, list) else value

    def _masked(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._traces.masked(value, self._key)
        if isinstance(value, list):
            return [self._masked(member) for member in cast("list[Any]", value)]
        if isinstance(value, dict):
            return {name: self._masked(member) for name, member in cast("dict[str, Any]", value).items()}
        return value


def starts_at(model: Model, subject: str | None) -> str | None:
    """The kind of the things that an event's `subjectIds` name."""
    return next((link.start for link in model.links if link.name == subject), subject)


@cache
def targets(model: Model, subject: str | None) -> Mapping[str, str]:
    """Names in `before` and `after` under which ids stand, and of which kind."""
    found = {"id": subject or ""}
    for link in model.links:
        if link.name == subject:
            found |= dict(zip(link_ends(model, link), (link.start, link.end), strict=True))
    if subject in model.kinds:
        found |= {field.name: field.to for field in references(model, model.kinds[subject])}
    return found
