"""Along which ways a scenario reaches whom: each affected offering beneath the one from which the worst comes to it, with
the consumers that are hit there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.text.documents.blocks import Branch

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.text.documents.focus import Focus
    from graph.text.documents.words import Words


def outline(report: Report, words: Words, focus: Focus) -> list[Branch]:
    """The changed offerings first, the worst first beneath each; of a focus the branches that lead to its consumers."""
    before = {one: report.path_to_offering(one)[-2:-1] for one in report.offering_ids}
    consumers = {one: report.path_to_consumer(one)[-1] for one in focus.affected(report)}
    shown = set(before) if focus.is_everything else _with_all_before(set(consumers.values()), before)
    branches = {one: Branch(_offering(report, words, one)) for one in before if one in shown}
    for consumer, offering in consumers.items():
        branches[offering].branches.append(Branch(_consumer(report, words, consumer)))
    roots: list[Branch] = []
    for one, branch in branches.items():
        above = [branches[other].branches for other in before[one] if other in branches]
        (above[0] if above else roots).append(branch)
    return roots


def _with_all_before(offerings: set[str], before: dict[str, tuple[str, ...]]) -> set[str]:
    shown, waiting = set[str](), list(offerings)
    while waiting:
        one = waiting.pop()
        if one not in shown:
            shown.add(one)
            waiting += before.get(one, ())
    return shown


def _offering(report: Report, words: Words, offering: str) -> str:
    severity = words.rank(report.offering(offering).severity)
    return words.say("outline-offering", offering=words.names.offering(offering), rank=severity)


def _consumer(report: Report, words: Words, consumer: str) -> str:
    severity = words.rank(report.consumer(consumer).severity)
    return words.say("outline-consumer", consumer=words.names.organization(consumer), rank=severity)
