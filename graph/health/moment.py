"""A view on one day: what several factors and caps look at, worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.health.policy import SENTIMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.health.policy import Policy
    from graph.health.view import Covering, Measured, Opinion, Role, View
    from graph.projection.status import Day


class Live(NamedTuple):
    """A target that holds. `criticality`: of what it is about, 1 to 4."""

    target: Measured
    criticality: int


class Moment:
    """`today`: the day as of which statuses are known. `oldest`: the first day on which a factor's facts count, by its
    place. `covers`: what live agreements cover; `targets`: those of these. `holders`: the roles that are held. `opinions`:
    the last one of each who holds a role and is not of the side that looks; `influence`: what was last stated of anybody.
    """

    __slots__ = ("covers", "day", "holders", "influence", "oldest", "opinions", "policy", "targets", "today", "view")

    def __init__(self, view: View, day: Day, today: Day, policy: Policy) -> None:
        self.view = view
        self.day = day
        self.today = today
        self.policy = policy
        self.oldest: Sequence[Day] = [day - window for window in policy.windows]
        self.holders: Sequence[Role] = [role for role in view.roles if role.first <= day < role.end]
        self.covers: Sequence[Covering] = live_covers(view, day, today) if view.covers else ()
        self.targets: Sequence[Live] = live_targets(view, self.covers) if view.targets else ()
        self.opinions: dict[str, Opinion] = {}
        self.influence: dict[str, int] = {}
        if view.assessments:
            self._hear()

    def with_view(self, view: View) -> Moment:
        return Moment(view, self.day, self.today, self.policy)

    def _hear(self) -> None:
        side, day, oldest = self.view.side.value, self.day, self.oldest[SENTIMENT]
        others = {role.person for role in self.holders if role.side != side}
        for one in self.view.assessments:
            at, _, person, influence, sentiment = one
            if at > day:
                break
            if influence:
                self.influence[person] = influence
            if sentiment is not None and at >= oldest and person in others:
                self.opinions[person] = one


def live_covers(view: View, day: Day, today: Day) -> list[Covering]:
    return [cover for cover in view.covers if cover.first <= day < cover.end and (day < today or not cover.is_past)]


def live_targets(view: View, covers: Sequence[Covering]) -> list[Live]:
    """Targets of live agreements about what these cover; one about all offerings takes the greatest criticality."""
    covered: dict[str, dict[str, int]] = {}
    for cover in covers:
        covered.setdefault(cover.agreement, {})[cover.offering] = cover.criticality
    found: list[Live] = []
    for target in view.targets:
        offerings = covered.get(target.row.agreement)
        if not offerings:
            continue
        if target.row.offering is None:
            found.append(Live(target, max(offerings.values())))
        elif target.row.offering in offerings:
            found.append(Live(target, offerings[target.row.offering]))
    return found
