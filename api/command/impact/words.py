"""Parts of a report in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Answer = dict[str, Any]
"""`data.impact`."""

WORST_FIRST: Final = ("CRITICAL", "HIGH", "MEDIUM", "LOW")

SHOWN: Final = 5
"""Findings of one kind; all are in the API's answer."""

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


def found(answer: Answer) -> Iterator[str]:
    """The findings, of each kind the first few."""
    by_kind: dict[str, list[str]] = {}
    for finding in answer["findings"]:
        by_kind.setdefault(finding["kind"], []).append(finding["text"])
    for kind, texts in by_kind.items():
        yield from texts[:SHOWN]
        if len(texts) > SHOWN:
            yield f"… and {many(len(texts) - SHOWN, 'more finding')} of this kind ({kind})."


def earliest(answer: Answer) -> Iterator[str]:
    notice = answer["notice"]
    if notice["overdue"]:
        yield f"All notice can be kept from {notice['earliestDate']} on, if it is given today."
    elif notice["earliestDate"]:
        yield "All notice can still be kept."


def resting(answer: Answer) -> str:
    basis = answer["basis"]
    return (
        f"Rests on {many(basis['facts'], 'fact')}: the criticality of {basis['assumed']:,} is assumed, "
        f"{many(basis['unconfirmed'], 'dependency', 'dependencies')} not confirmed for a year."
    )


def telling(line: Mapping[str, Any], most: int | None = None) -> tuple[str, ...]:
    """-> deadline, who, over which channel, language, why (`most` reasons), who tells, who is next."""
    why = list(reasons(line))
    more = f"; and {len(why) - most:,} more" if most is not None and len(why) > most else ""
    return (
        line["deadline"] or "",
        who(line),
        line["channel"]["kind"] if line["channel"] else "",
        line["language"] or "",
        "; ".join(why[:most]) + more,
        name(line["teller"]) if line["teller"] else "",
        name(line["next"]) if line["next"] else "",
    )


def who(line: Mapping[str, Any]) -> str:
    """`Yannick Le Roux (ABSENT, for whom Nia Prosser acts)`; a channel of notice goes by its id."""
    told = name(line["person"]) if line["person"] else line["channel"]["id"]
    if not line["unreachable"]:
        return told
    deputies = " and ".join(map(name, line["deputies"]))
    return f"{told} ({line['unreachable']}{f', for whom {deputies} acts' if deputies else ''})"


def reasons(line: Mapping[str, Any]) -> Iterator[str]:
    """`CUSTOMER of Fleet: Routing, Driver App`, `SERVICE_OWNER towards Fleet: Routing`, `notice to Fleet: Routing`,
    `owner of Routing`.
    """
    offerings: dict[str, list[str]] = {}
    for given in line["reasons"]:
        if given["organization"] is None:
            part = "owner of"
        elif given["role"] is None:
            part = f"notice to {name(given['organization'])}:"
        else:
            side = "of" if given["side"] == "CONSUMER" else "towards"
            part = f"{given['role']} {side} {name(given['organization'])}:"
        offerings.setdefault(part, []).append(name(given["offering"]))
    yield from (f"{part} {', '.join(several)}" for part, several in offerings.items())


def late(days_left: int) -> str:
    return f"{many(-days_left, 'day')} too late"


def left(days_left: int | None) -> str:
    if days_left is None:
        return "no notice is owed"
    return late(days_left) if days_left < 0 else f"{many(days_left, 'day')} left"


def many(count: int, noun: str, nouns: str | None = None) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {nouns or f'{noun}s'}"


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
