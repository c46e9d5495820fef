"""An estate with an announced change, and messages about it that are to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.database.schema import set_up_schema
from graph.model.scalars import now
from graph.writing.outbox.claiming import claim, due
from graph.writing.outbox.holding import Held, know_installation
from tests.estate import Estate

if TYPE_CHECKING:
    from datetime import datetime

    from graph.database.engine import Database
    from graph.writing.outbox.outgoing import Fate, Outgoing

TEXT: Final = "Hello \u2068Lucía\u2069,\n\nWhat changes\n------------\n- \u2068Maps\u2069 is retired"
DAY: Final = "2099-01-01"


async def announced(database: Database, *notices: dict[str, Any], status: str = "ANNOUNCED", **person: Any) -> None:
    """A change, and messages to lucia@fleet.example, each with its own values; a `to` names another reader."""
    await set_up_schema(database)
    await know_installation(database, None)
    estate = Estate(database)
    await estate.things("Change", {"id": "retire-maps", "title": "Retire Maps", "status": status, "effectiveOn": DAY})
    who = {"id": "lucia", "name": "Lucía Ferreyra", "email": "lucia@fleet.example", "language": "es", **person}
    await estate.things("Person", who, {"id": "petr", "name": "Пётр Лукин", "email": "petr@digital.example"})
    await messages(database, *(notices or ({"id": "n1"},)))


async def messages(database: Database, *notices: dict[str, Any]) -> None:
    estate = Estate(database)
    usual = {"state": "PLANNED", "subject": "Retire Maps", "text": TEXT, "language": "en", "createdAt": now()}
    for given in notices:
        values = dict(given)
        to, before = values.pop("to", "lucia"), values.pop("replaces", None)
        await estate.things("Notice", {**usual, **values})
        await estate.relations("Notice", "change", (values["id"], "retire-maps"))
        await estate.relations("Notice", "person", (values["id"], to))
        await estate.relations("Notice", "sentBy", (values["id"], "petr"))
        if before:
            await estate.relations("Notice", "replaces", (values["id"], before))


async def state_of(database: Database, notice: str = "n1") -> tuple[Any, ...]:
    """State, failure, and whether it was sent at a time."""
    statement = "MATCH (n:Notice {id: $id}) RETURN n.state, n.failure, n.sentAt IS NOT NULL"
    return tuple((await database.read(statement, {"id": notice}, name="state"))[0])


async def set_on(database: Database, statement: Any, **given: Any) -> None:
    await database.write(lambda work: work.run(statement, given), name="set")


async def claimed(database: Database, at: datetime) -> tuple[list[Outgoing], list[tuple[Outgoing, Fate]]]:
    """What a process leases that looks at that moment, and what it finds that never goes out."""
    return await claim(database, at, await due(database, at, held=Held()), held=Held())
