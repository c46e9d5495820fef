"""Says what the questions at the root read before anything is selected of their answers. A test compares it with what they
are seen to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PROJECTION: Final = (
    "The projection: tables of offerings, dependencies, agreements and contacts that the process keeps. Loaded once, "
    "then patched by what the event log has that is newer."
)
REFERENCES: Final = "Nothing: what is asked names the things."
SEARCHED: Final = "One statement for each kind that can be searched."
WRITTEN: Final = (
    "One transaction that reads what the change needs, judges, and writes; which statements depends on both."
)


@dataclass(frozen=True, slots=True)
class Source:
    """`words`: what is read that is no statement of its own; `statements`: the names that the engine is told with
    them, which stand in `graph/` beside their Cypher.
    """

    words: str = ""
    statements: tuple[str, ...] = ()


SOURCES: Final = {
    "node": Source(REFERENCES),
    "nodes": Source(REFERENCES),
    "viewer": Source("Nothing of itself: what the credential opens is known already.", ("may",)),
    "search": Source(SEARCHED, ("search",)),
    "personalData": Source(),
    "impact": Source(PROJECTION),
    "impactOfChange": Source(PROJECTION, ("saved_scenario", "last_run")),
    "compareScenarios": Source(PROJECTION),
    "migration": Source(PROJECTION),
    "promiseGaps": Source(PROJECTION, ("targets", "parts")),
    "weakPoints": Source(PROJECTION),
    "agenda": Source(
        statements=(
            *("agenda_relationship", "agenda_manager", "agenda_relationships", "agenda_agreements", "agenda_changes"),
            *("agenda_commitments", "agenda_complaints", "agenda_demands", "agenda_expectations"),
            *("agenda_improvements", "agenda_meetings", "agenda_notices", "agenda_trainings", "agenda_vacancies"),
            *("agenda_waiting", "sending_stands"),
        )
    ),
    "agreedUse": Source(
        PROJECTION,
        ("agenda_trainings", "agreed_use_costs", "agreed_use_demands", "agreed_use_scenarios"),
    ),
    "changeStatus": Source(
        PROJECTION, ("change_status", "last_event", "proposed_run", "saved_scenario", "sending_stands")
    ),
    "noticePreviews": Source(PROJECTION, ("notice_previews", "last_event", "proposed_run", "saved_scenario")),
    "briefing": Source(
        PROJECTION,
        (
            *("agenda_relationship", "agenda_agreements", "agenda_changes", "agenda_commitments", "agenda_complaints"),
            *("agenda_demands", "agenda_expectations", "agenda_improvements", "agenda_meetings", "agenda_notices"),
            *("agenda_trainings", "agenda_vacancies", "briefing_meeting", "briefing_decisions", "briefing_promises"),
            *("briefing_thanks", "briefing_people", "briefing_sides"),
        ),
    ),
    "commonCauses": Source(PROJECTION),
    "commonCausesConnection": Source(PROJECTION),
    "changesAhead": Source(PROJECTION, ("own_organizations", "parts_ahead", "changes_ahead", "offerings_ahead")),
    "tie": Source(PROJECTION),
    "introductions": Source(PROJECTION),
    "network": Source(PROJECTION),
    "stakeholderMap": Source(PROJECTION),
    "coverage": Source(PROJECTION, ("agenda_relationship", "agenda_manager", "agenda_relationships")),
    "portfolio": Source(PROJECTION),
    "departure": Source(
        PROJECTION,
        (
            *("orphaned_steps", "orphaned_channels", "orphaned_offerings", "orphaned_deputyships"),
            *("orphaned_agreements", "orphaned_commitments", "orphaned_expectations", "orphaned_changes"),
            "orphaned_notices",
        ),
    ),
    "whoToCall": Source(
        statements=("who_to_call", "who_to_call_channels", "who_to_call_steps", "who_to_call_accountable")
    ),
}
