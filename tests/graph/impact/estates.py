"""Small random estates with everything that makes impact hard, and scenarios on them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from graph.contacts.channels import ChannelRow, StepRow
from graph.contacts.notice import FreezeRow, NoticeTermRow, NoticeToRow, UsedByRow
from graph.contacts.people import AssessmentRow, DeputyRow, OwnerRow, PersonRow, StakeholderRow
from graph.impact.rows import (
    AgreementRow,
    CoverageRow,
    DependencyRow,
    OfferingRow,
    OrganizationRow,
    PlannedRow,
    SuccessorRow,
    Tables,
)
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action, Severity

DAY: Final = date(2027, 3, 1)
GRADES: Final = ("LOW", "MEDIUM", "HIGH", "CRITICAL")
MOSTLY_CRITICAL: Final = ("LOW", "MEDIUM", "HIGH", "HIGH", "CRITICAL", "CRITICAL", "CRITICAL")
OFFERINGS: Final = tuple(f"o{number:02}" for number in range(10))
ORGANIZATIONS: Final = tuple(f"c{number}" for number in range(4))
PERSONS: Final = tuple(f"p{number}" for number in range(6))


class Question(NamedTuple):
    tables: Tables
    scenario: Scenario
    today: date


def around(random: Random) -> str:
    """A day near the one that is asked about, often just that one."""
    return (DAY + timedelta(days=random.choice((-40, -1, 0, 0, 1, 40)))).isoformat()


def maybe(random: Random, chance: float) -> str | None:
    return around(random) if random.random() < chance else None


def offering(random: Random, offering_id: str, *, plain: bool) -> OfferingRow:
    provider = random.choice(ORGANIZATIONS)
    if plain or random.random() < 0.8:
        return OfferingRow(offering_id, provider)
    status = random.choice(("PLANNED", "AVAILABLE", "SUSPENDED", "DEPRECATED", "RETIRED"))
    return OfferingRow(offering_id, provider, status, *(maybe(random, 0.25) for _ in range(5)))


def dependencies(
    random: Random, dependent: str, ids: tuple[str, ...], *, named: float, downhill: bool
) -> list[DependencyRow]:
    """One offering's: alone or in groups, of which one may be short of members. Mostly on those before it in the
    list where `downhill`: fewer cycles, longer ways.
    """
    rows: list[DependencyRow] = []
    required = {name: random.choice((1, 2, 2, 3)) for name in "ab"}
    before = ids[max(0, ids.index(dependent) - 3) : ids.index(dependent)]
    for _ in range(random.choice((1, 2, 2, 3, 4, 6))):
        name = random.choice("ab") if random.random() < named else None
        rows.append(
            DependencyRow(
                dependent,
                random.choice(before if downhill and before and random.random() < 0.85 else ids),
                random.choice(MOSTLY_CRITICAL),
                name,
                required[name] if name else 1,
                maybe(random, 0.07),
                maybe(random, 0.07),
                assumed=random.random() < 0.2,
                confirmed_at=day_or_none(random, 0.5),
            )
        )
    return rows


def agreement(random: Random, number: int) -> AgreementRow:
    consumer = random.choice(ORGANIZATIONS)
    provider = random.choice(ORGANIZATIONS)
    return AgreementRow(
        f"a{number}",
        f"{provider}-{consumer}",
        provider,
        consumer,
        random.choice(("ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "NOTICE_GIVEN", "NOTICE_GIVEN", "ENDED")),
        maybe(random, 0.1),
        maybe(random, 0.3),
        random.choice((None, 0, 30, 90)),
        None,
        random.choice((None, "AUTO", "AUTO", "BY_DECISION", "NONE")),
        maybe(random, 0.3),
        random.choice((None, 0, 1, 40)),
        random.choice(("ACTIVE", "ACTIVE", "ACTIVE", "ENDED")),
        maybe(random, 0.2),
    )


def coverages(random: Random, agreement_id: str, ids: tuple[str, ...]) -> list[CoverageRow]:
    return [
        CoverageRow(
            agreement_id, random.choice(ids), random.choice(MOSTLY_CRITICAL), maybe(random, 0.07), maybe(random, 0.07)
        )
        for _ in range(random.choice((1, 1, 2, 3)))
    ]


def planned(random: Random, number: int, ids: tuple[str, ...]) -> PlannedRow:
    return PlannedRow(
        f"change-{number}",
        random.choice(("AGREED", "ANNOUNCED", "ANNOUNCED", "PROPOSED", "DONE")),
        around(random) if random.random() < 0.9 else None,
        random.choice(ids),
        random.choice(tuple(Action)).value,
        random.choice(GRADES) if random.random() < 0.3 else None,
    )


def stakeholder(random: Random, agreements: list[AgreementRow]) -> StakeholderRow:
    roles = ("CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE", "USER", "SERVICE_OWNER", "RELATIONSHIP_MANAGER")
    return StakeholderRow(
        random.choice(PERSONS),
        random.choice(agreements).relationship,
        random.choice(roles),
        random.choice((None, "CONSUMER", "PROVIDER", "THIRD_PARTY")),
        maybe(random, 0.2),
        maybe(random, 0.2),
        accountable=random.random() < 0.3,
        preferred_channel=random.choice((None, None, "phone", "e-mail", "portal")),
    )


def successor(random: Random, ids: tuple[str, ...]) -> SuccessorRow:
    coverage = random.choice(("FULL", "FULL", "PARTIAL", None))
    return SuccessorRow(random.choice(ids), random.choice(ids), coverage, maybe(random, 0.3))


def day_or_none(random: Random, chance: float) -> str | None:
    """A day near `DAY` or near those on which it is asked."""
    if random.random() >= chance:
        return None
    return (DAY - timedelta(days=random.choice((0, 30, 60, 200)) + random.choice((-20, -1, 0, 1, 20)))).isoformat()


def person(random: Random, person_id: str) -> PersonRow:
    return PersonRow(
        person_id,
        random.choice((None, "pt", "ru")),
        do_not_contact=random.random() < 0.1,
        absent_from=day_or_none(random, 0.3),
        absent_until=day_or_none(random, 0.3),
        has_email=random.random() < 0.8,
        has_phone=random.random() < 0.3,
    )


def term(random: Random, number: int, agreements: list[AgreementRow]) -> NoticeTermRow:
    return NoticeTermRow(
        f"t{number}",
        random.choice(agreements).id,
        random.choice(tuple(Action)).value,
        random.choice((0, 1, 5, 20, 100)),
        random.choice(("CALENDAR", "BUSINESS")),
        random.choice(("NOTIFY", "NOTIFY", "CONSENT")),
    )


def freeze(random: Random, number: int) -> FreezeRow:
    first = DAY + timedelta(days=random.choice((-70, -20, 0, 30)))
    until = None if random.random() < 0.1 else (first + timedelta(days=random.choice((1, 7, 60)))).isoformat()
    return FreezeRow(f"f{number}", random.choice(ORGANIZATIONS), first.isoformat(), until)


def channel(random: Random, number: int, agreements: list[AgreementRow]) -> ChannelRow:
    return ChannelRow(
        f"ch{number}",
        random.choice(agreements).relationship,
        random.choice(("EMAIL", "PHONE", "PORTAL")),
        random.choice((None, None, ["CHANGE"], ["SERVICE", "CHANGE"], ["SERVICE"])),
        random.choice((None, "fr")),
        random.choice((None, *PERSONS)),
        has_address=random.random() < 0.9,
    )


def step(random: Random, number: int, agreements: list[AgreementRow]) -> StepRow:
    return StepRow(
        f"s{number}",
        random.choice(agreements).relationship,
        random.choice((None, None, "CHANGE", "SERVICE")),
        random.choice(("CONSUMER", "PROVIDER")),
        random.choice((1, 2, 3)),
        random.choice((None, *PERSONS)),
    )


def contacts(random: Random, agreements: list[AgreementRow]) -> dict[str, Any]:
    """The people around, by the names that `Tables` has for them."""
    channels = [channel(random, number, agreements) for number in range(random.randrange(5))]
    return {
        "persons": [person(random, each) for each in PERSONS if random.random() < 0.95],
        "stakeholders": [stakeholder(random, agreements) for _ in range(random.randrange(10))],
        "terms": [term(random, number, agreements) for number in range(random.randrange(5))],
        "freezes": [freeze(random, number) for number in range(random.randrange(3))],
        "channels": channels,
        "notice_to": [
            NoticeToRow(random.choice(agreements).id, random.choice((*channels, *channels)).id) for _ in channels
        ],
        "steps": [step(random, number, agreements) for number in range(random.randrange(6))],
        "deputies": [
            DeputyRow(deputy, person_id, day_or_none(random, 0.2), day_or_none(random, 0.2))
            for deputy, person_id in (random.sample(PERSONS, 2) for _ in range(random.randrange(4)))
        ],
        "assessments": [
            AssessmentRow(
                f"as{number}",
                random.choice(agreements).relationship,
                random.choice(PERSONS),
                day_or_none(random, 1) or "",
                random.choice((None, 1, 3, 5)),
            )
            for number in range(random.randrange(5))
        ],
        "used_by": [
            UsedByRow(random.choice(agreements).id, random.choice(ORGANIZATIONS)) for _ in range(random.randrange(2))
        ],
    }


def scenario(random: Random, ids: tuple[str, ...]) -> Scenario:
    changes: dict[tuple[str, Action], Change] = {}
    for _ in range(random.choice((1, 2, 3, 4, 5))):
        change = Change(
            random.choice(ids[: random.choice((2, 4, len(ids)))]),
            random.choice((Action.RETIRE, Action.SUSPEND, *Action)),
            Severity[random.choice(GRADES)] if random.random() < 0.3 else None,
        )
        changes[change.offering, change.action] = change
    leave_out = random.choice((None, None, "change-0"))
    return Scenario(tuple(changes.values()), DAY, random.random() < 0.7, leave_out)


def tables(random: Random) -> Tables:
    ids = OFFERINGS[: random.choice((3, 5, 7, 9, 10, 10))]
    named = random.choice((0.05, 0.3, 0.8))
    plain, downhill = random.random() < 0.5, random.random() < 0.6
    agreements = [agreement(random, number) for number in range(random.randrange(1, 10))]
    return Tables(
        offerings=[offering(random, offering_id, plain=plain) for offering_id in ids],
        dependencies=[row for each in ids for row in dependencies(random, each, ids, named=named, downhill=downhill)],
        agreements=agreements,
        coverages=[row for each in agreements for row in coverages(random, each.id, ids)],
        organizations=[
            OrganizationRow(each, random.choice((None, 10, 60)), None, random.choice((None, None, "c0", "c1")))
            for each in ORGANIZATIONS
        ],
        owners=[
            OwnerRow(random.choice(PERSONS), random.choice(ids), maybe(random, 0.2), maybe(random, 0.2))
            for _ in range(random.randrange(4))
        ],
        planned=[planned(random, number, ids) for number in range(random.randrange(4))],
        successors=list(
            {row[:2]: row for row in (successor(random, ids) for _ in range(random.randrange(4)))}.values()
        ),
        **contacts(random, agreements),
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    random = draw(st.one_of(st.integers(0, 2**64).map(Random), st.randoms(use_true_random=False)))
    estate = tables(random)
    ids = tuple(row.id for row in estate.offerings)
    return Question(estate, scenario(random, ids), DAY - timedelta(days=random.choice((0, 30, 60, 200))))
