"""The estate that is asked: its files, what to retire in it, and its way into the engine."""

from __future__ import annotations

import contextlib
import re
import resource
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.impact.bulk import load_in_bulk
from graph.database.doctor import counts, sources
from graph.database.schema import set_up_schema
from seed.estate import SIZES
from seed.generator import write_estate
from seed.importing import import_estate

if TYPE_CHECKING:
    from graph.database.engine import Database

PHASES: Final[tuple[str, ...]] = ("reading", "checking", "writing")


class OtherEstate(Exception):
    """The database holds something else; nothing was written."""


@dataclass(frozen=True, slots=True)
class BenchEstate:
    """Files of an estate, written when they are not there yet."""

    folder: Path
    size: str

    @property
    def files(self) -> Path:
        return self.folder / self.source

    @property
    def source(self) -> str:
        return f"bench-{self.size}"

    def write(self) -> None:
        if not (self.files / "changed_offerings.csv").exists():
            write_estate(self.files, self.size)


class Phase(NamedTuple):
    seconds: float
    cpu: float


@dataclass(slots=True)
class Imported:
    """Seconds of this process, by phase. `created`: things and relations; `peak`: the most memory so far, in bytes."""

    rows: int
    created: int
    bulk: bool
    peak: int
    phases: dict[str, Phase] = field(default_factory=dict[str, Phase])

    @property
    def seconds(self) -> float:
        return sum(phase.seconds for phase in self.phases.values())

    @property
    def cpu(self) -> float:
        return sum(phase.cpu for phase in self.phases.values())


class Phases:
    """Told of the progress of an import."""

    def __init__(self) -> None:
        self.taken = {phase: Phase(0.0, 0.0) for phase in PHASES}
        self._phase = "reading"
        self._began = time.perf_counter(), time.process_time()

    def __call__(self, stage: str, done: int, total: int | None) -> None:  # noqa: ARG002  # a Progress
        now = time.perf_counter(), time.process_time()
        seconds, cpu = self.taken[self._phase]
        self.taken[self._phase] = Phase(seconds + now[0] - self._began[0], cpu + now[1] - self._began[1])
        self._began, self._phase = now, stage


async def brought_in(database: Database, estate: BenchEstate, *, bulk: bool) -> Imported | None:
    """None where it is there already, whatever a benchmark made beside it. Raises OtherEstate."""
    await set_up_schema(database)
    found = await sources(database)
    if estate.source in found:
        if (await counts(database))["agreements"] == SIZES[estate.size].agreements:
            return None
        bulk = False  # an import completes what was interrupted
    elif found:
        raise OtherEstate("The database is not empty: a benchmark wants one of its own. Nothing was written.")
    phases = Phases()
    if bulk:
        rows, created = await load_in_bulk(database, estate.files, estate.source, phases)
    else:
        result = await import_estate(database, [estate.files], source=estate.source, progress=phases)
        rows, created = result.tally.rows, result.tally.created
    phases("writing", 0, None)
    return Imported(rows, created, bulk, peak_memory(), phases.taken)


def peak_memory() -> int:
    """The most bytes that this process has had resident."""
    with contextlib.suppress(FileNotFoundError):  # Linux; what `resource` says there begins with the parent's figure
        high = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
        if high:
            return int(high[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
