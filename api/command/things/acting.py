"""Who changes things from the command line, and changes put to the schema: with the rules, rights and events of GraphQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.command.access import ACTOR
from api.command.asking import answered
from api.command.naming import Name
from api.command.options import settings_with
from api.command.things.thing import found_as
from api.command.things.verbs import in_words_of_the_command
from graph.access import Viewer
from graph.errors import BadInput
from graph.model.grant import Role
from graph.projection.follower import KeptProjection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.engine import Database


async def actor(stated: str | None, database: Database) -> Viewer:
    """Whoever is named by --as or RAPPORT_ACTOR, an id or name of a person; else the command line."""
    who = stated or settings_with(None).actor
    if who is None:
        return Viewer(ACTOR, Role.ADMIN, credential=ACTOR)
    person = await found_as(Name(who, ("Person",)), database)
    return Viewer(f"person {person.id}", Role.ADMIN, person=person.id, credential=ACTOR)


async def changed(mutation: str, input_: Mapping[str, Any], viewer: Viewer, database: Database) -> dict[str, Any]:
    """The answer of a mutation whose alias is `done`. Raises BadInput with the words of a refusal."""
    found = await answered(mutation, {"input": input_}, database, KeptProjection(database), viewer=viewer)
    if message := found["done"].get("message"):
        raise BadInput(in_words_of_the_command(message, input_.get("id")))
    return found["done"]


def called_so(viewer: Viewer) -> str:
    """The option that names who acts, for the command that takes a change back; empty for whoever owns the machine."""
    return f" --as {viewer.person}" if viewer.person else ""
