"""How a relationship would stand without a person: whatever roles the person has end on the day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from graph.health.day import iso
from graph.health.health import Health

if TYPE_CHECKING:
    from graph.health.view import View
    from graph.projection.status import Day


class BothHealths(NamedTuple):
    """A relationship's health with the person, and without."""

    before: Health
    after: Health


def with_and_without(health: Health, person: str) -> BothHealths:
    moment = health.moment
    after = moment.with_view(without(moment.view, person, moment.day))
    return BothHealths(health, Health(after, health.policy_id, health.judgement_id))


def without(view: View, person: str, day: Day) -> View:
    """What was before that day stays: who leaves was there."""
    roles = [role._replace(end=min(role.end, day)) if role.person == person else role for role in view.roles]
    left = iso(day)
    stakeholders = [
        row._replace(until=min(row.until or left, left)) if row.person == person else row
        for row in view.known.stakeholders
    ]
    return replace(view, roles=roles, known=view.known._replace(stakeholders=stakeholders))
