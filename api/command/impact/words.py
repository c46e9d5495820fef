"""Parts of a report in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Answer = dict[str, Any]
"""`data.impact`."""

WORST_FIRST: Final = ("CRITICAL", "HIGH", "MEDIUM", "LOW")

DONE: Final = {
    "RETIRE": "is retired",
    "SUSPEND": "is suspended",
    "BREAK": "gets an incompatible version",
    "DEGRADE": "gets a lower service level",
    "MODIFY": "gets a compatible version",
    "TRANSFER": "passes to another provider",
    "REPRICE": "gets another price",
    "RETERM": "gets other terms",
}


def name(thing: Mapping[str, Any] | None) -> str:
    """What is hidden from who asks has no name."""
    return "(hidden)" if thing is None else thing.get("name") or thing["id"]


def way(path: Sequence[Mapping[str, Any] | None]) -> str:
    return " → ".join(map(name, path))


def scenario_words(changes: Sequence[Mapping[str, str]], answer: Answer) -> list[str]:
    """One part of a sentence for each change, like `Maps is retired`."""
    names = {
        node["offering"]["id"]: name(node["offering"]) for node in answer["offerings"]["nodes"] if node["offering"]
    }
    return [
        f"{names.get(change['offering'], change['offering'])} {DONE[change['action']]}"
        + (f" ({change['severity']})" if "severity" in change else "")
        for change in changes
    ]


def caps(consumer: Mapping[str, Any]) -> Iterator[str]:
    for cap in consumer["cappedBy"]:
        if cap["agreement"]:
            yield f"{cap['criticality']} by agreement {cap['agreement']['id']}"
        else:
            yield f"{cap['criticality']} from {name(cap['to'])} to {name(cap['from'])}"


def joint_causes(consumer: Mapping[str, Any]) -> list[str]:
    """Of a consumer that only changes together hit: each minimal set of them in words."""
    sets = [cause["changes"] for cause in consumer["causes"]]
    if any(len(changes) == 1 for changes in sets):
        return []
    return [" and ".join(f"{change['action']} of {name(change['offering'])}" for change in changes) for changes in sets]


def holding(answer: Answer) -> Iterator[str]:
    """`Yard Plan holds: Floor Plans left, none to spare.`"""
    for group in answer["held"]:
        left = [name(member["offering"]) for member in group["members"] if member["severity"] == "NONE"]
        spare = f"{group['margin']:,}" if group["margin"] else "none"
        yield f"{name(group['offering'])} holds: {' and '.join(left)} left, {spare} to spare."


def together(answer: Answer) -> Iterator[str]:
    """`Brinmarkt is hit HIGH only by changes together: …`"""
    for consumer in answer["consumers"]["nodes"]:
        if joint := joint_causes(consumer):
            hit = f"{name(consumer['organization'])} is hit {consumer['severity']} only by changes together"
            yield f"{hit}: {'; or '.join(joint)}."


def late(days_left: int) -> str:
    return f"{many(-days_left, 'day')} too late"


def left(days_left: int | None) -> str:
    if days_left is None:
        return "no notice is owed"
    return late(days_left) if days_left < 0 else f"{many(days_left, 'day')} left"


def many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def severities(counts: Mapping[str, int]) -> str:
    """`1 CRITICAL, 6 HIGH`."""
    return ", ".join(f"{counts[level.lower()]} {level}" for level in WORST_FIRST if counts[level.lower()])


def affected(counts: Mapping[str, int]) -> int:
    return sum(counts[level.lower()] for level in WORST_FIRST)


def agreements(answer: Answer) -> Iterator[tuple[Answer, Answer]]:
    """(consumer, agreement) of all that are affected."""
    for consumer in answer["consumers"]["nodes"]:
        for agreement in consumer["agreements"]:
            yield consumer, agreement


def by_deadline(answer: Answer) -> list[tuple[Answer, Answer]]:
    """The same, the earliest deadline first; those without one last."""
    return sorted(agreements(answer), key=lambda pair: (pair[1]["notifyBy"] or "9999-12-31", pair[1]["id"]))


def overdue(answer: Answer) -> list[tuple[Answer, Answer]]:
    return [pair for pair in by_deadline(answer) if pair[1]["overdue"]]
