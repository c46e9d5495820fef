"""The outline of a report: all that is hit stands in it once, beneath what hits it, on a page that needs nothing else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from graph.model.severity import Severity
from graph.text.catalogue.language import Language
from graph.text.documents.focus import ALL, Focus
from graph.text.documents.html import html
from graph.text.documents.impact import ImpactPaper
from graph.text.documents.outline import outline
from graph.text.documents.words import Words
from tests.graph.impact.small import ask, estate

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.text.documents.blocks import Branch

DEPTH: Final = 1_500


def lines(report: Report, focus: Focus = ALL) -> list[str]:
    """Each line of the outline, two blanks further in for each step."""

    def of(branches: list[Branch], depth: int) -> list[str]:
        return [line for one in branches for line in (f"{'  ' * depth}{one.words}", *of(one.branches, depth + 1))]

    return of(outline(report, Words(report, Language.EN), focus), 0)


def test_each_stands_beneath_that_from_which_the_worst_comes_with_its_consumers_first() -> None:
    tables = estate(["b -> a", "c -> b LOW", "c -> a HIGH", "d -> x"], ["shop a LOW", "bank b", "club c HIGH"])
    assert lines(ask(tables, "a RETIRE", "x RETIRE")) == [
        "a: CRITICAL",
        "  shop is hit: LOW",
        "  b: CRITICAL",
        "    bank is hit: CRITICAL",
        "  c: HIGH",
        "    club is hit: HIGH",
        "x: CRITICAL",
        "  d: CRITICAL",
    ]


def test_all_that_is_hit_stands_in_it_once() -> None:
    ways = [f"s{one} -> s{one // 3} {'HIGH' if one % 2 else 'LOW'}" for one in range(1, 40)]
    report = ask(estate(ways, [f"c{one} s{one * 3 + 1}" for one in range(12)]), "s0 DEGRADE", "s7 RETIRE")
    told = Counter(line.strip().partition(":")[0].removesuffix(" is hit") for line in lines(report))
    assert told == Counter([*report.offering_ids, *report.consumer_ids])


def test_of_a_focus_only_what_leads_to_its_consumers_stands_in_it() -> None:
    report = ask(estate(["b -> a", "c -> a"], ["shop b", "bank c LOW"]), "a RETIRE")
    shop = ["a: CRITICAL", "  b: CRITICAL", "    shop is hit: CRITICAL"]
    assert lines(report, Focus(consumers=frozenset({"shop"}))) == shop
    assert lines(report, Focus(least=Severity.HIGH)) == shop


def test_names_are_text_on_its_page_and_a_long_chain_is_written_to_its_end() -> None:
    chain = [f"s{one} -> s{one - 1}" for one in range(1, DEPTH)]
    report = ask(estate([*chain, "<b>&ill -> s0"], [f"shop s{DEPTH - 1}"]), "s0 RETIRE")
    paper = ImpactPaper(report, Language.EN, None)
    page = html([*paper.change_request(), *paper.ways()], Language.EN)
    assert "&lt;b&gt;&amp;ill: CRITICAL" in page
    assert "<b>" not in page
    assert page.count("<details open>") == page.count("</details>") == DEPTH
    assert page.count("<ul") == page.count("</ul>")


def test_where_nothing_is_hit_there_is_no_outline() -> None:
    report = ask(estate(["b -> a"], ["shop b"]), "a REPRICE")
    paper = ImpactPaper(report, Language.EN, None, focus=Focus(consumers=frozenset({"shop"})))
    assert list(paper.ways()) == []
