"""What is measured of the explorer, as rows of the table."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Final

from bench.explorer.browser import tab
from bench.explorer.impact import measured
from bench.explorer.opened import each
from bench.serving import Refused
from bench.table import Row, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.explorer.browser import Tab
    from bench.impact.choosing import Chosen
    from bench.serving import Served

PAUSE: Final = 100
"""Milliseconds that the search waits for another letter."""
NAMES: Final = """
query ($first: Int!) {
  offerings(first: $first) { nodes { id name } }
  organizations(first: $first, filter: {relationshipsAsConsumer: {some: {}}}) { nodes { id } }
}
"""
WEAK: Final = "{ weakPoints(first: 1) { totalCount } }"
TYPED: Final = """
const input = document.querySelector('input[data-main]');
input.focus();
input.value = {text!r};
input.dispatchEvent(new Event('input', {{bubbles: true}}));
"""
ORDERS: Final = ["/offerings?sort=-name", "/offerings?sort=status"]
SEARCH: Final = Target(100, "ms")
SCREEN: Final = Target(150, "ms")
ELEMENTS: Final = Target(2_000, "elements")


def rows(server: Served, retired: Sequence[Chosen], times: int) -> Iterator[Row]:
    """Each screen of another thing each time, since the page keeps answers for a minute."""
    named = server.answer(NAMES, {"first": 4 * (times + 1)})
    offerings = [(one["id"], one["name"]) for one in named["offerings"]["nodes"]]
    organizations = [one["id"] for one in named["organizations"]["nodes"]]
    worked_out(server)
    things = [f"/offering/{offering}" for offering, _ in offerings]
    words = [name for _, name in offerings]
    largest = 0
    with tab(server.address) as page:
        screens: list[tuple[str, Target | None, list[str], Callable[[str], float]]] = [
            ("the start, opened by its address", None, ["/"] * (times + 1), page.open),
            ("an offering, opened by its address", None, things, page.open),
            ("an offering, by a link of the page", SCREEN, things[::-1], page.go),
            (
                f"search until the first are there, the {PAUSE} ms for another letter left out",
                SEARCH,
                words,
                partial(searched, page),
            ),
            ("an organization", SCREEN, [f"/organization/{one}" for one in organizations], page.go),
            ("what lies ahead of an organization", None, [f"/ahead/{one}?months=12" for one in organizations], page.go),
            ("the first 50 offerings in another order", None, ORDERS * times, page.open),
        ]
        for measure, target, acts, act in screens:
            opened = each(server, page, acts[: times + 1], act)
            largest = max(largest, opened.elements)
            yield opened.row(measure, target)
        for measure, target, opened in measured(server, page, retired, [offering for offering, _ in offerings]):
            largest = max(largest, opened.elements)
            yield opened.row(measure, target)
    yield Row("the largest of these pages", f"{largest:,} elements", value=largest, target=ELEMENTS)


def worked_out(server: Served) -> None:
    """Waits until the weak points are there, once for each state of the estate: the start would wait for them the first
    time alone.
    """
    while True:
        try:
            server.answer(WEAK, {})
        except Refused as refused:
            after = refused.args[0][0]["extensions"].get("retryAfter")
            if after is None:
                raise
            time.sleep(after)
        else:
            return


def searched(page: Tab, text: str) -> float:
    page.timed(TYPED.format(text=""), "!document.querySelector('[role=option]')")
    return page.timed(TYPED.format(text=text), "document.querySelector('[role=option]')") - PAUSE
