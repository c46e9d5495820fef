"""The facts of estates as plain records, named by columns of the files, and the projection that holds them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.health.gathering import Gathering
from graph.projection.contacts.people import AssessmentRow, StakeholderRow
from graph.projection.contacts.relationships import AttendedRow, MeetingRow, RelationshipRow
from graph.projection.dialogue.announcing import AnswerRow, NoticeRow
from graph.projection.dialogue.dialogue import Dialogue
from graph.projection.dialogue.promises import CommitmentRow, ExpectationRow
from graph.projection.dialogue.targets import SignalRow, TargetRow
from graph.projection.dialogue.use import AdoptionRow, FitCheckRow
from graph.projection.dialogue.value import MeasurementRow, OutcomeRow
from graph.projection.dialogue.voice import ComplaintRow, DemandRow, EscalationRow, FeedbackRow
from graph.projection.projection import Projection
from graph.projection.rows import (
    AgreementRow,
    CoverageRow,
    OfferingRow,
    OrganizationRow,
    PlannedRow,
    SuccessorRow,
    Tables,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Record = Mapping[str, Any]
    Facts = Mapping[str, Sequence[Record]]

PROVIDER, CONSUMER = "pro", "con"
R = "r"
"""The relationship, of which all facts are."""


def gathering_of(facts: Facts) -> Gathering:
    return Gathering(Projection(tables_of(facts)), dialogue_of(facts))


def ordinal(text: str | None) -> int | None:
    return date.fromisoformat(text[:10]).toordinal() if text else None


def given(text: str) -> int:
    return date.fromisoformat(text[:10]).toordinal()


def tables_of(facts: Facts) -> Tables:
    relationship = facts["relationships"][0]
    return Tables(
        organizations=[OrganizationRow(PROVIDER), OrganizationRow(CONSUMER)],
        offerings=rows(facts, "offerings", offering),
        successors=rows(facts, "successors", lambda x: SuccessorRow(x["offering"], x["successor"])),
        agreements=rows(facts, "agreements", lambda x: agreement(x, relationship)),
        coverages=rows(facts, "coverages", coverage),
        planned=rows(facts, "changed_offerings", lambda x: planned(x, facts)),
        relationships=[
            RelationshipRow(
                R,
                relationship.get("type"),
                relationship.get("since"),
                relationship.get("review_every"),
                PROVIDER,
                CONSUMER,
                relationship.get("status", "ACTIVE"),
                relationship.get("until"),
            )
        ],
        stakeholders=rows(facts, "stakeholders", stakeholder),
        assessments=rows(
            facts,
            "assessments",
            lambda x: AssessmentRow(
                x["id"], R, x["person"], x["at"], x.get("influence"), x.get("sentiment"), x.get("visibility")
            ),
        ),
        meetings=rows(
            {"engagements": [x for x in facts.get("engagements", ()) if x["status"] == "HELD"]},
            "engagements",
            lambda x: MeetingRow(x["id"], R, x["at"], x.get("visibility"), x["kind"]),
        ),
        attended=rows(
            {"attendance": [x for x in facts.get("attendance", ()) if x.get("attended")]},
            "attendance",
            lambda x: AttendedRow(x["person"], x["engagement"], R),
        ),
    )


def rows(facts: Facts, kind: str, made: Callable[[Record], Any]) -> list[Any]:
    return [made(record) for record in facts.get(kind, ())]


def seen(record: Record) -> str:
    return record.get("visibility") or "SHARED"


def confirmed(record: Record) -> int | None:
    return (ordinal(record.get("confirmed_at")) or 1) if record.get("confirmed_by") else None


def offering(x: Record) -> OfferingRow:
    names = ("available_from", "deprecated_from", "suspended_from", "suspended_until", "retires_on")
    available, deprecated, suspended, resumed, retires = (x.get(name) for name in names)
    status = x.get("status", "AVAILABLE")
    return OfferingRow(x["id"], PROVIDER, status, available, deprecated, suspended, resumed, retires)


def agreement(x: Record, relationship: Record) -> AgreementRow:
    return AgreementRow(
        x["id"],
        R,
        PROVIDER,
        CONSUMER,
        x.get("status", "ACTIVE"),
        x.get("valid_from"),
        x.get("valid_to"),
        notice_given_at=x.get("notice_given_at"),
        renewal=x.get("renewal"),
        termination_days=x.get("termination_days"),
        relationship_status=relationship.get("status", "ACTIVE"),
        relationship_until=relationship.get("until"),
    )


def coverage(x: Record) -> CoverageRow:
    stated = x.get("criticality")
    return CoverageRow(
        x["agreement"], x["offering"], stated or "HIGH", x.get("valid_from"), x.get("valid_to"), assumed=not stated
    )


def planned(x: Record, facts: Facts) -> PlannedRow:
    change = next(each for each in facts["changes"] if each["id"] == x["change"])
    status = change.get("status", "DRAFT")
    return PlannedRow(x["change"], status, change.get("effective_on"), x["offering"], x["action"], until=x.get("until"))


def stakeholder(x: Record) -> StakeholderRow:
    return StakeholderRow(
        x["person"], R, x["role"], x.get("side"), x.get("since"), x.get("until"), bool(x.get("accountable"))
    )


def notice(x: Record, facts: Facts) -> NoticeRow:
    change = next(each for each in facts["changes"] if each["id"] == x["change"])
    status = change.get("status", "DRAFT")
    return NoticeRow(x["id"], R, seen(x), x["change"], status, ordinal(x.get("deadline")), ordinal(x.get("sent_at")))


def dialogue_of(facts: Facts) -> Dialogue:
    def days(x: Record, *names: str) -> dict[str, int | None]:
        return {name: ordinal(x.get(name)) for name in names}

    made: dict[str, Callable[[Record], Any]] = {
        "expectations": lambda x: ExpectationRow(
            x["id"],
            R,
            seen(x),
            x["side"],
            x.get("priority") or "MEDIUM",
            x.get("status") or "STATED",
            **days(x, "stated_at", "answered_at", "due", "closed_at"),
            confirmed_at=confirmed(x),
        ),
        "commitments": lambda x: CommitmentRow(
            x["id"],
            R,
            seen(x),
            x["side"],
            x.get("status") or "OPEN",
            **days(x, "at", "due", "done_at"),
            confirmed_at=confirmed(x),
        ),
        "complaints": lambda x: ComplaintRow(
            x["id"],
            R,
            seen(x),
            x.get("status") or "OPEN",
            given(x["raised_at"]),
            **days(x, "due", "answered_at", "closed_at"),
        ),
        "demands": lambda x: DemandRow(
            x["id"], R, seen(x), x.get("status") or "RAISED", **days(x, "raised_at", "answered_at")
        ),
        "escalations": lambda x: EscalationRow(
            x["id"], R, seen(x), x.get("status") or "OPEN", given(x["raised_at"]), ordinal(x.get("resolved_at"))
        ),
        "outcomes": lambda x: OutcomeRow(
            x["id"], R, seen(x), x["side"], x.get("baseline"), x.get("target"), **days(x, "baseline_at", "due")
        ),
        "measurements": lambda x: MeasurementRow(
            x["id"], R, seen(x), x["outcome"], given(x["at"]), x["value"], confirmed(x)
        ),
        "adoption": lambda x: AdoptionRow(
            x["id"], R, seen(x), x["offering"], given(x["at"]), x.get("planned"), x.get("active")
        ),
        "fit_checks": lambda x: FitCheckRow(
            x["id"],
            R,
            seen(x),
            x["offering"],
            given(x["at"]),
            x.get("available"),
            x.get("understood"),
            x.get("usable"),
        ),
        "targets": lambda x: TargetRow(
            x["id"],
            R,
            x["agreement"],
            x.get("comparator") or "AT_LEAST",
            x["threshold"],
            x.get("period"),
            x.get("offering"),
        ),
        "answers": lambda x: AnswerRow(
            x["id"], x["change"], x["organization"], seen(x), x["verdict"], ordinal(x.get("at"))
        ),
        "notices": lambda x: notice(x, facts),
    }
    found = {name: rows(facts, name, each) for name, each in made.items()}
    found["feedback"] = [
        FeedbackRow(x["id"], R, seen(x), given(x["at"]), x["score"], x.get("person"))
        for x in facts.get("feedback", ())
        if x.get("score") is not None
    ]
    found["signals"] = [
        SignalRow(x["id"], R, seen(x), x["target"], x["value"], given(x["from"]), given(x["to"]))
        for x in facts.get("signals", ())
        if x["kind"] == "ATTAINMENT" and x.get("target")
    ]
    return Dialogue(found)
