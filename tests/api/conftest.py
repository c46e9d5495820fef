"""The sample application, asked in the process, and served on loopback where a real connection matters."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio

from api.connection import Bounds
from api.serve import Server, configuration
from tests.api.sample import SampleContext, sample_application

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from starlette.types import ASGIApp


def client_of(app: ASGIApp) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost:8080")


@pytest.fixture
def context() -> SampleContext:
    return SampleContext()


@pytest_asyncio.fixture
async def client(context: SampleContext) -> AsyncGenerator[httpx.AsyncClient]:
    async with client_of(sample_application(context)) as client:
        yield client


class ServerInThread(Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """Signals come to the main thread alone."""
        yield


@contextlib.contextmanager
def served(app: Any, bounds: Bounds | None = None, ws: Any = None) -> Generator[str]:
    """The address of the application, served as the product serves it, by a thread of its own."""
    bounds = bounds or Bounds()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        config = configuration(app, bounds)
        config.ws = ws or config.ws
        live = getattr(getattr(app, "state", None), "live", None)
        server = ServerInThread(config, bounds, ending=live.end if live else lambda: None)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive()
                time.sleep(0.01)
            yield address
        finally:
            server.should_exit = True
            thread.join()
