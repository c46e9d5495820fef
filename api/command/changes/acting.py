"""`rapport change VERB`: the verbs of a planned change's course, with options in place of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put_json
from api.command.asking import answered
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import Name, ids_for, organization
from api.command.options import ReportFormat
from api.command.paper import show
from api.command.things.acting import actor, changed
from api.command.things.doing import mutation
from api.command.things.thing import found_as
from api.command.things.verbs import verb_named
from api.command.words import many
from graph.errors import BadInput
from graph.projection.follower import KeptProjection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.text.documents.blocks import Block

AFTER: Final = """query After($id: ID!) { change(id: $id) { id title status effectiveOn
  planned: notices(filter: { state: { eq: PLANNED } }) { totalCount } } }"""


async def done(
    verb: str, change: str, given: Mapping[str, Any], who: str | None, format_: ReportFormat, data: Path | None
) -> Status:
    """`change`: an id or a whole name; `given`: the verb's other fields, of which None is left out."""
    of = verb_named(f"{verb}-change")
    async with estate(data) as database:
        found = await found_as(Name(change, ("Change",)), database)
        viewer = await actor(who, database)
        values = {name: value for name, value in given.items() if value is not None}
        named = {"change" if of.creates else "id": found.id, **await ids_for(values, database)}
        if of.creates and "person" not in named:
            named["person"] = viewer.person
        if of.creates and named["person"] is None:
            raise BadInput("Who says so? Name somebody of the consumer's side by --person, or act as one by --as.")
        answer = await changed(mutation(of), named, viewer, database)
        after = (await answered(AFTER, {"id": found.id}, database, KeptProjection(database)))["change"]
    if format_ is ReportFormat.JSON:
        put_json({"verb": of.name, **answer, "change": after})
    else:
        show(blocks(after, viewer.actor))
    return Status.FINE


def blocks(change: Mapping[str, Any], by: str) -> Iterator[Block]:
    count, day = change["planned"]["totalCount"], change["effectiveOn"]
    yield f"{change['title']} ({change['id']}) is {change['status']}{f', on {day}' if day else ''}, by {by}."
    if count:
        yield f"{many(count, 'message waits', 'messages wait')} to be sent."
        yield f"  rapport notices {change['id']} --preview"
    yield f"  rapport change status {change['id']}"


def despite(given: Sequence[str] | None) -> list[dict[str, Any]] | None:
    """`CONSUMER=REASON`, each. Raises BadInput."""
    found: list[dict[str, Any]] = []
    for text in given or ():
        consumer, equals, reason = text.partition("=")
        if not (equals and consumer.strip() and reason.strip()):
            raise BadInput(f'--despite {text!r}: write CONSUMER=REASON, like fleet="Atlas is back by then".')
        found.append({"organization": organization(consumer.strip()), "reason": reason.strip()})
    return found or None


def untils(given: Sequence[str] | None) -> list[dict[str, Any]] | None:
    """`OFFERING:ACTION=DAY`, each. Raises BadInput."""
    found: list[dict[str, Any]] = []
    for text in given or ():
        what, equals, day = text.partition("=")
        offering, colon, action = what.rpartition(":")
        if not (equals and colon and offering and action and day):
            raise BadInput(f"--until {text!r}: write OFFERING:ACTION=DAY, like maps:SUSPEND=2027-04-01.")
        found.append({"offering": Name(offering, ("Offering",)), "action": action.upper(), "until": day})
    return found or None
