"""Reports as they are told to whoever sees everything, and to somebody bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.access import LOCAL, Viewer
from graph.model.role import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

ORLAN: Final = Scope(restricted=True, administers=False, organizations={"saint-orlan": True})


async def asked(database: Database, question: str, scope: Scope | None = None, **variables: Any) -> Any:
    """What `impact` answers, or its errors. `scope`: None = everything."""
    viewer = Viewer("tests", Role.READER, scope) if scope else LOCAL
    context = Context(database, viewer=viewer, impact=KeptProjection(database))
    found = answer(await schema.execute(question, variables, context_value=context))
    return found.get("errors") or found["data"]["impact"]
