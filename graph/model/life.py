"""Which agreements count on a day: one rule, for rows in Python and for statements in Cypher.

An ACTIVE agreement that renews itself goes on after `validTo`, the end of its term; every other one ends there. Notice
that is given within a renewed term ends it `terminationDays` later. Nothing counts that is archived, nor what is agreed
within a relationship that is over.
"""

from __future__ import annotations

from typing import Final, LiteralString, NamedTuple, Protocol

from graph.model.duration import day_after

ACTIVE: Final = "ACTIVE"
NOTICE_GIVEN: Final = "NOTICE_GIVEN"
LIVE: Final = frozenset({ACTIVE, NOTICE_GIVEN})
OVER: Final = frozenset({"ENDED", "EXPIRED"})
RENEWS_ITSELF: Final = "AUTO"
BY_DECISION: Final = "BY_DECISION"

ALWAYS: Final = ""
"""Stands for no first day: sorts before every day."""


class Stated(Protocol):
    """What is said of an agreement and of its relationship. Days are ISO texts. `status` is None where the agreement, its
    relationship or its consumer is archived.
    """

    @property
    def status(self) -> str | None: ...
    @property
    def valid_from(self) -> str | None: ...
    @property
    def valid_to(self) -> str | None: ...
    @property
    def renewal(self) -> str | None: ...
    @property
    def notice_given_at(self) -> str | None: ...
    @property
    def termination_days(self) -> int | None: ...
    @property
    def relationship_status(self) -> str | None: ...
    @property
    def relationship_until(self) -> str | None: ...


class Said(NamedTuple):
    """What a statement that asks for nothing else has read."""

    status: str | None
    valid_from: str | None = None
    valid_to: str | None = None
    renewal: str | None = None
    notice_given_at: str | None = None
    termination_days: int | None = None
    relationship_status: str | None = None
    relationship_until: str | None = None


class Life(NamedTuple):
    """The days on which an agreement counts; None: no first day, no end. `is_past`: of them those before today alone."""

    first: str | None
    end: str | None
    is_past: bool = False

    def holds(self, day: str, today: str) -> bool:
        begun = self.first is None or self.first <= day
        return begun and (self.end is None or day < self.end) and not (self.is_past and day >= today)


def life_of(stated: Stated) -> Life | None:
    """None where there is no day on which it counts. What is over by its status counts as ACTIVE on days before today, up
    to its `valid_to`; where that is not known, it has today's status on every day.
    """
    is_past = stated.status in OVER and stated.valid_to is not None
    if stated.status not in LIVE and not is_past:
        return None
    return _between(stated.valid_from, end_of(stated), over_from(stated), is_past=is_past)


def lapse_of(stated: Stated) -> Life | None:
    """The days after the term of an agreement that is still ACTIVE because nobody has decided whether it goes on."""
    if decided_by(stated) is None:
        return None
    return _between(max(stated.valid_from or ALWAYS, stated.valid_to or ALWAYS), None, over_from(stated))


def _between(first: str | None, end: str | None, over: str | None, *, is_past: bool = False) -> Life | None:
    if end is None or (over is not None and over < end):
        end = over
    return None if end is not None and end <= (first or ALWAYS) else Life(first, end, is_past)


def end_of(stated: Stated) -> str | None:
    """First day on which it holds no longer by what it says itself; None: open, or not known."""
    if stated.renewal != RENEWS_ITSELF or stated.status in OVER:
        return stated.valid_to
    if stated.status != NOTICE_GIVEN:
        return None
    given, days = stated.notice_given_at, stated.termination_days
    if given is None or stated.valid_to is None or given < stated.valid_to:
        return stated.valid_to
    return None if days is None else day_after(given, f"P{days}D")


def over_from(stated: Stated) -> str | None:
    """First day on which its relationship is over."""
    return stated.relationship_until or (ALWAYS if stated.relationship_status == "ENDED" else None)


def is_live(stated: Stated, day: str, today: str) -> bool:
    life = life_of(stated)
    return life is not None and life.holds(day, today)


def renews_on(stated: Stated) -> str | None:
    """The day on which its present term, as far as it is known, ends and the next one begins by itself."""
    return stated.valid_to if stated.status == ACTIVE and stated.renewal == RENEWS_ITSELF else None


def decided_by(stated: Stated) -> str | None:
    """The day by which both sides have to decide whether it goes on."""
    return stated.valid_to if stated.status == ACTIVE and stated.renewal == BY_DECISION else None


def is_end_unknown(stated: Stated) -> bool:
    """Whether notice was given that ends no term, and nothing says when it ends the agreement: it goes on."""
    if stated.status != NOTICE_GIVEN or stated.renewal != RENEWS_ITSELF or stated.termination_days is not None:
        return False
    return stated.notice_given_at is not None and stated.notice_given_at >= (stated.valid_to or ALWAYS)


def is_in_force(stated: Stated, day: str, *ends: str | None) -> bool:
    """Whether it holds on that day or may later: also what is drafted, proposed or suspended. `ends`: first days on which
    something else says that it does no longer.
    """
    every = (end_of(stated), over_from(stated), *ends)
    return stated.status is not None and stated.status not in OVER and all(end is None or end > day for end in every)


def live(
    agreement: LiteralString,
    relationship: LiteralString,
    consumer: LiteralString,
    day: LiteralString,
    past: LiteralString = "false",
) -> LiteralString:
    """The condition under which an agreement counts on a day, as `is_live` has it. `relationship`, `consumer`: variables
    that are used nowhere else in the statement. `past`: whether the day is before today.
    """
    a = agreement
    return f"""{a}.archivedAt IS NULL AND ({a}.validFrom IS NULL OR {a}.validFrom <= {day}) AND (
    ({a}.status IN ['ACTIVE', 'NOTICE_GIVEN'] AND ({a}.validTo IS NULL OR {a}.validTo > {day}))
    OR ({a}.status = 'ACTIVE' AND {a}.renewal = 'AUTO')
    OR ({a}.status = 'NOTICE_GIVEN' AND {a}.renewal = 'AUTO' AND {a}.noticeGivenAt >= {a}.validTo AND (
      {a}.terminationDays IS NULL
      OR toString(date({day}) - duration({{days: coalesce({a}.terminationDays, 0)}})) < {a}.noticeGivenAt
    ))
    OR ({past} AND {a}.status IN ['EXPIRED', 'ENDED'] AND {a}.validTo > {day})
  ) AND EXISTS {{
    MATCH ({a})-[:UNDER]->({relationship}:ServiceRelationship)-[:CONSUMER]->({consumer}:Organization)
    WHERE {relationship}.archivedAt IS NULL AND {consumer}.archivedAt IS NULL AND NOT {over(relationship, day)}
  }}"""


def holds_on(edge: LiteralString, day: LiteralString, first: LiteralString = "since") -> LiteralString:
    """The condition under which a relation, or a thing with such a span, holds on a day: from `first` on, up to and
    without `until`; either may be open.
    """
    return f"({edge}.{first} IS NULL OR {edge}.{first} <= {day}) AND ({edge}.until IS NULL OR {edge}.until > {day})"


def over(relationship: LiteralString, day: LiteralString) -> LiteralString:
    """The condition under which a relationship is over on a day, as `over_from` has it."""
    return (
        f"CASE WHEN {relationship}.until IS NULL THEN coalesce({relationship}.status = 'ENDED', false) "
        f"ELSE {relationship}.until <= {day} END"
    )
