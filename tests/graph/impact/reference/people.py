"""Whom to tell, of what, by when, and who tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tests.graph.impact.reference.days import every_day
from tests.graph.impact.reference.estate import HIGH, NONE, day
from tests.graph.impact.reference.life import holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.graph.impact.reference.estate import Row
    from tests.graph.impact.reference.notice import Notices

TOLD = {"CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE"}
SIDES = {"SERVICE_OWNER": "PROVIDER", "RELATIONSHIP_MANAGER": "PROVIDER"}
"""Of somebody who states none; of other roles that are told CONSUMER."""
NEVER = date.max
"""The deadline of who has none."""


class Why(NamedTuple):
    """One reason to tell somebody: the decisive one comes first. `severity` is negative, so that the worst comes first."""

    deadline: date
    severity: int
    relationship: str
    offering: str
    role: str
    side: str
    organization: str


@dataclass(frozen=True)
class People:
    notices: Notices

    @cached_property
    def reasons(self) -> dict[str, list[Why]]:
        """By person, or by `#channel` of contractual notice. “One line per person, deduplicated: deadline (the earliest),
        and as reasons role, side, consumer, offering”.
        """
        found: dict[str, list[Why]] = {}
        for who, why in [*self.of_agreements(), *self.of_owners()]:
            found.setdefault(who, []).append(why)
        return {who: sorted(several) for who, several in found.items()}

    @property
    def ids(self) -> set[str]:
        return {who for who in self.reasons if not who.startswith("#")}

    def of_agreements(self) -> Iterator[tuple[str, Why]]:
        """“Each affected or told masked agreement's relationship; and the agreement's `NOTICE_TO` channel, which
        `doNotContact` and absence do not silence”.
        """
        rows = self.notices.masked.estate.rows
        channels = {row["id"] for row in rows.get("channels", ())}
        for one in self.notices.agreements:
            given, severity = self.notices.masked.estate.agreements[one], self.severity(one)
            relationship = given.relationship.id
            days = [each for each in (self.notices.notify_by(one), self.notices.parties.get(given.consumer)) if each]
            deadline, offering = min(days, default=NEVER), self.offering(one)
            for row in rows.get("stakeholders", ()):
                is_meant = row["relationship"] == relationship and is_told(row, severity)
                if is_meant and row["person"] in self.known and self.is_there(row, deadline):
                    why = Why(deadline, -severity, relationship, offering, row["role"], side_of(row), given.consumer)
                    yield row["person"], why
            for row in rows.get("notice_to", ()):
                if row["agreement"] == one and row["channel"] in channels:
                    why = Why(deadline, -severity, relationship, offering, "", "CONSUMER", given.consumer)
                    yield f"#{row['channel']}", why

    def of_owners(self) -> Iterator[tuple[str, Why]]:
        """“Owners of affected or told masked offerings”."""
        masked = self.notices.masked
        severities = masked.difference.offerings | {one: masked.listed[one].severity for one in masked.told_offerings}
        for row in masked.estate.rows.get("owners", ()):
            if row["offering"] in severities and row["person"] in self.known:
                provider = masked.estate.offerings[row["offering"]].provider
                deadline = self.notices.parties.get(provider, NEVER)
                severity = severities[row["offering"]]
                if self.is_there(row, deadline):
                    yield row["person"], Why(deadline, -severity, "", row["offering"], "SERVICE_OWNER", "PROVIDER", "")

    @cached_property
    def known(self) -> set[str]:
        """“What is archived (a person) counts nowhere”."""
        return {row["id"] for row in self.notices.masked.estate.rows.get("people", ()) if not row.get("archived_at")}

    def severity(self, agreement: str) -> int:
        """“By the greater severity” of what affects it and of what masks it, if that is told."""
        masked = self.notices.masked
        affected = masked.difference.agreements.get(agreement, NONE)
        return max(affected, masked.agreements[agreement].severity if agreement in masked.told else NONE)

    def offering(self, agreement: str) -> str:
        """Which of those that it covers hits it most, anew; of what is masked alone, that is masked most."""
        masked = self.notices.masked
        worst = [
            (-grade, each.offering) for each, grade in masked.difference.hits.items() if each.agreement == agreement
        ]
        worst = worst or [
            (-mask.severity, each.offering) for each, mask in masked.coverages.items() if each.agreement == agreement
        ]
        return min(worst)[1]

    def is_there(self, row: Row, deadline: date) -> bool:
        """A person is told who has the role on some day from that of telling, by the deadline or today where that is
        past, to the one on which the change takes effect.
        """
        last = self.notices.effective_on
        first = max(self.notices.today, min(deadline, last))
        return any(holds(day(row, "since"), day(row, "until"), each) for each in every_day(first, max(first, last)))


def side_of(row: Row) -> str:
    return row.get("side") or SIDES.get(row["role"], "CONSUMER")


def is_told(row: Row, severity: int) -> bool:
    """“The consumer's side: CUSTOMER, SPONSOR and CONSUMER_REPRESENTATIVE, and USER at HIGH or worse; the provider's:
    SERVICE_OWNER”.
    """
    if side_of(row) == "PROVIDER":
        return row["role"] == "SERVICE_OWNER"
    return side_of(row) == "CONSUMER" and (row["role"] in TOLD or (row["role"] == "USER" and severity >= HIGH))
