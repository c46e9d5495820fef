"""A random question: a small estate with everything that makes impact hard, and a scenario on it. One number, one question;
written down like the cases of `tests/data/after`.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from tests.graph.impact.at_random.contacts import contacts
from tests.graph.impact.at_random.dates import DAY, NEAR, a_day, a_day_after, filled, sometimes

if TYPE_CHECKING:
    from tests.graph.impact.reference.estate import Row

Rows = dict[str, list["Row"]]

GRADES: Final = ("LOW", "MEDIUM", "HIGH", "CRITICAL")
MOSTLY_CRITICAL: Final = ("LOW", "MEDIUM", "HIGH", "HIGH", "CRITICAL", "CRITICAL", "CRITICAL")
TEMPORARY: Final = ("SUSPEND", "DEGRADE")
ACTIONS: Final = ("RETIRE", "SUSPEND", "BREAK", "DEGRADE", "MODIFY", "TRANSFER", "REPRICE", "RETERM")
MOSTLY_LOSS: Final = ("RETIRE", "RETIRE", "SUSPEND", "SUSPEND", "DEGRADE", *ACTIONS)
ORGANIZATIONS: Final = ("c0", "c1", "c2", "c3")
SOME_DAY: Final = date(2026, 1, 1)


def question(number: int) -> dict[str, Any]:
    random = Random(number)  # noqa: S311  # nobody's secret
    rows = estate(random)
    today = DAY - timedelta(days=random.choice((0, 30, 60, 60, 200, -20)))
    return {"estate": rows, "scenario": scenario(random, rows), "today": today.isoformat()}


def estate(random: Random) -> Rows:
    ids = tuple(f"o{number}" for number in range(random.randint(3, 10)))
    is_plain, is_downhill = random.random() < 0.2, random.random() < 0.7
    relationships = [relationship(random, number) for number in range(random.randint(1, 5))]
    agreements = [agreement(random, number, relationships) for number in range(random.randint(3, 8))]
    changes = [change(random, number) for number in range(random.choice((0, 0, 1, 2, 3)))]
    rows: Rows = {
        "organizations": [organization(random, each) for each in ORGANIZATIONS],
        "offerings": [offering(random, each, is_plain=is_plain) for each in ids],
        "dependencies": [row for each in ids for row in dependencies(random, each, ids, is_downhill=is_downhill)],
        "relationships": relationships,
        "agreements": agreements,
        "coverages": [row for each in agreements for row in coverages(random, each["id"], ids)],
        "changes": changes,
        "changed_offerings": [row for each in changes for row in changed(random, each, ids)],
        "successors": [successor(random, ids) for _ in range(random.choice((0, 0, 1, 2)))],
        **contacts(random, agreements, relationships, ids),
    }
    if all(row.get("archived_at") for row in rows["offerings"]):
        rows["offerings"][0] = {**rows["offerings"][0], "archived_at": ""}
    return rows


def archived(random: Random, chance: float) -> str:
    return "2026-10-01T00:00:00Z" if random.random() < chance else ""


def organization(random: Random, id_: str) -> Row:
    policy, whole = random.choice(("", "", "10", "60")), random.choice(("", "", "c0", "c1"))
    return filled(
        id=id_,
        name=id_,
        notice_policy_days=policy,
        part_of="" if whole >= id_ else whole,
        archived_at=archived(random, 0.06),
    )


def offering(random: Random, id_: str, *, is_plain: bool) -> Row:
    """Most of them there for good; the others lost, or lost for a time, now or later, or with any dates at all."""
    row = filled(id=id_, name=id_, provider=random.choice(ORGANIZATIONS))
    if is_plain or random.random() < 0.6:
        return row
    first = a_day(random)
    return row | random.choice(
        (
            *[filled(suspended_from=first, suspended_until=a_day_after(random, first))] * 4,
            filled(suspended_from=first),
            filled(status="SUSPENDED", suspended_until=sometimes(random, 0.7)),
            filled(status="PLANNED", available_from=sometimes(random, 0.7)),
            filled(status="RETIRED"),
            filled(retires_on=first),
            filled(archived_at=archived(random, 0.5), retires_on=sometimes(random, 0.1)),
            filled(
                status=random.choice(("PLANNED", "AVAILABLE", "SUSPENDED", "DEPRECATED", "RETIRED")),
                **{
                    column: sometimes(random, 0.3)
                    for column in ("available_from", "suspended_from", "suspended_until", "retires_on")
                },
            ),
        )
    )


def dependencies(random: Random, id_: str, ids: tuple[str, ...], *, is_downhill: bool) -> list[Row]:
    """One offering's: some alone, some in groups, of which one may be short of members. Mostly on those before it in the
    list where `is_downhill`: fewer cycles, longer ways.
    """
    before = ids[max(0, ids.index(id_) - 6) : ids.index(id_)]
    among = before if is_downhill and len(before) > 1 and random.random() < 0.85 else ids
    rows = [dependency(random, id_, random.choice(among)) for _ in range(random.choice((0, 0, 0, 1, 1, 2)))]
    for name in "ab"[: random.choice((0, 0, 1, 1, 2))]:
        members = random.sample(among, min(len(among), random.choice((2, 2, 2, 3, 4))))
        required = random.choice((1, 1, max(1, len(members) - 1), random.randint(1, 4)))
        rows += [dependency(random, id_, each, alternatives=name, required=str(required)) for each in members]
        if random.random() < 0.05:
            rows.append(dependency(random, id_, random.choice(ids), alternatives=name, required=str(required)))
    return rows


def dependency(random: Random, id_: str, needed: str, **group: str) -> Row:
    return {"from": id_, "to": needed} | filled(
        criticality=random.choice(MOSTLY_CRITICAL),
        **group,
        valid_from=sometimes(random, 0.06),
        valid_to=sometimes(random, 0.06),
        assumed="true" if random.random() < 0.2 else "",
        confirmed_at=sometimes(random, 0.3),
    )


def relationship(random: Random, number: int) -> Row:
    return filled(
        id=f"r{number}",
        provider=random.choice(ORGANIZATIONS),
        consumer=random.choice(ORGANIZATIONS),
        status=random.choice(("", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "ENDED", "OFFBOARDING")),
        until=sometimes(random, 0.15),
        archived_at=archived(random, 0.05),
    )


def agreement(random: Random, number: int, relationships: list[Row]) -> Row:
    """Most are live; where the term ends near the day, all depends on how it is renewed."""
    row = filled(
        id=f"a{number}",
        relationship=random.choice(relationships)["id"],
        status=random.choice(("", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "NOTICE_GIVEN", "NOTICE_GIVEN", "ENDED")),
        valid_from=sometimes(random, 0.1),
        notice_days=random.choice(("", "0", "30", "90")),
        archived_at=archived(random, 0.04),
    )
    if random.random() < 0.4:
        return row
    ends = a_day(random)
    return row | filled(
        valid_to=ends,
        renewal=random.choice(("", "AUTO", "AUTO", "BY_DECISION", "BY_DECISION", "NONE")),
        notice_given_at=random.choice(("", ends, sometimes(random, 0.8))),
        termination_days=random.choice(("", "0", "30", "200")),
    )


def coverages(random: Random, agreement_id: str, ids: tuple[str, ...]) -> list[Row]:
    return [
        filled(
            agreement=agreement_id,
            offering=random.choice(ids),
            criticality=random.choice(MOSTLY_CRITICAL),
            valid_from=sometimes(random, 0.08),
            valid_to=sometimes(random, 0.08),
            assumed="true" if random.random() < 0.2 else "",
        )
        for _ in range(random.choice((1, 1, 2, 3, 4)))
    ]


def successor(random: Random, ids: tuple[str, ...]) -> Row:
    """No file of the product: there an offering names it, without a day."""
    return {"from": sometimes(random, 0.3), "coverage": random.choice(("FULL", "FULL", "PARTIAL", ""))} | filled(
        offering=random.choice(ids), successor=random.choice(ids)
    )


def change(random: Random, number: int) -> Row:
    return filled(
        id=f"change-{number}",
        title=f"Change {number}",
        status=random.choice(("AGREED", "ANNOUNCED", "ANNOUNCED", "ANNOUNCED", "PROPOSED", "DONE")),
        effective_on=sometimes(random, 0.9),
    )


def changed(random: Random, row: Row, ids: tuple[str, ...]) -> list[Row]:
    """The offerings of a change; some things are done for a time."""
    found: dict[tuple[str, str], Row] = {}
    for _ in range(random.choice((1, 1, 2, 3))):
        action, offering_id = random.choice(MOSTLY_LOSS), random.choice(ids)
        is_over = action in TEMPORARY and row.get("effective_on") and random.random() < 0.6
        found[offering_id, action] = filled(
            change=row["id"],
            offering=offering_id,
            action=action,
            severity=random.choice(GRADES) if random.random() < 0.2 else "",
            until=a_day_after(random, row["effective_on"]) if is_over else "",
        )
    return [*found.values()]


def scenario(random: Random, rows: Rows) -> dict[str, Any]:
    """Often it takes several of one group; sometimes it does what is planned anyway."""
    standing = [row["id"] for row in rows["offerings"] if not row.get("archived_at")]
    changes: dict[tuple[str, str], dict[str, str]] = {}
    planned = [(row["offering"], row["action"]) for row in rows["changed_offerings"] if row["offering"] in standing]
    named = [row for row in rows["dependencies"] if row.get("alternatives")]
    among = random.sample(standing, len(standing))
    if named and random.random() < 0.4:
        group = random.choice(named)
        same = [
            row["to"] for row in named if (row["from"], row["alternatives"]) == (group["from"], group["alternatives"])
        ]
        among = [each for each in same if each in standing] or among
    for number in range(random.choice((1, 1, 2, 3, 4))):
        offering_id, action = among[number % len(among)], random.choice(MOSTLY_LOSS)
        if planned and random.random() < 0.15:
            offering_id, action = random.choice(planned)
        until = [DAY + timedelta(days=days) for days in NEAR if days > 0]
        changes[offering_id, action] = filled(
            offering=offering_id,
            action=action,
            severity=random.choice(GRADES) if random.random() < 0.2 else "",
            until=random.choice(until).isoformat() if action in TEMPORARY and random.random() < 0.4 else "",
        )
    return {
        "changes": [*changes.values()],
        "effectiveOn": DAY.isoformat(),
        "includePlanned": random.random() < 0.7,
        "leaveOut": random.choice((None, None, None, "change-0")),
    }
