"""The messages that the verbs of a planned change's course make, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graph.errors import Unavailable
from graph.model.announcing.notice import NoticeKind
from graph.text.letters.facts import Addressed, Planned
from graph.text.letters.giving import Drafts, Owed
from graph.writing.verbs.announcing.weighed import Outdated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.announcing.weighing import Weighing
    from graph.writing.mutations.steps import Planned as PlannedStep
    from graph.writing.verbs.announcing.weighed import Message, Weighed
    from graph.writing.verbs.verb import Call, Worded


def letters(weighing: Weighing, change: str) -> Worded:
    """What gives the steps of a verb their texts. To be called where the estate stands still."""
    drafts = drafts_of(weighing, change)

    async def worded(call: Call, steps: Sequence[PlannedStep]) -> Sequence[PlannedStep]:
        stored = call.stored
        day = stored.get("effectiveOn")
        planned = Planned(
            id=change,
            title=stored["title"],
            reason=stored["reason"],
            before=date.fromisoformat(day) if day else None,
            why=call.input.get("reason"),
        )
        try:
            return await drafts.given(steps, planned)
        except Unavailable as moved:
            raise Outdated(moved.said or str(moved)) from moved

    return worded


def drafts_of(weighing: Weighing, change: str) -> Drafts:
    """What a verb writes, with the letters to all whom the notify plan names."""
    drafts = Drafts(weighing.report, change, owed_by(weighing.weighed))
    drafts.ahead(addressed_to(one) for one in weighing.weighed.messages)
    return drafts


def owed_by(weighed: Weighed) -> dict[str, Owed]:
    """What each relationship is owed, by id."""
    return {
        relationship: Owed(
            consent=party.consent, pass_on_by=date.fromisoformat(party.pass_on_by) if party.pass_on_by else None
        )
        for party in weighed.parties
        for relationship in party.relationships
    }


def addressed_to(one: Message, kind: NoticeKind = NoticeKind.NOTICE) -> Addressed:
    return Addressed(
        kind=kind,
        person=one.person,
        channel=None if one.person else one.via,
        behalf=one.behalf,
        relationships=one.relationships,
        teller=one.teller,
    )
