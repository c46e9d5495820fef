"""What was measured, a row per question, with how Rapport stands to the other two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bench.table import milliseconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.timing import Timed

HEAD: Final = (
    "| question | Rapport: CPU (p50) | peer: CPU (p50) | floor: CPU (p50) "
    "| CPU to the peer's | p50 to the peer's | CPU to the floor's |\n|---|---|---|---|---|---|---|"
)
OF_PEER: Final = 0.5
OF_FLOOR: Final = 1.4
OF_PEER_NEW: Final = 1.0
"""With documents that are new each time."""


class Row(NamedTuple):
    """`of_peer`, `of_floor`: at most such a part of theirs is to be needed."""

    words: str
    timed: Mapping[str, Timed]
    of_peer: float = OF_PEER
    of_floor: float = OF_FLOOR

    def __str__(self) -> str:
        ours, peer, floor = (self.timed.get(stack) for stack in ("Rapport", "peer", "floor"))
        cells = [self.words, spent(ours), spent(peer), spent(floor)]
        cells += [
            ratio(ours and ours.cpu, peer and peer.cpu, self.of_peer),
            ratio(ours and ours.wall, peer and peer.wall, self.of_peer),
            ratio(ours and ours.cpu, floor and floor.cpu, self.of_floor),
        ]
        return f"| {' | '.join(cells)} |"


def spent(timed: Timed | None) -> str:
    return "" if timed is None else f"{milliseconds(timed.cpu)} ({milliseconds(timed.wall)})"


def ratio(ours: float | None, theirs: float | None, most: float) -> str:
    """Bold where it is more than it is to be."""
    if not ours or not theirs:
        return ""
    shown = f"{ours / theirs:.2f} (≤ {most:g})"
    return shown if ours / theirs <= most else f"**{shown}**"
