"""What is meant where a question leaves open whose it is: that of whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.questions.agenda import managed_by
from graph.questions.ahead import organizations_of_member
from graph.saying import Saying

if TYPE_CHECKING:
    from datetime import date

    from resolvers.context import Context


async def own_manager(context: Context, today: str) -> str | None:
    """The person who asks, where they manage any relationship on the day."""
    person = context.viewer.person
    if person is None:
        return None
    return person if await managed_by(context.database, context.scope, person, today) else None


async def own_organizations(context: Context, today: date) -> tuple[str, ...]:
    """Organizations of which the person who asks is a member on the day. Raises BadInput where there is none."""
    person = context.viewer.person
    if person is None:
        words = "Say `organization`: nobody knows yours, for your key names no person."
        raise BadInput(Saying("NO_PERSON_ASKS", words), ("organization",))
    own = await organizations_of_member(context.database, context.scope, person, today)
    if not own:
        words = "Say `organization`: {person} is a member of none on {day}."
        raise BadInput(Saying("MEMBER_OF_NONE", words, person=person, day=today), ("organization",))
    return own
