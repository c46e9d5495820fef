"""Small random estates with everything that makes impact hard, and scenarios on them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from hypothesis import strategies as st

from graph.impact.rows import (
    AgreementRow,
    CoverageRow,
    DependencyRow,
    OfferingRow,
    OrganizationRow,
    OwnerRow,
    PlannedRow,
    StakeholderRow,
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
        maybe(random, 0.1),
        random.choice((None, 0, 30, 90)),
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
    )


def successor(random: Random, ids: tuple[str, ...]) -> SuccessorRow:
    coverage = random.choice(("FULL", "FULL", "PARTIAL", None))
    return SuccessorRow(random.choice(ids), random.choice(ids), coverage, maybe(random, 0.3))


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
        organizations=[OrganizationRow(each, random.choice((None, 10, 60))) for each in ORGANIZATIONS],
        stakeholders=[stakeholder(random, agreements) for _ in range(random.randrange(8))],
        owners=[
            OwnerRow(random.choice(PERSONS), random.choice(ids), maybe(random, 0.2), maybe(random, 0.2))
            for _ in range(random.randrange(4))
        ],
        planned=[planned(random, number, ids) for number in range(random.randrange(4))],
        successors=list(
            {row[:2]: row for row in (successor(random, ids) for _ in range(random.randrange(4)))}.values()
        ),
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    random = draw(st.one_of(st.integers(0, 2**64).map(Random), st.randoms(use_true_random=False)))
    estate = tables(random)
    ids = tuple(row.id for row in estate.offerings)
    return Question(estate, scenario(random, ids), DAY - timedelta(days=random.choice((0, 30, 60, 200))))
