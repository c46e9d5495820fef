"""What is given, row by row as the files have it: text becomes days and grades, and nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Row = Mapping[str, str]
Rows = Mapping[str, Sequence[Row]]
"""File -> its rows, column -> text; what is empty or left out is not given."""

NONE, LOW, MEDIUM, HIGH, CRITICAL = range(5)
NAMES = ("NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL")
GRADES = {name: grade for grade, name in enumerate(NAMES)}


@dataclass(frozen=True)
class Offering:
    id: str
    provider: str
    status: str
    available_from: date | None
    suspended_from: date | None
    suspended_until: date | None
    retires_on: date | None
    is_archived: bool


@dataclass(frozen=True)
class Dependency:
    dependent: str
    needed: str
    criticality: int
    alternatives: str | None
    required: int
    valid_from: date | None
    valid_to: date | None
    is_assumed: bool


@dataclass(frozen=True)
class Relationship:
    id: str
    provider: str
    consumer: str
    status: str | None
    until: date | None
    is_archived: bool


@dataclass(frozen=True)
class Agreement:
    id: str
    relationship: Relationship
    status: str
    valid_from: date | None
    valid_to: date | None
    notice_days: int | None
    termination_days: int | None
    notice_given_at: date | None
    renewal: str | None
    is_archived: bool

    @property
    def provider(self) -> str:
        return self.relationship.provider

    @property
    def consumer(self) -> str:
        return self.relationship.consumer


@dataclass(frozen=True)
class Coverage:
    """`number`: its place among the rows, since one agreement may cover one offering several times."""

    number: int
    agreement: str
    offering: str
    criticality: int
    valid_from: date | None
    valid_to: date | None
    is_assumed: bool


@dataclass(frozen=True)
class Planned:
    """One offering of a change of the estate."""

    change: str
    status: str
    effective_on: date | None
    offering: str
    action: str
    severity: int | None
    until: date | None


@dataclass(frozen=True)
class Estate:
    """`rows`: everything as it was given, for what only few questions need."""

    rows: Rows
    offerings: dict[str, Offering]
    dependencies: list[Dependency]
    agreements: dict[str, Agreement]
    coverages: list[Coverage]
    planned: list[Planned]
    archived_organizations: frozenset[str]


def estate_of(rows: Rows) -> Estate:
    """Rows that name an offering, agreement or organization that is not there are left out."""
    organizations = {row["id"] for row in rows.get("organizations", ())}
    relationships = relationships_of(rows)
    offerings = {row["id"]: offering(row) for row in rows.get("offerings", ())}
    agreements = {
        each.id: each
        for row in rows.get("agreements", ())
        for each in [agreement(row, relationships)]
        if {each.provider, each.consumer} <= organizations
    }
    changes = {row["id"]: row for row in rows.get("changes", ()) if not row.get("archived_at")}
    covering = [*rows.get("coverages", ()), *({**row, "agreement": row["id"]} for row in rows.get("agreements", ()))]
    return Estate(
        rows=rows,
        offerings=offerings,
        dependencies=[
            dependency(row)
            for row in rows.get("dependencies", ())
            if row["from"] in offerings and row["to"] in offerings
        ],
        agreements=agreements,
        coverages=[
            coverage(number, row)
            for number, row in enumerate(covering)
            if row["agreement"] in agreements and row.get("offering") in offerings
        ],
        planned=[
            planned(row, changes[row["change"]])
            for row in rows.get("changed_offerings", ())
            if row["change"] in changes and row["offering"] in offerings
        ],
        archived_organizations=frozenset(row["id"] for row in rows.get("organizations", ()) if row.get("archived_at")),
    )


def day(row: Row, column: str) -> date | None:
    """The day of an instant, too."""
    text = row.get(column)
    return date.fromisoformat(text[:10]) if text else None


def number(row: Row, column: str) -> int | None:
    text = row.get(column)
    return int(text) if text else None


def offering(row: Row) -> Offering:
    return Offering(
        id=row["id"],
        provider=row["provider"],
        status=row.get("status") or "AVAILABLE",
        available_from=day(row, "available_from"),
        suspended_from=day(row, "suspended_from"),
        suspended_until=day(row, "suspended_until"),
        retires_on=day(row, "retires_on"),
        is_archived=bool(row.get("archived_at")),
    )


def dependency(row: Row) -> Dependency:
    return Dependency(
        dependent=row["from"],
        needed=row["to"],
        criticality=GRADES[row.get("criticality") or "CRITICAL"],
        alternatives=row.get("alternatives") or None,
        required=number(row, "required") or 1,
        valid_from=day(row, "valid_from"),
        valid_to=day(row, "valid_to"),
        is_assumed=row.get("assumed") == "true",
    )


def relationships_of(rows: Rows) -> list[Relationship]:
    return [
        Relationship(
            id=row["id"],
            provider=row["provider"],
            consumer=row["consumer"],
            status=row.get("status") or None,
            until=day(row, "until"),
            is_archived=bool(row.get("archived_at")),
        )
        for row in rows.get("relationships", ())
    ]


def agreement(row: Row, relationships: list[Relationship]) -> Agreement:
    """Without a relationship, that of its provider and consumer is found or made."""
    if row.get("relationship"):
        (within,) = (each for each in relationships if each.id == row["relationship"])
    else:
        sides = row["provider"], row["consumer"]
        made = Relationship("/".join(sides), *sides, status=None, until=None, is_archived=False)
        within = next((each for each in relationships if (each.provider, each.consumer) == sides), made)
    return Agreement(
        id=row["id"],
        relationship=within,
        status=row.get("status") or "ACTIVE",
        valid_from=day(row, "valid_from"),
        valid_to=day(row, "valid_to"),
        notice_days=number(row, "notice_days"),
        termination_days=number(row, "termination_days"),
        notice_given_at=day(row, "notice_given_at"),
        renewal=row.get("renewal") or None,
        is_archived=bool(row.get("archived_at")),
    )


def coverage(place: int, row: Row) -> Coverage:
    """Of one that an agreement states in its own row, the days are the agreement's."""
    is_own = "id" in row
    return Coverage(
        number=place,
        agreement=row["agreement"],
        offering=row["offering"],
        criticality=GRADES[row.get("criticality") or "HIGH"],
        valid_from=None if is_own else day(row, "valid_from"),
        valid_to=None if is_own else day(row, "valid_to"),
        is_assumed=row.get("assumed") == "true",
    )


def planned(row: Row, change: Row) -> Planned:
    return Planned(
        change=change["id"],
        status=change.get("status") or "DRAFT",
        effective_on=day(change, "effective_on"),
        offering=row["offering"],
        action=row["action"],
        severity=GRADES[row["severity"]] if row.get("severity") else None,
        until=day(row, "until"),
    )
