"""`rapport serve --open`: the page in the user's browser, once it is served."""

from __future__ import annotations

import socket
import threading
import time
import webbrowser
from typing import TYPE_CHECKING, Final

from api.command.ending import complain
from graph.errors import BadInput

if TYPE_CHECKING:
    from api.settings import Settings

LOOK: Final = 0.25  # seconds between two looks
PATIENCE: Final = 120.0
"""Seconds within which an estate is served, or nothing is opened."""
ANY: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # what it listens on is reached there


def opened_when_ready(settings: Settings) -> None:
    """Looks from a thread of its own. Raises BadInput where the port is not known before."""
    if settings.port == 0:
        raise BadInput("--open needs a port that is known before: name one with --port.")
    host = ANY.get(settings.host, settings.host).strip("[]")
    threading.Thread(target=_open, args=(host, settings.port), daemon=True).start()


def _open(host: str, port: int) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        time.sleep(LOOK)
        try:
            with socket.create_connection((host, port), timeout=LOOK) as reached:
                reached.sendall(f"GET /healthz HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
                if reached.recv(12).startswith(b"HTTP/1.1"):
                    break
        except OSError:
            continue
    else:
        return
    shown = f"[{host}]" if ":" in host else host
    if not webbrowser.open(f"http://{shown}:{port}/"):
        complain(f"no browser was found: open http://{shown}:{port}/ yourself.")
