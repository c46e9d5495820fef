"""The report told as a story: who, how badly, why, what holds, and whom it is too late to tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from api.command.impact.words import affected, caps, holding, late, many, name, overdue, severities, way
from api.command.paper import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.command.impact.words import Answer
    from api.command.paper import Block

GRAVE: Final = ("CRITICAL", "HIGH")


def story(answer: Answer) -> Iterator[Block]:
    yield from who(answer)
    yield from why(answer)
    yield from what_holds(answer)
    yield from notice(answer)


def who(answer: Answer) -> Iterator[Block]:
    totals = answer["totals"]
    yield Heading("Who is hit, how badly, along which way")
    yield (
        f"  {many(affected(totals['consumers']), 'consumer')}: {severities(totals['consumers'])}. "
        f"{many(affected(totals['offerings']), 'offering')}, {many(affected(totals['agreements']), 'agreement')}, "
        f"{totals['people']} people to tell."
    )
    consumers = answer["consumers"]["nodes"]
    grave = [one for one in consumers if one["severity"] in GRAVE]
    rows = [(one["severity"], name(one["organization"]), way(one["path"])) for one in grave]
    yield Table(("", "", ""), rows)
    if len(consumers) > len(grave):
        yield f"  … and {many(len(consumers) - len(grave), 'consumer')} at MEDIUM or LOW."


def why(answer: Answer) -> Iterator[Block]:
    if answer["context"]:
        yield Heading("Why so many")
    first = next((one["path"][1] for one in answer["consumers"]["nodes"] if one["hops"]), None)
    like = f", like {name(first)}," if first else ""
    for given in answer["context"]:
        yield (
            f"  {name(given['offering'])} is {given['reason']}. What needs only one of the two{like} "
            f"could spare Maps while {name(given['offering'])} was there, and cannot now."
        )


def what_holds(answer: Answer) -> Iterator[Block]:
    yield Heading("What holds, and what softens it")
    yield from (f"  {line}" for line in holding(answer))
    for one in answer["consumers"]["nodes"]:
        if one["severity"] == "LOW":
            yield f"  {name(one['organization'])} is hit LOW only: {'; '.join(caps(one))}."


def notice(answer: Answer) -> Iterator[Block]:
    yield Heading("Whom it is too late to tell")
    rows = [
        (
            name(consumer["organization"]),
            f"by {spoken(agreement['notifyBy'])}",
            late(agreement["daysLeft"]),
            agreement["id"],
        )
        for consumer, agreement in overdue(answer)
    ]
    yield Table(("", "", "", ""), rows)
    yield f"  All notice can be kept from {spoken(answer['notice']['earliestDate'])} on, if it is given today."


def spoken(day: str) -> str:
    """`2 February 2027`."""
    at = date.fromisoformat(day)
    return f"{at.day} {at:%B %Y}"
