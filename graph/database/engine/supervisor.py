"""The process beside the embedded engine: it runs java, and stops it when nobody uses it any more.

Run by its path, with the standard library alone. Its argument is the engine's folder, its standard input one JSON
object (command, token, note, linger); it answers with one line of JSON (port, java) on its standard output.
Whoever uses the engine holds one connection to that port, opened with the token. The connection of a process that
ends, however it ends, is closed by the system; `linger` seconds after the last one java is stopped, or later where a user
has said on a second line how many seconds after its own end the engine is to stay. A line `stop` is answered by the
number of other users; where there are none, java is stopped at once.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import signal
import sys
from pathlib import Path
from typing import Any

WELCOME = b"welcome\n"
STOP = b"stop\n"
INTRODUCTION = 5.0  # seconds a connection has to show the token
FAREWELL = 20.0  # seconds java has to close its database


class Supervisor:
    def __init__(self, token: str, linger: float) -> None:
        self.token = token
        self.linger = linger
        self.users = 0
        self.until = 0.0  # by the loop's clock; no earlier does it end by itself
        self.lonely: asyncio.TimerHandle | None = None
        self.unneeded = asyncio.Event()

    async def seat(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(INTRODUCTION):
                known = (await reader.readline()).decode(errors="replace").strip() == self.token
            if known and not self.unneeded.is_set():
                await self.accompany(reader, writer)
        except (OSError, TimeoutError, ValueError, asyncio.CancelledError):
            pass  # cancelled only where all ends, and then without a trace in the log
        finally:
            writer.close()

    async def accompany(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.users += 1
        if self.lonely:
            self.lonely.cancel()
        stays = self.linger
        try:
            writer.write(WELCOME)
            while line := await reader.readline():
                if line == STOP:
                    self.stop(writer)
                else:
                    stays = max(stays, float(line))
        finally:
            self.users -= 1
            self.wait_for_company(stays)

    def stop(self, writer: asyncio.StreamWriter) -> None:
        others = self.users - 1
        writer.write(b"%d\n" % others)
        if not others:
            self.unneeded.set()

    def wait_for_company(self, stays: float) -> None:
        loop = asyncio.get_running_loop()
        self.until = max(self.until, loop.time() + stays)
        if not self.users:
            self.lonely = loop.call_at(self.until, self.unneeded.set)


def end_with_supervisor() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


async def supervise(orders: dict[str, Any]) -> int:
    supervisor = Supervisor(orders["token"], orders["linger"])
    for number in (signal.SIGTERM, signal.SIGINT):
        if sys.platform != "win32":
            asyncio.get_running_loop().add_signal_handler(number, supervisor.unneeded.set)
    server = await asyncio.start_server(supervisor.seat, "127.0.0.1", 0)
    java = await asyncio.create_subprocess_exec(
        *orders["command"],
        stdin=asyncio.subprocess.DEVNULL,
        stdout=sys.stderr,
        preexec_fn=None if sys.platform == "win32" else end_with_supervisor,
    )
    supervisor.wait_for_company(supervisor.linger)
    print(json.dumps({"port": server.sockets[0].getsockname()[1], "java": java.pid}), flush=True)  # noqa: T201  # the answer
    ended, unneeded = asyncio.create_task(java.wait()), asyncio.create_task(supervisor.unneeded.wait())
    await asyncio.wait((ended, unneeded), return_when=asyncio.FIRST_COMPLETED)
    unneeded.cancel()
    server.close()
    if not ended.done():
        java.terminate()
        await asyncio.wait((ended,), timeout=FAREWELL)
    if not ended.done():
        java.kill()
    return await ended


if __name__ == "__main__":
    given = json.loads(sys.stdin.readline())
    code = asyncio.run(supervise(given))
    Path(given["note"]).unlink(missing_ok=True)
    sys.exit(code and 1)
