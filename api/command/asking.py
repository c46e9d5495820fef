"""Questions put to the schema in this process: what a command answers is what the API answers."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from api.command.estate import estate
from api.command.naming import ids_for
from graph.access import LOCAL
from graph.errors import RapportError
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from graphql import GraphQLError

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.questions.weak_points.keeping import KeptWeakPoints

logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL)  # what it would log is raised here


async def answered(
    query: str,
    variables: Mapping[str, Any],
    database: Database,
    kept: KeptProjection,
    weak_points: KeptWeakPoints | None = None,
    viewer: Viewer = LOCAL,
) -> dict[str, Any]:
    """`data`. Variables may hold names of things. Raises the first error that says something."""
    values = await ids_for(dict(variables), database)
    result = await schema.execute(query, values, Context(database, viewer=viewer, impact=kept, weak_points=weak_points))
    if result.errors:
        raise cause(result.errors)
    assert result.data  # noqa: S101  # there are no errors
    return result.data


async def answer_of_estate(
    query: str, variables: Mapping[str, Any], data: Path | None, *, whole: tuple[str, str] | None = None
) -> dict[str, Any]:
    """Asks the estate in the folder `data`. `whole`: a field and the list in it of which all pages are wanted;
    the query takes the cursor `after`.
    """
    async with estate(data) as database:
        kept = KeptProjection(database)
        variables = await ids_for(dict(variables), database)
        if whole is None:
            return await answered(query, variables, database, kept)
        return await whole_list(lambda after: answered(query, {**variables, "after": after}, database, kept), whole)


async def whole_list(ask: Callable[[str | None], Awaitable[dict[str, Any]]], way: tuple[str, str]) -> dict[str, Any]:
    """`ask` answers a page after a cursor; `way` are the names of the field and of the list in it. Pages are joined,
    and what says of them which they are is left out.
    """
    field, name = way
    answer = await ask(None)
    found = answer[field][name]
    page = found.pop("pageInfo")
    while page["hasNextPage"]:
        more = (await ask(page["endCursor"]))[field][name]
        found["nodes"] += more["nodes"]
        page = more["pageInfo"]
    return answer


def cause(errors: Sequence[GraphQLError]) -> Exception:
    """The first that says something; what is no expected failure is a defect."""
    causes = [error.original_error or error for error in errors]
    return next((one for one in causes if isinstance(one, RapportError)), causes[0])
