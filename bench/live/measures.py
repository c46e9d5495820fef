"""What live updates cost, and what they must hold, measured one after the other on a server of its own process."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final

import psutil

from bench.live.listeners import EVENTS, PATIENCE, Listener, Told, connected, hung_up, until_seen
from bench.live.writing import Writing, newest
from bench.table import Row, Target, milliseconds
from graph.access.granting import withdraw

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bench.serving import Served
    from graph.access.keys import Key
    from graph.database.engine import Database

LARGE: Final = f"subscription Large($after: Int) {{ events(after: $after) {{ seq at {' '.join(f'a{n}: after' for n in range(10))} }} }}"
MEGABYTE: Final = 2**20
SETTLED: Final = 1.0
"""Seconds after which a server has done what it does after something."""
AT_ONCE: Final = 20
"""Connections that are opened side by side."""
NARROW: Final = 4_096


class Site:
    """Two processes of one estate: `served`, to which all listen, and `other`, which writes beside it. `each`:
    subscriptions of a connection.
    """

    def __init__(
        self,
        served: Served,
        other: Served,
        database: Database,
        offerings: Sequence[str],
        keys: Sequence[Key],
        each: int,
        rate: float,
    ) -> None:
        self.served = served
        self.other = other
        self.database = database
        self.offerings = offerings
        self.keys = keys
        self.each = each
        self.rate = rate

    def writing(self) -> Writing:
        return Writing((self.served, self.other), self.offerings, self.rate)

    async def newest(self) -> int:
        return await asyncio.to_thread(newest, self.other)

    async def listeners(self, told: Told, connections: int, each: int | None = None) -> list[Listener]:
        """So many connections of each key, all of which have been told of the newest event."""
        last = await self.newest()
        host = self.served.address.removeprefix("http://")
        count = each or self.each
        made = [Listener(host, key.text, told, count, last - 1) for _ in range(connections) for key in self.keys]
        for start in range(0, len(made), AT_ONCE):
            await asyncio.gather(*(connected(self.served.address, one) for one in made[start : start + AT_ONCE]))
        await until_seen(made, last)
        return made


async def measured(site: Site, connections: int, seconds: float, opened: int) -> AsyncIterator[Row]:
    """`connections`: of each key; `opened`: connections that are opened and closed again, one after the other."""
    alone = await cpu_beside_writes(site, seconds)
    yield await idle(site, seconds, "nobody listens")
    told, before, began = Told(), site.served.memory(), time.monotonic()
    all_ = await site.listeners(told, connections)
    count = len(all_) * site.each
    took = time.monotonic() - began
    await asyncio.sleep(SETTLED)
    grown = (site.served.memory() - before) / count / 1024
    yield Row(
        f"memory a subscriber, {count:,} on {len(all_)} connections",
        f"{grown:.1f} kB",
        beside=f"all told of the newest event after {took:.1f} s",
        value=grown,
        target=Target(35, "kB"),
    )
    yield await idle(site, seconds, f"{count:,} listen")
    for row in await under_writes(site, all_, told, seconds, alone):
        yield row
    yield await stalled(site, all_, told, seconds)
    yield await withdrawn(site, all_)
    await hung_up([one for one in all_ if one.code is None])
    yield await opened_and_closed(site, opened)
    yield await shut_down(site, connections)


async def cpu_beside_writes(site: Site, seconds: float) -> float:
    """Seconds of the server a second, while changes are written and nobody listens."""
    async with site.writing():
        await asyncio.sleep(SETTLED)
        cpu, began = site.served.cpu(), time.monotonic()
        await asyncio.sleep(seconds)
        return (site.served.cpu() - cpu) / (time.monotonic() - began)


async def idle(site: Site, seconds: float, what: str) -> Row:
    await asyncio.sleep(SETTLED)
    cpu, began = site.served.cpu(), time.monotonic()
    await asyncio.sleep(seconds)
    share = (site.served.cpu() - cpu) / (time.monotonic() - began) * 100
    return Row(f"nothing happens, {what}", f"{share:.2f} % of a core", value=share, target=Target(1, "%"))


async def under_writes(
    site: Site, all_: Sequence[Listener], told: Told, seconds: float, alone: float
) -> tuple[Row, Row, Row]:
    clear(told)
    cpu, began = site.served.cpu(), time.monotonic()
    async with site.writing() as writing:
        await asyncio.sleep(seconds)
    await until_seen(all_, await site.newest())
    used = site.served.cpu() - cpu - alone * (time.monotonic() - began)
    wrong = told.lost + told.doubled + told.late
    spent = used / told.messages * 1e6
    fast, slow = percentile(told, 0.5), percentile(told, 0.99)
    return (
        Row(
            f"{writing.done / seconds:.1f} writes a second by two processes",
            f"{told.messages:,} messages: {told.lost} lost, {told.doubled} doubled, {told.late} out of order",
            value=wrong,
            target=Target(0, "of them"),
        ),
        Row(
            "from the instant of an event to its arrival",
            f"p50 {milliseconds(fast)}, p99 {milliseconds(slow)}",
            value=slow,
            target=Target(300, "ms p99"),
        ),
        Row("a message", f"{spent:.1f} µs", "what writing costs left out", "", spent, Target(25, "µs")),
    )


async def stalled(site: Site, all_: Sequence[Listener], told: Told, seconds: float) -> Row:
    """A client that takes nothing, beside all others."""
    last = await site.newest()
    host = site.served.address.removeprefix("http://")
    silent = Listener(host, site.keys[-1].text, Told(), 50, last - 1, LARGE)
    all_[-1].transport.close()  # a key has so many connections
    rest = all_[:-1]
    await asyncio.sleep(SETTLED)
    clear(told)
    async with site.writing():
        await connected(site.served.address, silent, NARROW)
        await until_seen([silent], last)
        silent.transport.pause_reading()
        port, began = silent.transport.get_extra_info("sockname")[1], time.monotonic()
        while await asyncio.to_thread(holds, site.served, port) and time.monotonic() - began < PATIENCE:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.1)
        took = time.monotonic() - began
        await asyncio.sleep(max(0.0, seconds - took))
    silent.transport.abort()
    await until_seen(rest, await site.newest())
    others = f"others: p50 {milliseconds(percentile(told, 0.5))}, p99 {milliseconds(percentile(told, 0.99))}, {told.lost} lost"
    return Row(
        "a client with 50 subscriptions takes nothing", f"gone after {took:.1f} s", "", others, took, Target(10, "s")
    )


def holds(served: Served, port: int) -> bool:
    """Whether a server has a connection to that port open."""
    connections = psutil.Process(served.process_id).net_connections("tcp")
    return any(one.raddr and one.raddr.port == port for one in connections)


async def withdrawn(site: Site, all_: Sequence[Listener]) -> Row:
    key = site.keys[0]
    mine = [one for place, one in enumerate(all_) if place % len(site.keys) == 0 and one.code is None]
    await withdraw(site.database, key.id, "bench")
    began = time.monotonic()
    async with asyncio.timeout(PATIENCE):
        while any(one.code is None for one in mine):  # noqa: ASYNC110  # all of them are waited for
            await asyncio.sleep(0.01)
    took = max(one.ended_at for one in mine) - began
    codes = ", ".join(map(str, sorted({one.code or 0 for one in mine})))
    site.keys = site.keys[1:]
    measure = f"a key is withdrawn: its {len(mine)} connections"
    return Row(measure, f"ended with {codes} after {max(0.0, took):.2f} s", value=took, target=Target(1, "s"))


async def opened_and_closed(site: Site, number: int) -> Row:
    """The first tenth of them warms up."""
    await churned(site, number // 10)
    before = site.served.memory()
    took = await churned(site, number)
    grown = (site.served.memory() - before) / MEGABYTE
    measure = f"{number:,} connections opened and closed"
    return Row(measure, f"memory {grown:+.1f} MB", beside=f"{took:.0f} s", value=grown, target=Target(5, "MB"))


async def churned(site: Site, number: int) -> float:
    """Seconds that it takes; each is told of one event before it goes."""
    began, last = time.monotonic(), await site.newest()
    host = site.served.address.removeprefix("http://")
    for start in range(0, number, AT_ONCE):
        some = [
            Listener(host, site.keys[place % len(site.keys)].text, Told(), 1, last - 1, EVENTS)
            for place in range(start, min(number, start + AT_ONCE))
        ]
        await asyncio.gather(*(connected(site.served.address, one) for one in some))
        await until_seen(some, last)
        await hung_up(some)
    await asyncio.sleep(SETTLED)
    return time.monotonic() - began


async def shut_down(site: Site, connections: int) -> Row:
    all_ = await site.listeners(Told(), connections)
    process = psutil.Process(site.served.process_id)
    began = time.monotonic()
    process.terminate()
    await asyncio.to_thread(process.wait, PATIENCE)
    took = time.monotonic() - began
    async with asyncio.timeout(PATIENCE):
        while any(one.code is None for one in all_):  # noqa: ASYNC110  # all of them are waited for
            await asyncio.sleep(0.01)
    codes = ", ".join(map(str, sorted({one.code or 0 for one in all_})))
    told = max(one.ended_at for one in all_) - began
    measure = f"the process is ended: its {len(all_)} connections"
    return Row(measure, f"{took:.1f} s", "", f"ended with {codes} after {told:.1f} s", took, Target(3, "s"))


def percentile(told: Told, share: float) -> float:
    """In milliseconds."""
    return sorted(told.latencies)[int(share * (len(told.latencies) - 1))] * 1000 if told.latencies else 0.0


def clear(told: Told) -> None:
    told.messages = told.lost = told.doubled = told.late = 0
    told.latencies.clear()
