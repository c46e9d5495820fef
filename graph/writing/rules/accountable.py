"""One accountable person for each side of a relationship at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.rules import ACCOUNTABLE_ONCE, rivals, span
from graph.saying import Saying
from graph.writing.rules.state import Broken, relation_spot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.database.stored import Stored
    from graph.writing.rules.state import FutureState


async def one_is_accountable(state: FutureState) -> AsyncIterator[Broken]:
    """Finds two people who would be accountable in one role of one relationship on the same day."""
    link = state.model.link("Stakeholder")
    async for relations in state.by_other(link, ACCOUNTABLE_ONCE):
        terms: dict[tuple[str, str], dict[str, Stored]] = {}
        for one in relations:
            if one.values.get("accountable"):
                terms.setdefault((one.other, one.values["role"]), {})[one.owner] = one
        for (relationship, role), people in terms.items():
            days = ((one.owner, span(one.values.get("since"), one.values.get("until"))) for one in people.values())
            pair = rivals(days) or ()
            written = sorted((order, person) for person in pair if (order := state.written(link, people[person])))
            if written:
                first, second = sorted(pair)
                columns = ("accountable", "until", "since", "role")
                message = Saying(
                    "BOTH_ACCOUNTABLE",
                    "{first!r} and {second!r} would both be accountable as {role} of {relationship!r} at the same time: "
                    "let one of them end before",
                    first=first,
                    second=second,
                    role=role,
                    relationship=relationship,
                )
                yield Broken(
                    message,
                    tuple(relation_spot(link, people[person], *columns) for _, person in reversed(written)),
                    (("Person", first), ("Person", second)),
                )
