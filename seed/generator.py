"""Estates of a chosen size as a folder of CSV files. The same size and seed give the same bytes."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from seed import dialogue
from seed.estate import SIZES, Estate, offering_id
from seed.fates import archived_at, day, end_of_relationship, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

    from seed.estate import Size
    from seed.fates import Row

AGREEMENT_KINDS: Final = ("CONTRACT", "SLA", "SUBSCRIPTION", "OLA", "MEMORANDUM")
AGREEMENT_STATUSES: Final = ("ACTIVE",) * 17 + ("NOTICE_GIVEN", "EXPIRED", "PROPOSED")
RENEWALS: Final = ("BY_DECISION", "BY_DECISION", "NONE", "NONE", "AUTO")
RELATIONSHIP_TYPES: Final = ("BASIC",) * 5 + ("COOPERATIVE",) * 3 + ("PARTNERSHIP",)


def write_estate(folder: Path, size: str | Size, seed: int = 7, *, with_dialogue: bool = False) -> None:
    """Files of an estate, row by row; `folder` is made if it is not there. `size`: also the name of one of the `SIZES`.
    `with_dialogue`: also of what happens in its relationships, which impact does not rest on.
    """
    estate = Estate(SIZES[size] if isinstance(size, str) else size, seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (columns, rows) in (FILES | DIALOGUE if with_dialogue else FILES).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(columns.split())
            writer.writerows(rows(estate))


def _dependency_rows(estate: Estate) -> Iterator[Row]:
    for dependent, needed, criticality, alternatives, required, *days in estate.dependencies():
        number = required if alternatives else ""
        yield offering_id(dependent), offering_id(needed), criticality, alternatives, number, *days


def _relationship_rows(estate: Estate) -> Iterator[Row]:
    chance, ending = estate.chance("terms of relationships"), estate.chance("ends of relationships")
    for relationship, provider, consumer, _, _ in estate.relationships():
        since = day(-1_500 - int(chance.random() * 3_000))
        review = one_of(chance, ("", "P3M", "P6M", "P1Y"))
        status, until, archived = end_of_relationship(ending)
        yield (
            *(relationship, provider, consumer, one_of(chance, RELATIONSHIP_TYPES), status, since, until),
            *(review, archived),
        )


def _agreement_rows(estate: Estate) -> Iterator[Row]:
    chance, archiving = estate.chance("terms of agreements"), estate.chance("archived agreements")
    giving = estate.chance("notice of termination")
    for number, (agreement, relationship, covers) in enumerate(estate.agreements()):
        only = next(iter(covers.items())) if len(covers) == 1 else None
        covered = (offering_id(only[0]), only[1]) if only else ("", "")
        terms = _terms(chance, number)
        given_at = day(-1 - int(giving.random() * 200))
        given = given_at if "NOTICE_GIVEN" in terms else ""
        yield agreement, relationship, *terms, given, *covered, archived_at(archiving, 0.01)


def _coverage_rows(estate: Estate) -> Iterator[Row]:
    for agreement, _, covers in estate.agreements():
        if len(covers) > 1:
            for offering, criticality in covers.items():
                yield agreement, offering_id(offering), criticality


def _terms(chance: Random, number: int) -> Row:
    """-> reference, kind, status, valid_from, valid_to, notice_days, termination_days, renewal. Of those whose term ends,
    many of them long ago, one in five renews itself.
    """
    first = -int(chance.random() * 1_500)
    ends = chance.random() < 0.5
    return (
        f"A-{number:06}",
        one_of(chance, AGREEMENT_KINDS),
        one_of(chance, AGREEMENT_STATUSES),
        day(first),
        day(first + 365 + int(chance.random() * 2_135)) if ends else "",
        one_of(chance, ("", 0, 30, 60, 90, 180)),
        one_of(chance, ("", 30, 90)),
        one_of(chance, RENEWALS) if ends else "AUTO",
    )


def _change_rows(estate: Estate) -> Iterator[Row]:
    chance = estate.chance("changes")
    for change in estate.changes():
        status = one_of(chance, ("PROPOSED", "AGREED", "AGREED", "ANNOUNCED"))
        yield change.id, f"Change {change.id.removeprefix('change-')}", status, day(change.effective_on)


def _changed_offering_rows(estate: Estate) -> Iterator[Row]:
    chance = estate.chance("changed offerings")
    for change in estate.changes():
        action = one_of(chance, ("RETIRE", "SUSPEND", "DEGRADE", "BREAK", "MODIFY", "REPRICE"))
        passes = action in {"SUSPEND", "DEGRADE"} and chance.random() < 0.7
        until = day(change.effective_on + 1 + int(chance.random() * 90)) if passes else ""
        yield change.id, offering_id(change.offering), action, "", until


Files = dict[str, "tuple[str, Callable[[Estate], Iterator[Row]]]"]
"""Columns and rows of each file, by its name."""

FILES: Final[Files] = {
    "organizations": ("id name kind part_of notice_policy_days archived_at", Estate.organizations),
    "people": ("id name email language timezone member_of", Estate.people),
    "offerings": (
        "id name provider status owner available_from suspended_from suspended_until retires_on archived_at",
        Estate.offerings,
    ),
    "dependencies": ("from to criticality alternatives required valid_from valid_to", _dependency_rows),
    "relationships": ("id provider consumer type status since until review_every archived_at", _relationship_rows),
    "stakeholders": ("person relationship role side accountable", Estate.stakeholders),
    "agreements": (
        (
            "id relationship reference kind status valid_from valid_to notice_days termination_days renewal "
            "notice_given_at offering criticality archived_at"
        ),
        _agreement_rows,
    ),
    "coverages": ("agreement offering criticality", _coverage_rows),
    "changes": ("id title status effective_on", _change_rows),
    "changed_offerings": ("change offering action severity until", _changed_offering_rows),
}

DIALOGUE: Final[Files] = {
    "channels": ("id relationship kind address topics person", dialogue.channels),
    "escalation_steps": ("id relationship side level after person", dialogue.escalation_steps),
    "expectations": ("id relationship side person statement status stated_at answered_at", dialogue.expectations),
    "engagements": ("id kind at status relationships", dialogue.engagements),
    "attendance": ("engagement person invited attended", dialogue.attendance),
    "commitments": ("id relationship side person text at due status done_at", dialogue.commitments),
    "feedback": ("id relationship person at score", dialogue.feedback),
    "ties": ("from to kind strength at", dialogue.ties),
}
