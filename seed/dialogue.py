"""What happens in the relationships of a generated estate: who talks to whom, what is expected, promised and said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from seed.estate import person_id
from seed.fates import day, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from seed.estate import Estate, Relationship
    from seed.fates import Row

SUBJECTS: Final = ("Answers", "Deliveries", "Invoices", "Forecasts", "Training", "Notices", "Reports", "Hand-overs")
WISHES: Final = ("come sooner", "can be relied on", "are understood", "cost less", "are asked about first")
TOPICS: Final = ("SERVICE", "CHANGE", "COMMERCIAL", "SECURITY", "COMPLAINT")
EXPECTED: Final = ("STATED", "STATED", "AGREED", "AGREED", "MET", "MET", "MET", "UNMET")
PROMISED: Final = ("OPEN", "OPEN", "KEPT", "KEPT", "KEPT", "BROKEN")
MEETINGS: Final = ("REVIEW", "CALL", "CALL", "WORKSHOP", "TRAINING")
TIES_OF_EACH: Final = 10
FAR: Final = 0.2
"""Share of the ties that lead anywhere; the others lead to neighbours, so that there are circles of acquaintances."""


def channels(estate: Estate) -> Iterator[Row]:
    chance = estate.chance("channels")
    for relationship, _, consumer, _, _ in estate.relationships():
        address = f"{consumer}@example.org"
        yield f"{relationship}-mail", relationship, "EMAIL", address, one_of(chance, TOPICS), person_id(consumer, 1)


def escalation_steps(estate: Estate) -> Iterator[Row]:
    for relationship, provider, consumer, _, _ in estate.relationships():
        for side, organization in (("PROVIDER", provider), ("CONSUMER", consumer)):
            for level in (1, 2):
                after = "P2D" if level > 1 else ""
                held_by = person_id(organization, level)
                yield f"{relationship}-{side}-{level}", relationship, side, level, after, held_by


def expectations(estate: Estate) -> Iterator[Row]:
    chance = estate.chance("expectations")
    for relationship, side, person, number in _said(estate, chance, 3):
        stated = -1 - int(chance.random() * 700)
        status = one_of(chance, EXPECTED)
        answered = "" if status == "STATED" else day(min(0, stated + int(chance.random() * 30)))
        statement = f"{one_of(chance, SUBJECTS)} {one_of(chance, WISHES)}"
        yield f"{relationship}-wish-{number}", relationship, side, person, statement, status, day(stated), answered


def commitments(estate: Estate) -> Iterator[Row]:
    chance = estate.chance("commitments")
    for relationship, side, person, number in _said(estate, chance, 2):
        at = -1 - int(chance.random() * 500)
        status = one_of(chance, PROMISED)
        due = at + 30 + int(chance.random() * 200)
        done = day(min(0, due)) if status == "KEPT" else ""
        text = f"{one_of(chance, SUBJECTS)} that {one_of(chance, WISHES)}"
        yield f"{relationship}-promise-{number}", relationship, side, person, text, day(at), day(due), status, done


def feedback(estate: Estate) -> Iterator[Row]:
    chance = estate.chance("feedback")
    for relationship, _, consumer, _, _ in estate.relationships():
        for number in range(int(chance.random() * 4)):
            said = day(-1 - int(chance.random() * 400))
            score = min(10, int(chance.random() * 8 + chance.random() * 5))
            yield f"{relationship}-word-{number + 1}", relationship, person_id(consumer, 1), said, score


def engagements(estate: Estate) -> Iterator[Row]:
    chance = estate.chance("engagements")
    for relationship, meeting, at in _meetings(estate, chance):
        status = "HELD" if at < 0 else "PLANNED"
        yield meeting, one_of(chance, MEETINGS), f"{day(at)}T09:00:00Z", status, relationship.id


def attendance(estate: Estate) -> Iterator[Row]:
    """Who takes part in a meeting: one or two of each side."""
    chance = estate.chance("engagements")
    guests = estate.chance("attendance")
    for relationship, meeting, at in _meetings(estate, chance):
        one_of(chance, MEETINGS)
        for organization in (relationship.provider, relationship.consumer):
            for number in range(1, 2 + int(guests.random() * 2)):
                yield meeting, person_id(organization, number), "true", "true" if at < 0 else ""


def ties(estate: Estate) -> Iterator[Row]:
    """Ten of each person, most of them to neighbours."""
    chance = estate.chance("ties")
    people = [person_id(organization, number) for organization in estate.organization_ids() for number in (1, 2)]
    for place, person in enumerate(people):
        known: set[int] = {place}
        while len(known) <= min(TIES_OF_EACH, len(people) - 1):
            far = chance.random() < FAR
            step = int(chance.random() * len(people)) if far else 1 + int(chance.random() * 2 * TIES_OF_EACH)
            other = (place + step) % len(people)
            if other not in known:
                known.add(other)
                at = day(-1 - int(chance.random() * 900))
                yield person, people[other], "KNOWS", round(chance.random(), 2), at


def _meetings(estate: Estate, chance: Random) -> Iterator[tuple[Relationship, str, int]]:
    """-> relationship, id, days from today."""
    for relationship in estate.relationships():
        for number in range(1 + int(chance.random() * 4)):
            yield relationship, f"{relationship.id}-meeting-{number + 1}", 60 - int(chance.random() * 500)


def _said(estate: Estate, chance: Random, most: int) -> Iterator[tuple[str, str, str, int]]:
    """-> relationship, side, person, number; of each relationship up to `most`."""
    for relationship, provider, consumer, _, _ in estate.relationships():
        for number in range(int(chance.random() * (most + 1))):
            side, organization = one_of(
                chance, (("PROVIDER", provider), ("CONSUMER", consumer), ("CONSUMER", consumer))
            )
            yield relationship, side, person_id(organization, 1 + int(chance.random() * 2)), number + 1
