"""What has to be looked at: contracts that lapse unless somebody decides, archived offerings in use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.graph.impact.reference.days import same_day
from tests.graph.impact.reference.difference import Difference
from tests.graph.impact.reference.estate import NONE
from tests.graph.impact.reference.life import coverages_on, end_of, is_live, lost_status
from tests.graph.impact.reference.masked import Masked

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.estate import Estate


def renewals_not_decided(masked: Masked, today: date) -> dict[str, int]:
    """“An ACTIVE one with BY_DECISION whose `validTo` is by twelve months after `effectiveOn`, or past, is a finding
    (RENEWAL_NOT_DECIDED) if it is affected or masked or, had it not ended by the day, would be, with that severity”.
    """
    estate, given = masked.estate, masked.difference
    by = same_day(masked.day, 12)
    open_ = {
        one: agreement
        for one, agreement in estate.agreements.items()
        if agreement.status == "ACTIVE"
        and agreement.renewal == "BY_DECISION"
        and agreement.valid_to
        and agreement.valid_to <= by
    }
    going_on = {one: replace(agreement, valid_to=None) for one, agreement in open_.items()}
    as_if = replace(estate, agreements={**estate.agreements, **going_on})
    coverages = coverages_on(as_if, masked.day, today)
    judged = Masked(as_if, masked.day, Difference(as_if, given.groups, coverages, given.facts, given.changes))
    found = {one: severity for one, severity in judged.difference.agreements.items() if one in open_}
    for one, mask in judged.agreements.items():
        if one in open_:
            found[one] = max(found.get(one, NONE), mask.severity)
    return found


def archived_in_use(masked: Masked, today: date) -> list[str]:
    """“An offering on which something in use rests cannot be archived. Where files bring it about, it is a finding where
    the scenario reaches it or something reached needs it (ARCHIVED_IN_USE)”. Reached is what is worse or masked.
    """
    reached = masked.difference.offerings.keys() | masked.listed.keys()
    needed = {
        member.needed for group in masked.difference.groups if group.dependent in reached for member in group.members
    }
    return sorted(
        one.id
        for one in masked.estate.offerings.values()
        if one.is_archived and one.id in masked.offerings.keys() | needed and is_in_use(masked.estate, one.id, today)
    )


def reached_from(masked: Masked, changed: set[str]) -> set[str]:
    return {
        group.dependent
        for group in masked.difference.groups
        if any(member.needed in changed for member in group.members)
    }


def is_in_use(estate: Estate, offering: str, today: date) -> bool:
    """“A dependency that is not over of an offering neither archived nor retired, a coverage of an agreement that is live
    today or later”.
    """
    rests = any(
        row.needed == offering
        and (row.valid_to is None or today < row.valid_to)
        and stands(estate, row.dependent, today)
        for row in estate.dependencies
    )
    return rests or any(
        row.offering == offering and will_be_live(estate, row.agreement, today)
        for row in estate.coverages
        if row.valid_to is None or today < row.valid_to
    )


def stands(estate: Estate, offering: str, day: date) -> bool:
    """Neither archived nor retired."""
    given = estate.offerings[offering]
    return not given.is_archived and lost_status(given, day) != "RETIRED"


def will_be_live(estate: Estate, agreement: str, today: date) -> bool:
    """Today or later: on its first day, if that lies ahead."""
    given = estate.agreements[agreement]
    day = max(today, given.valid_from or today)
    end = end_of(given)
    return (end is None or day < end) and is_live(estate, given, day, today)
