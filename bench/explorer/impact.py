"""What somebody waits for who asks what becomes of an estate: the totals, the picture, the rest, an opened fold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from bench.explorer.browser import AT_REST
from bench.explorer.opened import each
from bench.table import Target
from seed.fates import TODAY as DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.explorer.browser import Tab
    from bench.explorer.opened import Opened
    from bench.impact.choosing import Chosen
    from bench.serving import Served

ELSEWHERE: Final = "/offering/-"
TOTALS: Final = "document.querySelector('.figures')"
PICTURE: Final = "document.querySelector('.picture .box')"
OPEN: Final = """
const boxes = () => document.querySelectorAll('.picture .box:not(.fold)').length;
const before = boxes();
document.querySelector('.picture .fold').dispatchEvent(new MouseEvent('click', { bubbles: true }));
"""
OPENED: Final = "boxes() > before"
HEAD: Final = Target(200, "ms")
FEW: Final = 1_000
BOXES: Final = 60
"""A picture draws so many; the others are folded."""
DRAWN: Final = {True: Target(600, "ms"), False: Target(1_500, "ms")}
"""Whether few are reached: until when the picture is there."""
FOLD: Final = Target(50, "ms")


def measured(
    server: Served, page: Tab, retired: Sequence[Chosen], others: Sequence[str]
) -> Iterator[tuple[str, Target | None, Opened]]:
    """Each time beside the price of another of `others`, which goes no further: the page keeps answers for a minute, and
    the server reports, and what belongs to a day.
    """
    for one in retired:
        base = f"/impact?c={one.offering}:RETIRE&on={DAY}&c="
        acts: list[tuple[str, Target | None, Callable[[str], float]]] = [
            ("its totals", HEAD, partial(gone, page, there=TOTALS)),
            ("its picture", DRAWN[one.reached <= FEW * 1.5], partial(gone, page, there=PICTURE)),
            ("all of the screen", None, partial(gone, page)),
        ]
        if one.reached > BOXES:
            acts.append(("a fold opened", FOLD, partial(unfolded, page)))
        for at, (measure, target, act) in enumerate(acts):
            paths = [f"{base}{other}:REPRICE:LOW" for other in others[at :: len(acts)]]
            yield f"impact on {one.reached:,} offerings, by a link: {measure}", target, each(server, page, paths, act)


def gone(page: Tab, path: str, there: str = AT_REST) -> float:
    """From a page that asks the server for next to nothing."""
    page.open(ELSEWHERE)
    return page.go(path, there)


def unfolded(page: Tab, path: str) -> float:
    gone(page, path)
    return page.timed(OPEN, OPENED)
