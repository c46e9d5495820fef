"""Messages as the steps that make them: to whom, why, and what they take the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.writing.mutations.steps import Create, Update
    from graph.writing.verbs.announcing.course import Told
    from graph.writing.verbs.announcing.weighed import Message, Party, Weighed
    from graph.writing.verbs.verb import Call

MOST: Final = 5_000
"""The most messages that one announcement makes."""


def message(call: Call, kind: str, to: Message, **more: Any) -> Create:
    """A message that waits to be sent."""
    values: dict[str, Any] = {
        "change": call.id,
        "kind": kind,
        "state": "PLANNED",
        "severity": to.severity.name if to.severity > Severity.NONE else None,
        "channel": to.channel,
        "language": to.language,
        "deadline": to.deadline,
        "person": to.person,
        "via": to.via,
        "onBehalfOf": to.behalf,
        "sentBy": to.teller or call.viewer.person,
        "relationships": list(to.relationships),
    }
    return call.other("Notice", **{**values, **more})


def follow_up(call: Call, kind: str, after: Told, **more: Any) -> Create:
    """A message to whom an earlier one was sent."""
    values: dict[str, Any] = {
        "change": call.id,
        "kind": kind,
        "state": "PLANNED",
        "person": after.person,
        "via": after.via,
        "replaces": after.id,
        "sentBy": call.viewer.person,
        "relationships": list(after.relationships),
    }
    return call.other("Notice", **{**values, **more})


def no_longer_sent(call: Call, unsent: Iterable[Told], state: str) -> list[Update]:
    return [call.change_of("Notice", one.id, state=state) for one in unsent]


def question(call: Call, parties: Sequence[Party], answer_by: str, day: str) -> list[Create]:
    """An Answer without a verdict for each party, and a QUESTION to those who speak for them."""
    weighed = call.weighed
    asked = {party.organization for party in parties}
    answers = [
        call.other(
            "Answer",
            change=call.id,
            organization=party.organization,
            askedAt=call.now,
            answerBy=answer_by,
            forDay=day,
            consent=party.consent,
        )
        for party in parties
    ]
    tells = [message(call, "QUESTION", to, deadline=answer_by) for to in asked_for(weighed, asked)] if weighed else []
    return [*answers, *tells]


def asked_for(weighed: Weighed, asked: set[str]) -> list[Message]:
    """Who speaks for these consumers and can be told; a formal channel where nobody does."""
    speakers = [one for one in weighed.messages if one.person and one.reachable and not asked.isdisjoint(one.speaks)]
    heard = {organization for one in speakers for organization in one.speaks}
    silent = asked - heard
    formal = [
        one
        for one in weighed.messages
        if one.person is None and one.reachable and not silent.isdisjoint(one.organizations)
    ]
    return [*speakers, *formal]
