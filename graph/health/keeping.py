"""Healths of a projection, kept for the days that were asked about last, until their facts change."""

from __future__ import annotations

import gc
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.health.gathering import Gathering
from graph.health.moment import Moment
from graph.health.policy import CONTACT, USUAL, Policy
from graph.health.score import standing_at
from graph.model.health.words import HealthCapKind, HealthGrade
from graph.model.relationship import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.health.score import Standing
    from graph.health.view import View
    from graph.projection.contacts.relationships import RelationshipRow
    from graph.projection.dialogue.dialogue import Dialogue
    from graph.projection.dialogue.judging import PolicyRow
    from graph.projection.projection import Projection
    from graph.projection.status import Day
    from graph.projection.table import Changed, Table

DAYS_KEPT: Final = 6
SIDES: Final = (Side.PROVIDER, Side.CONSUMER)


class Scored(NamedTuple):
    """What lists are sorted and filtered by. `contact`: the points of that factor."""

    score: float | None
    confidence: float
    grade: HealthGrade
    caps: tuple[HealthCapKind, ...]
    contact: float | None

    @classmethod
    def of(cls, found: Standing) -> Scored:
        caps = tuple(dict.fromkeys(cap.kind for cap in found.caps))
        return cls(found.score, found.confidence, found.grade, caps, found.factors[CONTACT].points)


class KeptHealth:
    """The healths of one projection. `scores` by day, today and side, then by relationship."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._dialogue: Dialogue = projection.dialogue
        self._gathering = Gathering(projection, projection.dialogue)
        self._views: dict[tuple[str, Side], View] = {}
        self._scores: OrderedDict[tuple[Day, Day, Side], dict[str, Scored]] = OrderedDict()
        self._policies: dict[str, Policy] = {}
        projection.watchers.append(self._watch)

    def view(self, relationship: str, side: Side) -> View | None:
        """None where there is no such relationship."""
        self._follow_dialogue()
        view = self._views.get((relationship, side))
        if view is None:
            view = self._gathering.view(relationship, side)
            if view is not None:
                self._views[relationship, side] = view
        return view

    def moment(self, relationship: str, side: Side, day: Day, today: Day, version: int | None = None) -> Moment | None:
        """`version`: of the policy; the current one unless given."""
        view = self.view(relationship, side)
        return None if view is None else Moment(view, day, today, self.policy_of(view, version))

    def policy_of(self, view: View, version: int | None = None) -> Policy:
        """The policy of the nearest organization of that side upward that has set one. Raises LookupError for a version
        that is not there.
        """
        organization = (view.provider if view.side is Side.PROVIDER else view.consumer) or ""
        if version is not None:
            return self._version_of(organization, version)
        if organization not in self._policies:
            self._policies[organization] = self._current(organization)
        return self._policies[organization]

    def scores(self, side: Side, day: Day, today: Day, wanted: Iterable[str] | None = None) -> dict[str, Scored]:
        """Scores of all relationships that are not archived, by id; `wanted`: of these at least."""
        known, missing = self._known(side, day, today, wanted)
        if missing:
            self._score(known, missing, day, today, side)
        return known

    def unscored(self, side: Side, day: Day, today: Day) -> list[str]:
        """Ids of all relationships that have no score yet."""
        return self._known(side, day, today, None)[1]

    def score_ahead(self, wanted: Iterable[str], side: Side, day: Day, today: Day) -> None:
        """Score these relationships before anybody asks. Their views are not kept: those of both sides would take nearly
        as much memory as all facts.
        """
        known, missing = self._known(side, day, today, wanted)
        for id_ in missing:
            view = self._views.get((id_, side)) or self._gathering.view(id_, side)
            if view is not None:
                known[id_] = Scored.of(standing_at(Moment(view, day, today, self.policy_of(view))))

    def _known(
        self, side: Side, day: Day, today: Day, wanted: Iterable[str] | None
    ) -> tuple[dict[str, Scored], list[str]]:
        """The scores that are kept, and the relationships that lack one."""
        self._follow_dialogue()
        key = day, today, side
        known = self._scores.setdefault(key, {})
        self._scores.move_to_end(key)
        while len(self._scores) > DAYS_KEPT:
            self._scores.popitem(last=False)
        rows: Iterable[str] = (row.id for row in self._projection.contacts.relationships if row.status is not None)
        return known, [id_ for id_ in (rows if wanted is None else wanted) if id_ not in known]

    def _score(self, known: dict[str, Scored], missing: list[str], day: Day, today: Day, side: Side) -> None:
        """The collector would look over hundreds of thousands of rows again and again."""
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            for id_ in missing:
                moment = self.moment(id_, side, day, today)
                if moment is not None:
                    known[id_] = Scored.of(standing_at(moment))
        finally:
            if was_enabled:
                gc.enable()

    def judgement_of(self, relationship: str, side: Side, day: Day) -> str | None:
        """Id of the last one of that side that holds on the day."""
        rows = self._projection.dialogue.judgements.of(relationship)
        holding = [(row.at, row.id) for row in rows if row.side == side.value and row.at <= day < row.until]
        return max(holding)[1] if holding else None

    # --- policies ---

    def _policies_of(self, organization: str) -> list[PolicyRow]:
        """Policies of the organization itself, the first one first."""
        rows = self._projection.dialogue.policies.of(organization)
        return sorted((row for row in rows if row.organization == organization), key=lambda row: row.number)

    def _upward(self, organization: str) -> list[PolicyRow]:
        seen = set[str]()
        above: str | None = organization
        while above and above not in seen:
            if rows := self._policies_of(above):
                return rows
            seen.add(above)
            above = self._projection.whole_of.get(above)
        return []

    def _current(self, organization: str) -> Policy:
        rows = self._upward(organization)
        return _policy(rows[-1]) if rows else USUAL

    def _version_of(self, organization: str, version: int) -> Policy:
        rows = [row for row in self._upward(organization) if row.number == version]
        if version != USUAL.version and not rows:
            raise LookupError(version)
        return _policy(rows[0]) if rows else USUAL

    # --- changes ---

    def _follow_dialogue(self) -> None:
        """Facts that were loaded anew are others."""
        if self._projection.dialogue is not self._dialogue:
            self._dialogue = self._projection.dialogue
            self._gathering = Gathering(self._projection, self._dialogue)
            self._forget_all()

    def _forget_all(self) -> None:
        self._views.clear()
        self._scores.clear()
        self._policies.clear()

    def _watch(self, table: Table[Any], changed: Changed) -> None:
        """Drop what was worked out of rows that are others now."""
        if table.name in {"policies", "organizations"}:
            self._policies.clear()
            self._scores.clear()
            return
        touched = set(changed.ids)
        contacts, agreements = self._projection.contacts, self._projection.agreements
        if table.name == "answers":
            rows: Iterable[RelationshipRow] = (row for id_ in changed.ids for row in contacts.relationships.of(id_))
            touched.update(row.id for row in rows)
        for offering in changed.offerings:
            for covers in (agreements.live, agreements.past):
                for agreement, *_ in covers.of_offering.all_of(offering):
                    touched.add(agreements.relationship_of[agreement])
        self._forget(touched)

    def _forget(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            for side in SIDES:
                self._views.pop((id_, side), None)
            for known in self._scores.values():
                known.pop(id_, None)


def _policy(row: PolicyRow) -> Policy:
    off = {HealthCapKind(each) for each in row.caps_off}
    return Policy(row.number, row.id, tuple(row.weights), tuple(row.windows), frozenset(HealthCapKind) - off)


def kept_health(projection: Projection) -> KeptHealth:
    """The kept health of this projection."""
    return projection.beside(KeptHealth)
