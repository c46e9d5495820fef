"""An estate of relationships in which much happens: some 82 facts each, as many providers as there are hundreds of them."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY: Final = date(2026, 10, 5)
SIZES: Final = {"XS": 20, "S": 500, "M": 5_000}
"""Relationships."""

Fact = tuple[str, dict[str, Any]]
"""The file in which it stands, and its columns."""


def facts(relationships: int, seed: int = 1) -> Iterator[Fact]:
    """Facts of that many relationships, the same for the same seed; things stand before what hangs on them."""
    chance = Random(seed)
    providers = max(1, relationships // 100)
    for number in range(providers):
        yield "organizations", {"id": f"provider-{number}", "name": f"Provider {number}"}
        yield "offerings", {"id": f"offering-{number}", "name": f"Offering {number}", "provider": f"provider-{number}"}
        change = {"title": f"Change {number}", "status": "ANNOUNCED", "effective_on": "2026-12-01"}
        yield "changes", {"id": f"change-{number}", **change}
    for number in range(relationships):
        yield from _relationship(number, number % providers, chance)


def write(folder: Path, relationships: int) -> int:
    """The files of an import; how many rows they have."""
    rows = dict[str, list[dict[str, Any]]]()
    for file, row in facts(relationships):
        rows.setdefault(file, []).append(row)
    for file, said in rows.items():
        with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, [*dict.fromkeys(column for row in said for column in row)])
            writer.writeheader()
            writer.writerows(said)
    return sum(map(len, rows.values()))


def _relationship(number: int, provider: int, chance: Random) -> Iterator[Fact]:
    id_, consumer = f"relationship-{number}", f"consumer-{number}"
    yield "organizations", {"id": consumer, "name": f"Consumer {number}"}
    sides = {"provider": f"provider-{provider}", "consumer": consumer}
    yield "relationships", {"id": id_, **sides, "type": "COOPERATIVE", "since": "2020-01-01", "review_every": "P6M"}
    people = [f"person-{number}-{each}" for each in range(6)]
    roles = ("RELATIONSHIP_MANAGER", "SERVICE_OWNER", "CUSTOMER", "SPONSOR", "USER", "CONSUMER_REPRESENTATIVE")
    for person, role in zip(people, roles, strict=True):
        yield "people", {"id": person, "name": person.title()}
        yield "stakeholders", {"person": person, "relationship": id_, "role": role, "accountable": "false"}
    agreement = f"agreement-{number}"
    yield "agreements", {"id": agreement, "relationship": id_, "offering": f"offering-{provider}"}
    yield from _said(id_, people, chance)
    yield from _measured(id_, agreement, f"offering-{provider}", people, chance)
    yield from _met(id_, people, chance)
    deadline = _day(chance, 90)
    change = {"change": f"change-{provider}", "person": people[2]}
    yield "notices", {"id": f"notice-{number}", **change, "relationships": id_, "deadline": deadline}
    answer = {"change": f"change-{provider}", "organization": consumer, "verdict": "ACCEPT", "at": deadline}
    yield "answers", {"id": f"answer-{number}", **answer}


def _said(id_: str, people: list[str], chance: Random) -> Iterator[Fact]:
    here = {"relationship": id_}
    for each in range(4):
        stated, due = _day(chance, 600), _day(chance, 200)
        expected = {"statement": f"Expectation {each}", "side": "CONSUMER", "stated_at": stated, "due": due}
        yield "expectations", {"id": f"{id_}-expectation-{each}", **here, **expected, "confirmed_by": people[2]}
    for each in range(5):
        promised = {"text": f"Commitment {each}", "side": "PROVIDER", "due": _day(chance, 600)}
        yield "commitments", {"id": f"{id_}-commitment-{each}", **here, **promised, "status": "OPEN"}
    for each in range(6):
        said = {"score": chance.randrange(11), "at": _day(chance, 700), "person": chance.choice(people)}
        yield "feedback", {"id": f"{id_}-feedback-{each}", **here, **said}
    raised = _day(chance, 500)
    yield "complaints", {"id": f"{id_}-complaint", **here, "text": "Late", "raised_at": raised}
    yield "escalations", {"id": f"{id_}-escalation", **here, "raised_at": f"{raised}T08:00:00Z"}
    for each in range(5):
        seen = {"person": chance.choice(people), "at": _day(chance, 700), "sentiment": chance.randrange(-2, 3)}
        yield "assessments", {"id": f"{id_}-assessment-{each}", **here, **seen}


def _measured(id_: str, agreement: str, offering: str, people: list[str], chance: Random) -> Iterator[Fact]:
    for each in range(2):
        outcome = f"{id_}-outcome-{each}"
        sought = {"statement": f"Outcome {each}", "side": "CONSUMER", "baseline": 10, "target": 1, "due": "2026-12-31"}
        yield "outcomes", {"id": outcome, "relationship": id_, **sought, "baseline_at": "2025-01-01"}
        for turn in range(5):
            value = {"at": _day(chance, 600), "value": chance.random() * 10, "confirmed_by": people[2]}
            yield "measurements", {"id": f"{outcome}-{turn}", "outcome": outcome, **value}
    for each in range(5):
        used = {"offering": offering, "at": _day(chance, 700)}
        counted = {"planned": 100, "active": chance.randrange(100)}
        yield "adoption", {"id": f"{id_}-adoption-{each}", "relationship": id_, **used, **counted}
        fit = {"usable": chance.choice(("NO", "PARTLY", "YES"))}
        yield "fit_checks", {"id": f"{id_}-fit-{each}", "relationship": id_, **used, **fit}
    target = f"{id_}-target"
    yield "targets", {"id": target, "agreement": agreement, "measure": "availability", "threshold": 99, "period": "P1M"}
    for month in range(12):
        begin = date(2025 + month // 12, 1 + month % 12, 1)
        end = (begin + timedelta(32)).replace(day=1)
        value = {"kind": "ATTAINMENT", "value": 98 + 2 * chance.random(), "from": begin, "to": end}
        yield "signals", {"id": f"{target}-{month}", "target": target, **value}


def _met(id_: str, people: list[str], chance: Random) -> Iterator[Fact]:
    for each in range(6):
        meeting = f"{id_}-meeting-{each}"
        when = {"kind": chance.choice(("REVIEW", "CALL")), "at": f"{_day(chance, 700)}T09:00:00Z", "status": "HELD"}
        yield "engagements", {"id": meeting, "relationships": id_, **when}
        for person in chance.sample(people, 3):
            yield "attendance", {"engagement": meeting, "person": person, "attended": "true"}


def _day(chance: Random, within: int) -> str:
    """A day within the last so many."""
    return (TODAY - timedelta(chance.randrange(within))).isoformat()
