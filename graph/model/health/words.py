"""What health is told in: grades, the factors of a score, and what caps it."""

from __future__ import annotations

from graph.model.scalars import Choice


class HealthGrade(Choice):
    """How a relationship stands, good or bad."""

    GOOD = "GOOD", "75 or more, known well enough, and the consumer says so too."
    UNPROVEN = "UNPROVEN", "75 or more, but too little is known, or the consumer has not spoken."
    WATCH = "WATCH", "50 or more, and less than 75."
    AT_RISK = "AT_RISK", "Less than 50, or a cap applies."
    UNKNOWN = (
        "UNKNOWN",
        "Too little is known, or it is not in use: before its first day, in onboarding, ended.",
    )


class HealthFactorKind(Choice):
    """What makes a part of the score."""

    OUTCOMES = "OUTCOMES", "How far each side's outcomes have come, against how far they should have."
    EXPECTATIONS = "EXPECTATIONS", "What became of what the sides expect of each other."
    FEEDBACK = "FEEDBACK", "What people who are not of the provider's side said last."
    COMMITMENTS = "COMMITMENTS", "Whether promises were kept, and in time."
    BREADTH = "BREADTH", "How many people of each side speak with the other."
    USE = "USE", "Whether what was agreed is used, and fits."
    TARGETS = "TARGETS", "Whether measured targets were met."
    SENTIMENT = "SENTIMENT", "How stakeholders of the other side stand towards the relationship."
    CONTACT = "CONTACT", "Whether both sides review it as often as agreed."


class HealthCapKind(Choice):
    """What holds a score at 49 whatever else is good."""

    COMPLAINT_OVERDUE = "COMPLAINT_OVERDUE", "A complaint has waited too long for an answer."
    ESCALATION_OVERDUE = "ESCALATION_OVERDUE", "An escalation has been open for too long."
    NOTICE_MISSED = "NOTICE_MISSED", "Notice of a change was not given in time."
    ACCOUNTABLE_AGAINST = (
        "ACCOUNTABLE_AGAINST",
        "Somebody accountable who is not of the side that looks stands against the relationship.",
    )
    NOTICE_OF_TERMINATION = "NOTICE_OF_TERMINATION", "A side has given notice, and nothing takes its place."
    CRITICAL_TARGET_MISSED = (
        "CRITICAL_TARGET_MISSED",
        "A target of critical use was missed in two of its last three periods.",
    )
    OFFERING_NOT_AVAILABLE = (
        "OFFERING_NOT_AVAILABLE",
        "What was agreed as important cannot be used, and the consumer has not accepted that.",
    )
