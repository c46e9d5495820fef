"""How much a client may send, and for how long it may keep us waiting."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Final

TURNED_AWAY: Final = 200
"""Connections beyond the bound that are told so; those beyond these are closed without a word."""
OTHER_FILES: Final = 300
"""Files and connections of the process beside those of its clients: to the engine, for the most part."""
LIKELY: Final = 10_240
"""Open files that macOS allows a process that asks for no bound."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Sizes in bytes. Waiting is counted in looks at all connections, one every `every` seconds, so that a pause of
    this process is nobody's fault.
    """

    connections: int = 2_000
    head: int = 32_768
    """The request line and the headers as they are sent."""
    headers: int = 100
    chunks: int = 16_384
    """Pieces of a chunked body: each costs the same, however small it is."""
    pipelined: int = 100
    """Requests that are sent before the one before them is answered."""
    discarded: int = 64 * 2**20
    """What is taken, and forgotten, from a client that sends on though its request has been answered."""
    head_within: int = 10
    """Looks until a head is there, the first byte of a connection included."""
    body_within: int = 20
    taken_within: int = 20
    """Looks in which a client must take `pace` bytes of its answer, or what is left of it."""
    pace: int = 16_384
    idle: int = 75
    """Seconds that a connection is kept between two requests: longer than clients and proxies keep theirs, which else write
    to one that is just being closed. Those that idle longest make room before anybody is refused.
    """
    farewell: int = 5
    """Looks in which a client that was refused may hang up by itself."""
    every: float = 1.0


def connections_within_reach(wanted: int) -> int:
    """Lets this process open as many files as the system allows it; the connections that fit then, at most `wanted`."""
    files = _raised_files()
    return wanted if files is None else max(1, min(wanted, files - TURNED_AWAY - OTHER_FILES))


def _raised_files() -> int | None:
    """None where nothing is said about it."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415  # exists on POSIX alone

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for most in (hard, min(hard, LIKELY) if hard != resource.RLIM_INFINITY else LIKELY):
        if soft in (most, resource.RLIM_INFINITY):
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (OSError, ValueError):  # macOS calls a bound endless and refuses it
            continue
        soft = most
        break
    return None if soft == resource.RLIM_INFINITY else soft
