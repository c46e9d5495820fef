"""What ties are made of: each fact that says that two people know each other, with its strength at first, and the days
on which it counts.
"""

from __future__ import annotations

from itertools import combinations
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.model.scalars import Choice
from graph.projection.status import ALWAYS_AFTER, ALWAYS_BEFORE, day_of, end_day, first_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graph.projection.contacts.contacts import Contacts
    from graph.projection.status import Day
    from graph.questions.network.people import People


class TieFact(Choice):
    """What says that two people know each other."""

    ENGAGEMENT = "ENGAGEMENT", "Both attended an engagement that was held."
    KNOWS = "KNOWS", "One of them has said so."
    REPORTS_TO = "REPORTS_TO", "One reports to the other."
    SAME_TEAM = "SAME_TEAM", "Both are direct members of one organization with at most 25 members."


WEIGHT_OF: Final = {
    "CALL": 0.30,
    "REVIEW": 0.25,
    "WORKSHOP": 0.25,
    "COMMITTEE": 0.25,
    "TRAINING": 0.15,
    "MESSAGES": 0.10,
}
"""Strength that an engagement gives, by its kind."""

HALF_OF_MEETING: Final = 120.0
"""Days after which an engagement counts half."""

OLDEST_MEETING: Final = 730
"""Days for which an engagement counts."""

ASSUMED: Final = 0.5
"""The strength of a KNOWS that states none."""

HALF_OF_KNOWING: Final = 365.0
REPORTING: Final = 0.5
TEAM: Final = 0.2
LARGEST_TEAM: Final = 25


class Source(NamedTuple):
    """Where a fact comes from. `subject`: the engagement or organization. `said_by`: by whose word, or who reports."""

    kind: TieFact
    subject: str | None = None
    said_by: str | None = None
    is_assumed: bool = False


class Facts(NamedTuple):
    """Some facts of one source among `people`, by number: of each two of them. On a day from `first` to before `end` they
    are worth `strength`, half of it for each `half` days that have gone by since `at`. Of the facts of a pair with the same `group` the
    greatest counts alone.
    """

    source: Source
    people: Sequence[int]
    group: int
    strength: float
    first: Day = ALWAYS_BEFORE
    end: Day = ALWAYS_AFTER
    at: Day = 0
    half: float = inf


KNOWING, LINES, TEAMS, MEETINGS = range(4)
"""Groups. Those of meetings are MEETINGS + the day: of one day only the greatest counts."""


def facts_of(contacts: Contacts, people: People) -> Iterator[Facts]:
    """All facts among people that are visible."""
    yield from _meetings(contacts, people)
    yield from _stated(contacts, people)
    yield from _lines(contacts, people)
    yield from _teams(people)


def _meetings(contacts: Contacts, people: People) -> Iterator[Facts]:
    attending: dict[str, set[int]] = {}
    for row in contacts.attended:
        number = people.at.get(row.person)
        if number is not None:
            attending.setdefault(row.engagement, set()).add(number)
    for engagement, there in attending.items():
        held = contacts.meetings.first_of(engagement)
        if held is not None and len(there) > 1 and people.sees_meeting(engagement):
            day = day_of(held.at[:10])
            strength = WEIGHT_OF[held.kind] / (len(there) - 1) ** 0.5
            source = Source(TieFact.ENGAGEMENT, engagement)
            days = (day, day + OLDEST_MEETING + 1, day, HALF_OF_MEETING)
            yield Facts(source, sorted(there), MEETINGS + day, strength, *days)


def _stated(contacts: Contacts, people: People) -> Iterator[Facts]:
    for row in contacts.knows:
        pair = _pair(people, row.person, row.other)
        if pair and people.sees_word_of(row.person):
            source = Source(TieFact.KNOWS, None, row.person, row.strength is None)
            strength = ASSUMED if row.strength is None else row.strength
            if row.at is None:
                yield Facts(source, pair, KNOWING, strength)
            else:
                day = day_of(row.at)
                yield Facts(source, pair, KNOWING, strength, day, ALWAYS_AFTER, day, HALF_OF_KNOWING)


def _lines(contacts: Contacts, people: People) -> Iterator[Facts]:
    for row in contacts.reports:
        if pair := _pair(people, row.person, row.manager):
            source = Source(TieFact.REPORTS_TO, None, row.person)
            yield Facts(source, pair, LINES, REPORTING, first_day(row.since), end_day(row.until))


def _pair(people: People, one: str, other: str) -> tuple[int, ...]:
    first, second = people.at.get(one), people.at.get(other)
    return () if first is None or second is None or first == second else (min(first, second), max(first, second))


def _teams(people: People) -> Iterator[Facts]:
    for organization, terms in people.terms_in.items():
        source = Source(TieFact.SAME_TEAM, organization)
        for first, end in small_spans([(since, until) for _, since, until in terms]):
            there = [
                (n, max(since, first), min(until, end)) for n, since, until in terms if since < end and until > first
            ]
            yield from _together(source, there)


def _together(source: Source, there: Sequence[tuple[int, Day, Day]]) -> Iterator[Facts]:
    """Facts of each two people while both are there."""
    if len({(since, until) for _, since, until in there}) == 1:
        numbers = sorted({number for number, _, _ in there})
        if len(numbers) > 1:
            _, first, end = there[0]
            yield Facts(source, numbers, TEAMS, TEAM, first, end)
        return
    for (one, since, until), (other, since_too, until_too) in combinations(sorted(there), 2):
        first, end = max(since, since_too), min(until, until_too)
        if one != other and first < end:
            yield Facts(source, (one, other), TEAMS, TEAM, first, end)


def small_spans(terms: Sequence[tuple[Day, Day]]) -> Iterator[tuple[Day, Day]]:
    """Spans of days on which some of the terms hold, but no more than the largest team has members."""
    steps: dict[Day, int] = {}
    for since, until in terms:
        if since < until:
            steps[since] = steps.get(since, 0) + 1
            steps[until] = steps.get(until, 0) - 1
    yield from _spans(steps, lambda size: 1 < size <= LARGEST_TEAM)


def _spans(steps: dict[Day, int], is_wanted: Callable[[int], bool]) -> Iterator[tuple[Day, Day]]:
    size, begun = 0, None
    for day in sorted(steps):
        size += steps[day]
        if is_wanted(size):
            begun = day if begun is None else begun
        elif begun is not None:
            yield begun, day
            begun = None
