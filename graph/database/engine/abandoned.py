"""Queries of the embedded engine that nobody waits for: it runs on when its client's connection is closed."""

from __future__ import annotations

import base64
import contextlib
import json
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any

import psutil

from graph.database.engine.command import USER

if TYPE_CHECKING:
    from graph.database.engine.folder import Note

PATIENCE = 10.0  # seconds


def end_abandoned_queries(note: Note) -> None:
    """Ends abandoned queries of any process: those whose connection is not open any more."""
    with contextlib.suppress(OSError, HTTPException, psutil.Error):  # the engine is gone, its queries too
        running = ordered(note, "list queries")
        clients = open_clients(note.java)
        for query in running:
            if int(query["clientAddress"].rpartition(":")[2]) not in clients:
                ordered(note, f"terminate query {query['id']}")


def open_clients(java: int) -> set[int]:
    connections = psutil.Process(java).net_connections(kind="tcp")
    return {opened.raddr.port for opened in connections if opened.status == psutil.CONN_ESTABLISHED}


def ordered(note: Note, order: str) -> list[dict[str, Any]]:
    return asked(note, "/api/v1/server", {"command": order}).get("result", [])


def asked(note: Note, path: str, body: dict[str, str], patience: float = PATIENCE) -> dict[str, Any]:
    """The answer of the engine's own interface; where it refuses, it has an `error`."""
    connection = HTTPConnection("127.0.0.1", note.http, timeout=patience)
    credentials = base64.b64encode(f"{USER}:{note.password}".encode()).decode()
    headers = {"Authorization": f"Basic {credentials}", "Content-Type": "application/json"}
    with contextlib.closing(connection):
        connection.request("POST", path, json.dumps(body), headers)
        return json.loads(connection.getresponse().read())
