"""The command that settles a line of the agenda, as far as the line says what it needs."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from api.command.things.fields import of_verb
from api.command.things.thing import reference
from api.command.things.verbs import BY_NAME, command_of
from graph.model import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.writing.verbs import Verb


def settling(line: Mapping[str, Any]) -> str:
    """`rapport do keep-commitment parcel-forecast`; what is still to be said is left out, and asked for when it is run."""
    mutation = line["settledBy"]
    verb = BY_NAME.get(mutation)
    words = _of_verb(verb, line) if verb else _of_kind(mutation, line)
    return " ".join([command_of(mutation), *map(shlex.quote, words)])


def _of_verb(verb: Verb, line: Mapping[str, Any]) -> Iterator[str]:
    subject = line["subject"]
    if not verb.creates:
        yield subject["id"]
        return
    known = _known(line)
    yield from (f"{slot.written}={known[slot.name]}" for slot in of_verb(verb).values() if slot.name in known)


def _known(line: Mapping[str, Any]) -> dict[str, str]:
    """Values of fields that the line holds."""
    subject, relationship = line["subject"], line["relationship"]["id"]
    known = {"relationship": relationship, "relationships": relationship}
    if line["person"]:
        known["invited"] = line["person"]["id"]
    if subject and subject["__typename"] == "Engagement":
        known["planned"] = subject["id"]
    elif subject:
        known[MODEL.kinds[subject["__typename"]].singular] = subject["id"]
    return known


def _of_kind(mutation: str, line: Mapping[str, Any]) -> Iterator[str]:
    """The words behind the command of a mutation of a kind or a relation: what it is about."""
    subject, relationship = line["subject"], line["relationship"]["id"]
    if mutation.startswith("create"):
        yield f"relationship={relationship}"
    elif mutation.startswith("link"):
        yield from ("PERSON", relationship)
    elif subject:
        yield reference(MODEL.kinds[subject["__typename"]], subject["id"])
