"""What was measured, a row per measure, with what was to be reached beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = "| measure | measured | CPU | beside it | to reach | met |\n|---|---|---|---|---|---|"


class Target(NamedTuple):
    """The most that is allowed, in `unit`."""

    most: float
    unit: str

    def __str__(self) -> str:
        return f"≤ {self.most:g} {self.unit}"


class Row(NamedTuple):
    """`value`: what is held against the target, in its unit."""

    measure: str
    measured: str
    cpu: str = ""
    beside: str = ""
    value: float | None = None
    target: Target | None = None

    @property
    def met(self) -> bool | None:
        return None if self.target is None or self.value is None else self.value <= self.target.most

    def __str__(self) -> str:
        met = {True: "yes", False: "**no**", None: ""}[self.met]
        return f"| {self.measure} | {self.measured} | {self.cpu} | {self.beside} | {self.target or ''} | {met} |"


def table(rows: Iterable[Row]) -> str:
    return "\n".join([HEAD, *map(str, rows)])


def milliseconds(value: float) -> str:
    """Three digits, seconds from 1,000 on."""
    return f"{value / 1000:.2f} s" if value >= 1000 else f"{value:.3g} ms"
