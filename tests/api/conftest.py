"""The sample application, asked in the process, and served on loopback where a real connection matters."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING

import httpx
import pytest
import pytest_asyncio
import uvicorn

from tests.api.sample import SampleContext, sample_application

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from starlette.applications import Starlette


def client_of(app: Starlette) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost:8080")


@pytest.fixture
def context() -> SampleContext:
    return SampleContext()


@pytest_asyncio.fixture
async def client(context: SampleContext) -> AsyncGenerator[httpx.AsyncClient]:
    async with client_of(sample_application(context)) as client:
        yield client


@contextlib.contextmanager
def served(app: Starlette) -> Generator[str]:
    """The address of the application, served by a thread of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, server_header=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive()
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
