"""What only a process of its own can show: Ctrl-C, a terminal, serving while another one imports."""

from __future__ import annotations

import asyncio
import hashlib
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import orjson
import pytest

from api.explorer.routes import shipped_documents
from api.lane.times import BESIDE
from graph.database.event_log import tail
from graph.database.imports import LEFT
from graph.database.schema import set_up_schema
from seed.export_folder import MARK
from seed.generator import write_estate
from tests.api.command.conftest import MAPS, ROOT, Rapport
from tests.api.command.waiting import waited
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from collections.abc import Generator

    from graph.database.engine import Database

COLOUR = "\x1b[1;31m"


@pytest.fixture
def served(with_sample: Rapport) -> Generator[str]:
    """Address of a `rapport serve` on the sample estate."""
    server = with_sample.process("serve", RAPPORT_PORT="0", RAPPORT_LOG_LEVEL="WARNING")
    try:
        assert server.stdout
        line = server.stdout.readline()
        assert line.startswith("Rapport listens on http://127.0.0.1:")
        yield line.split()[3]
        server.send_signal(signal.SIGINT)
        _, err = server.communicate(timeout=60)
        assert (server.returncode, err) == (0, "")
    finally:
        server.kill()
        server.wait()


def asked(address: str, query: str) -> object:
    answer = httpx.post(f"{address}/graphql", json={"query": query}, timeout=60).json()
    assert "errors" not in answer
    return answer["data"]


IMPACT = '{ impact(scenario: {changes: [{offering: "maps", action: RETIRE}], effectiveOn: "2027-01-01"}) { totals { consumers { critical } } } }'


def test_what_is_imported_beside_is_served_at_once(
    served: str, with_sample: Rapport, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert asked(served, IMPACT) == {"impact": {"totals": {"consumers": {"critical": 1}}}}
    (tmp_path / "agreements.csv").write_text(
        "id,provider,consumer,offering,criticality\nlate,cartoleth,plumefort,maps,CRITICAL\n"
    )
    rapport = with_sample.beside(capsys)
    assert rapport("import", tmp_path, "--source", "late").status == 0
    assert asked(served, '{ agreement(id: "late") { consumer { id } } }') == {
        "agreement": {"consumer": {"id": "plumefort"}}
    }
    assert asked(served, IMPACT) == {"impact": {"totals": {"consumers": {"critical": 2}}}}
    (tmp_path / "agreements.csv").write_text("id,provider,consumer\n")
    assert rapport("import", tmp_path, "--source", "late", "--replace", "--yes").status == 0
    assert asked(served, IMPACT) == {"impact": {"totals": {"consumers": {"critical": 1}}}}


@EMBEDDED_ALONE
def test_what_the_pages_questions_took_is_kept_beside_the_data(with_sample: Rapport) -> None:
    id_, text = next((id_, text) for id_, text in shipped_documents().items() if text.startswith("query Viewer "))
    server = with_sample.process("serve", RAPPORT_PORT="0", RAPPORT_LOG_LEVEL="WARNING")
    try:
        assert server.stdout
        address = server.stdout.readline().split()[3]
        answer = httpx.post(f"{address}/graphql", json={"documentId": id_}, timeout=60).json()
        assert "errors" not in answer
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == 0
    finally:
        server.kill()
        server.communicate()
    times = Path(with_sample.variables["RAPPORT_DATA"]) / BESIDE
    assert orjson.loads(times.read_bytes())[hashlib.sha256(text.encode()).hexdigest()] > 0


def on_terminal(rapport: Rapport, *arguments: str, **variables: str) -> tuple[int, str]:
    """Exit status and what a terminal of 200 columns showed."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-P", "-m", "api.command", *arguments]
    environment = {**os.environ, **rapport.variables, **variables, "PYTHONPATH": str(ROOT)}
    environment |= {"COLUMNS": "200", "TERM": "xterm-256color"}
    child = subprocess.Popen(command, env=environment, stdout=theirs, stderr=theirs)  # noqa: S603  # ours
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # Linux says so where the other side is closed
        pass
    os.close(ours)
    return child.wait(), shown.decode()


@EMBEDDED_ALONE
def test_a_terminal_shows_colours_unless_told_otherwise(with_sample: Rapport) -> None:
    status, shown = on_terminal(with_sample, "impact", *MAPS)
    assert status == 0
    assert COLOUR in shown
    assert "Saint Orlan Hospitals" in shown
    status, shown = on_terminal(with_sample, "impact", *MAPS, NO_COLOR="1")
    assert status == 0
    assert "\x1b[3" not in shown
    assert ";3" not in shown


@EMBEDDED_ALONE
def test_a_reader_that_has_seen_enough_is_no_failure(with_sample: Rapport) -> None:
    with with_sample.process("impact", *MAPS) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == ""
    assert child.returncode == 0


@EMBEDDED_ALONE
def test_ctrl_c_in_an_export_leaves_nothing(with_sample: Rapport, tmp_path: Path) -> None:
    ended = (cancelled_export(with_sample, tmp_path / str(attempt)) for attempt in range(10))
    assert next(filter(None, ended)) == (130, "", "rapport: cancelled. Nothing was exported.\n", [])


def cancelled_export(rapport: Rapport, place: Path) -> tuple[int, str, str, list[Path]] | None:
    """Exit status, what was written to both ends and what is left in the folder; None where the export was faster."""
    place.mkdir()
    child = rapport.process("export", place / "out")
    while not list(place.iterdir()):
        assert child.poll() is None
        time.sleep(0.001)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=120)
    return None if (place / "out" / MARK).exists() else (child.returncode, out, err, list(place.iterdir()))


def test_ctrl_c_in_an_import_is_one_line_and_leaves_the_engine_clean(tmp_path: Path) -> None:
    write_estate(tmp_path / "estate", "S")
    rapport = Rapport(None, {"RAPPORT_DATA": str(tmp_path / "data")})
    child = rapport.process("import", tmp_path / "estate")
    assert wait_for(tmp_path / "data" / "engine.json")
    time.sleep(4)
    assert child.poll() is None
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out) == (130, "")
    assert err.startswith("rapport: cancelled.")
    assert err.count("\n") == 1
    assert wait_until_gone(tmp_path / "data" / "engine.json")


CANCELLED = (130, f"rapport: cancelled. {LEFT}\n")
ENDED = {signal.SIGINT: CANCELLED, signal.SIGTERM: CANCELLED, signal.SIGKILL: (-signal.SIGKILL, "")}


@pytest.mark.parametrize("ending", ENDED)
async def test_an_import_that_was_ended_is_completed_at_once_by_the_next(
    database: Database, empty: Rapport, tmp_path: Path, ending: signal.Signals
) -> None:
    write_estate(tmp_path / "estate", "S")
    await set_up_schema(database)
    child = empty.process("import", tmp_path / "estate")
    while len(await tail(database, 0)) < 3:  # it has begun to write
        assert child.poll() is None
        await asyncio.sleep(0.02)
    child.send_signal(ending)
    _, err = child.communicate(timeout=60)
    assert (child.returncode, err) == ENDED[ending]
    again = empty.process("import", tmp_path / "estate")
    _, err = again.communicate(timeout=120)
    assert (again.returncode, err) == (0, "")
    found = await database.read("MATCH (i:Import) RETURN i.status ORDER BY i.startedAt", name="test")
    assert found == [["INTERRUPTED"], ["DONE"]]


def wait_for(path: Path) -> bool:
    return waited(path.exists)


def wait_until_gone(path: Path) -> bool:
    return waited(lambda: not path.exists())
