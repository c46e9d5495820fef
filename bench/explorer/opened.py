"""A screen that is opened again and again: what each opening costs."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from bench.table import Row, Target, milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.explorer.browser import Tab
    from bench.serving import Served


class Opened(NamedTuple):
    """Milliseconds that somebody waited, each time; of the server's CPU on average; elements of the page at the end."""

    waited: list[float]
    cpu: float
    elements: int

    def row(self, measure: str, target: Target | None = None) -> Row:
        middle = median(self.waited)
        late = sorted(self.waited)[int(0.95 * len(self.waited))]
        told = f"{milliseconds(middle)}, p95 {milliseconds(late)}, least {milliseconds(min(self.waited))}"
        return Row(measure, told, milliseconds(self.cpu), f"{self.elements:,} elements", middle, target)


def each(server: Served, page: Tab, acts: Sequence[str], act: Callable[[str], float]) -> Opened:
    """From the start on; the first one warms up."""
    page.open("/")
    act(acts[0])
    spent = server.cpu()
    waited = [act(one) for one in acts[1:]]
    return Opened(waited, (server.cpu() - spent) * 1000 / len(waited), page.elements())
