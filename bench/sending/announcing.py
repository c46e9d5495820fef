"""One change that is announced to thousands, each message written as a file: how long that takes, and how much memory."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from api.sending.sending import outbox_of
from api.settings import settings_from
from graph.access import LOCAL
from graph.database.engine import open_database
from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from graph.writing.outbox.holding import know_installation
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database, EngineSettings

ANNOUNCE: Final = 'mutation { announceChange(input: {id: "end"}) { ... on Refusal { message } } }'
LANGUAGES: Final = ("en", "ru", "fr", "es", "pl", "pt")
MEGABYTE: Final = 1024
AHEAD: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Announced:
    """Seconds. `first`: until the first batch is written; `longest`: of a batch. `memory`: of this process, MB at most."""

    messages: int
    announcing: float
    first: float
    longest: float
    sending: float
    files: int
    memory: float


async def announced_to(settings: EngineSettings, folder: Path, messages: int) -> Announced:
    async with open_database(settings) as database:
        await _estate(database, messages)
        projection = KeptProjection(database)
        await projection.ask(lambda state: state.number)  # a server holds it already
        context = Context(database, viewer=LOCAL, impact=projection)
        began = time.monotonic()
        answer = await schema.execute(ANNOUNCE, context_value=context)
        announcing = time.monotonic() - began
        if answer.errors or (answer.data or {})["announceChange"]:
            raise RuntimeError(str(answer))
        took = await _sent(database, folder)
    written = sum(1 for _ in (folder / "outbox").glob("*.eml"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    return Announced(messages, announcing, took[0], max(took), sum(took), written, memory)


async def _sent(database: Database, folder: Path) -> list[float]:
    """Seconds of each batch."""
    outbox = outbox_of(settings_from({"RAPPORT_SEND": "true"}), folder, database)
    took: list[float] = []
    done = 1
    while done:
        began = time.monotonic()
        done = await outbox.once()
        took.append(time.monotonic() - began)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{len(took):>4} batches, {done:>6,} messages left")
    return took


async def _estate(database: Database, consumers: int) -> None:
    """Maker provides Maps to so many consumers, each with somebody who speaks for it and has accepted that Maps end."""
    await set_up_schema(database)
    await know_installation(database, None)
    estate, numbers = Estate(database), range(consumers)
    day = (datetime.now(UTC).date() + AHEAD).isoformat()
    await estate.things("Organization", {"id": "maker"}, *({"id": f"o{n}"} for n in numbers))
    await estate.things("Offering", {"id": "maps"})
    await estate.relations("Offering", "provider", ("maps", "maker"))
    people = ({"id": f"p{n}", "email": f"p{n}@x.example", "language": LANGUAGES[n % len(LANGUAGES)]} for n in numbers)
    await estate.things("Person", *people)
    await estate.relations("Person", "memberOf", *((f"p{n}", f"o{n}") for n in numbers))
    await estate.things("ServiceRelationship", *({"id": f"r{n}", "status": "ACTIVE"} for n in numbers))
    await estate.relations("ServiceRelationship", "provider", *((f"r{n}", "maker") for n in numbers))
    await estate.relations("ServiceRelationship", "consumer", *((f"r{n}", f"o{n}") for n in numbers))
    await estate.things("Agreement", *({"id": f"a{n}", "status": "ACTIVE", "noticeDays": 30} for n in numbers))
    await estate.relations("Agreement", "relationship", *((f"a{n}", f"r{n}") for n in numbers))
    await estate.relations("Agreement", "covers", *((f"a{n}", "maps") for n in numbers), criticality="HIGH")
    speaks = {"role": "CONSUMER_REPRESENTATIVE", "side": "CONSUMER", "accountable": True}
    await estate.relations("Person", "stakeholderIn", *((f"p{n}", f"r{n}") for n in numbers), **speaks)
    await estate.things("Change", {"id": "end", "title": "Maps end", "status": "AGREED", "effectiveOn": day})
    await estate.relations("Change", "changes", ("end", "maps"), action="RETIRE")
    await estate.things("Answer", *({"id": f"w{n}", "verdict": "ACCEPT", "forDay": day} for n in numbers))
    await estate.relations("Answer", "change", *((f"w{n}", "end") for n in numbers))
    await estate.relations("Answer", "organization", *((f"w{n}", f"o{n}") for n in numbers))
