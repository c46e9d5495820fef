"""The floor, a program: what no GraphQL server can be faster than. Starlette answers a question's name with what its
hand-written statement returns, as orjson writes it.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import neo4j
import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from api.serve import YOUNG, listening
from bench.graphql.questions import questions

if TYPE_CHECKING:
    from starlette.requests import Request


def floor(needing: str, needed: str) -> Starlette:
    asked = questions(needing, needed)
    given = os.environ
    driver = neo4j.AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]  # **config has no types
        given["NEO4J_URI"], auth=(given["NEO4J_USERNAME"], given["NEO4J_PASSWORD"])
    )

    async def answer(request: Request) -> Response:
        body = orjson.loads(await request.body())
        question = asked[body["operationName"]]
        async with driver.session(database=given["NEO4J_DATABASE"], fetch_size=-1) as session:  # pyright: ignore[reportUnknownMemberType]  # as above
            record = await (await session.run(question.statement, body["variables"])).single(strict=True)
        return Response(orjson.dumps({"data": {question.answers: record[0]}}), media_type="application/json")

    return Starlette(routes=[Route("/graphql", answer, methods=["POST"])])


def main(needing: str, needed: str) -> None:
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])  # as `rapport serve` does
    with listening("127.0.0.1", 0) as listener:
        print(f"The floor listens on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        config = uvicorn.Config(
            floor(needing, needed), http="httptools", ws="none", lifespan="off", access_log=False, log_level="warning"
        )
        uvicorn.Server(config).run([listener])


if __name__ == "__main__":
    main(*sys.argv[1:])
