"""A small schema with every way a field can end, and the application over it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator  # noqa: TC003  # Strawberry reads the annotations
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from graphql import GraphQLError

from api.http.app import Estate, application
from api.settings import settings_from
from graph.errors import BadInput, TimedOut, Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.applications import Starlette

    from graph.database.engine import Database

SECRET = "bolt://neo4j:swordfish@database"
KEY = "a-key-that-is-long-enough"


@dataclass
class SampleContext:
    """What the resolvers did, in order."""

    happened: list[str] = field(default_factory=list[str])
    started: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)


Info = strawberry.Info[SampleContext, None]


@strawberry.type
class Offering:
    id: strawberry.ID
    name: str = "Maps"

    @strawberry.field
    async def dependencies(
        self, first: int = 20, last: int | None = None
    ) -> Annotated[OfferingConnection, strawberry.lazy("tests.api.sample")]:
        return connection("tiles", "roads", limit=last or first)


@strawberry.type
class OfferingEdge:
    node: Offering
    cursor: str = ""


@strawberry.type
class OfferingConnection:
    edges: list[OfferingEdge]

    @strawberry.field
    def nodes(self) -> list[Offering]:
        return [edge.node for edge in self.edges]

    @strawberry.field
    def total_count(self) -> int:
        return len(self.edges)


def connection(*ids: str, limit: int) -> OfferingConnection:
    return OfferingConnection(edges=[OfferingEdge(node=Offering(id=strawberry.ID(one))) for one in ids[:limit]])


@strawberry.type
class Query:
    hello: str = strawberry.field(resolver=lambda: "there", description="No work at all.")

    @strawberry.field
    async def offering(self, id: strawberry.ID) -> Offering | None:  # noqa: A002  # the argument's public name
        await asyncio.sleep(0)
        return Offering(id=id) if id == "maps" else None

    @strawberry.field
    async def offerings(self, first: int = 20, last: int | None = None) -> OfferingConnection:
        await asyncio.sleep(0)
        return connection("maps", "billing", limit=last or first)

    @strawberry.field
    async def by_ids(self, ids: list[strawberry.ID]) -> list[Offering]:
        return [Offering(id=one) for one in ids]

    @strawberry.field
    async def broken(self) -> str | None:
        raise RuntimeError(SECRET)

    @strawberry.field
    async def wrongly_typed(self) -> int | None:
        return 2**40

    @strawberry.field
    async def bad_input(self) -> str | None:
        raise BadInput("There is no offering 'maps'; the nearest is 'map'.", ("scenario", "changes", 2, "offering"))

    @strawberry.field
    async def chosen(self) -> str | None:
        raise GraphQLError("Chosen words", extensions={"code": "CONFLICT"})

    @strawberry.field
    async def unavailable(self) -> str:
        raise Unavailable("The engine cannot be reached.")

    @strawberry.field
    async def slow_engine(self) -> str | None:
        raise TimedOut("The engine took longer than 10 seconds.")

    @strawberry.field
    async def endless(self, info: Info) -> str | None:
        info.context.happened.append("started")
        info.context.started.set()
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            info.context.happened.append("cancelled")
            info.context.ended.set()
            raise
        return None

    @strawberry.field
    async def brief(self, info: Info) -> str:
        info.context.happened.append("started")
        info.context.started.set()
        await asyncio.sleep(0.5)
        info.context.happened.append("finished")
        return "done"


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def rename(self, info: Info, name: str) -> str:
        info.context.happened.append(f"renamed to {name}")
        return name


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def ticks(self) -> AsyncGenerator[int, None]:
        yield 1


schema = strawberry.Schema(Query, Mutation, Subscription)


async def able() -> None:
    """A check that always passes."""


class Aloud(list[str]):
    """Says on standard output what is added."""

    def append(self, happened: str) -> None:
        super().append(happened)
        print(happened, flush=True)  # noqa: T201  # the test in the other process waits for it


@contextlib.asynccontextmanager
async def answering(database: Database) -> AsyncGenerator[Estate]:
    yield Estate(
        lambda _viewer, _headers: SampleContext(Aloud()),
        lambda: database.read("RETURN 1", name="readiness"),
    )


def sample_application(context: Any = None, *, check: Any = able, **variables: str) -> Starlette:
    """Over the sample schema; variables as the environment would have them, without their RAPPORT_."""
    environment: Mapping[str, str] = {f"RAPPORT_{name}": value for name, value in variables.items()}
    given = context or SampleContext()
    return application(schema, Estate(lambda _viewer, _headers: given, check), settings_from(environment))
