"""What is there on a day: offerings that are lost, agreements that are live."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.graph.impact.reference.estate import Agreement, Coverage, Estate, Offering


def holds(first: date | None, end: date | None, day: date) -> bool:
    """`validFrom <= day < validTo` (open ends allowed)."""
    return (first is None or first <= day) and (end is None or day < end)


def lost_status(offering: Offering, day: date) -> str | None:
    """RETIRED, PLANNED or SUSPENDED, the first that holds; None for what is there. “By its dates where given, else the
    stated status”.
    """
    if offering.retires_on <= day if offering.retires_on else offering.status == "RETIRED":
        return "RETIRED"
    if day < offering.available_from if offering.available_from else offering.status == "PLANNED":
        return "PLANNED"
    began = offering.suspended_from <= day if offering.suspended_from else offering.status == "SUSPENDED"
    if began and (offering.suspended_until is None or day < offering.suspended_until):
        return "SUSPENDED"
    return None


def back_on(offering: Offering, day: date) -> date | None:
    """“A loss ends on the first day on which the offering, by its own dates, is no longer lost; it lasts where there is
    none: RETIRED, archived, PLANNED without a day, a suspension without an end or one that ends in retirement”.
    """
    dates = (offering.available_from, offering.suspended_from, offering.suspended_until, offering.retires_on)
    for later in sorted(each for each in dates if each and each > day):
        if lost_status(offering, later) is None:
            return later
    return None


def end_of(agreement: Agreement) -> date | None:
    """“An ACTIVE agreement with `renewal: AUTO` goes on after `validTo`, as if it had none. Every other one ends on
    `validTo`. Notice given within a renewed term (`noticeGivenAt` not before `validTo`) ends it `terminationDays` after
    that; without `terminationDays` it goes on”.
    """
    if agreement.renewal != "AUTO" or agreement.valid_to is None:
        return agreement.valid_to
    if agreement.status == "ACTIVE":
        return None
    if agreement.status != "NOTICE_GIVEN" or not agreement.notice_given_at:
        return agreement.valid_to
    if agreement.notice_given_at < agreement.valid_to:
        return agreement.valid_to
    if agreement.termination_days is None:
        return None
    return agreement.notice_given_at + timedelta(days=agreement.termination_days)


def is_live_status(agreement: Agreement, day: date, today: date) -> bool:
    """ACTIVE or NOTICE_GIVEN. “On a day before today an EXPIRED or ENDED agreement counts as ACTIVE up to its
    `validTo`”: where it has none, nobody knows up to when.
    """
    if agreement.status in {"EXPIRED", "ENDED"}:
        return day < today and agreement.valid_to is not None
    return agreement.status in {"ACTIVE", "NOTICE_GIVEN"}


def counts_at_all(estate: Estate, agreement: Agreement, day: date) -> bool:
    """“What is archived (an agreement, its relationship, its consumer) counts nowhere, on whatever day is asked about.
    Neither do agreements of a relationship that is over: from its `until` on; without one, if its status is ENDED. An
    archived *provider* hides nobody.”
    """
    within = agreement.relationship
    if agreement.is_archived or within.is_archived or agreement.consumer in estate.archived_organizations:
        return False
    return day < within.until if within.until else within.status != "ENDED"


def is_live(estate: Estate, agreement: Agreement, day: date, today: date) -> bool:
    """“Agreements in a live status that have begun and not ended”."""
    return (
        counts_at_all(estate, agreement, day)
        and is_live_status(agreement, day, today)
        and holds(agreement.valid_from, end_of(agreement), day)
    )


def coverages_on(estate: Estate, day: date, today: date) -> list[Coverage]:
    """“A coverage ends by its own dates also where its agreement goes on”."""
    live = {each.id for each in estate.agreements.values() if is_live(estate, each, day, today)}
    return [each for each in estate.coverages if each.agreement in live and holds(each.valid_from, each.valid_to, day)]
