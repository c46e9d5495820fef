"""The field `changesAhead`: what will change for a consumer, what it must answer, and what it must pass on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from strawberry import ID

from graph.errors import BadInput
from graph.model.announcing.answer import Verdict
from graph.model.change import ChangeStatus
from graph.model.duration import day_after
from graph.model.scalars import today as today_
from graph.model.sentences import beyond_bounds
from graph.projection.follower import IncompleteReason
from graph.questions.ahead import Asked as AskedAhead
from graph.questions.ahead import changes_ahead, coming_for, lines_among, reports_ahead
from graph.questions.ahead.ahead import PassOn
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.narrowing import as_seen
from resolvers.impact.references import one, several
from resolvers.impact.report import iso
from resolvers.questions.own import own_organizations
from resolvers.scalars import Date
from resolvers.sorted_list import sorted_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.impact.report import Report
    from graph.projection.follower import State
    from graph.questions.ahead import Ahead, Coming
    from resolvers.context import Context
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

USUAL_MONTHS: Final = 6
MOST_MONTHS: Final = 60
WORDS: Final = (
    "What will change for a consumer in the next months, from anyone: each planned change, and each offering that goes "
    "by its own dates, that makes it worse off, or would, had it not lost that already. Computed on the whole estate, other planned changes in place."
)
MASKED: Final = "True where it has lost that already: it is not worse off by this now, but perhaps once that is back."
MASKED_UNTIL: Final = "First day on which it has not lost that already any more; null where no such day is known."
OF: Final = "The consumers that are asked about; with `parts` their parts too."
HIDDEN: Final = (
    "How many more lines there would be if you saw the change, the offering that goes, or the agreement that it hits; "
    "null where you may not know how many."
)


def changes_ahead_field(types: Types, reports: Reports) -> Field:
    line = line_type(types, reports)
    made = answer(
        "ChangesAhead",
        WORDS,
        {
            "lines_made": PRIVATE,
            "node": PRIVATE,
            **keys("organizations"),
            "organizations": several(types, "organizations", "Organization", OF),
            "isComplete": field("isComplete", bool, "False where the answer may not be the whole truth."),
            "incompleteReason": field(
                "incompleteReason",
                reports.answers.incomplete_reason | None,
                "Why it may not be; null where it is complete.",
            ),
            "hidden": field("hidden", int | None, HIDDEN),
            "today": field("today", Date, "The day from which it is asked."),
            "until": field("until", Date, "What takes effect on this day or later is left out."),
            "changes": sorted_list(
                "changes",
                line.made,
                "What is coming, the earliest first; a line for each consumer that is worse off, or has lost that already.",
                lambda root: root.lines_made,
                place,
            ),
        },
    )

    async def changes_ahead_(
        info: Asked, organization: Any = None, months: int = USUAL_MONTHS, *, parts: bool = True, today: Any = None
    ) -> Any:
        context, of = info.context, plain(organization)
        asked = asked_ahead(() if of is None else (of,), months, plain(today) or today_(), parts=parts)
        if of is None:
            asked = replace(asked, organizations=await own_organizations(context, asked.today))
        lines, hidden, incomplete = await found_ahead(context, asked)
        telling = context.viewer.telling
        if hidden or not telling.of_hidden:
            incomplete = incomplete or IncompleteReason.HIDDEN
        return made(
            lines_made=lines,
            node=partial(line.of, asked.today),
            organizations_id=asked.organizations,
            isComplete=incomplete is None,
            incompleteReason=incomplete,
            hidden=telling.of_whole(hidden),
            today=asked.today.isoformat(),
            until=asked.until.isoformat(),
        )

    return resolved(
        "changesAhead",
        made,
        WORDS,
        changes_ahead_,
        arguments={
            "organization": described(
                ID | None,
                "organization",
                "Id of the consumer; unless given, the organizations of which you are a member on the day.",
            ),
            "months": described(int, "months", f"So many months from today on, 1 to {MOST_MONTHS}."),
            "parts": described(bool, "parts", "Whether for the organizations that are parts of these too."),
            "today": described(
                Date | None, "today", "The day from which it is asked; today's date in UTC unless given."
            ),
        },
    )


async def found_ahead(context: Context, asked: AskedAhead) -> tuple[list[Ahead], int, IncompleteReason | None]:
    """-> (the lines that are seen, how many are not, why they may not be all for another reason)."""
    organizations, several = await coming_for(context.database, context.scope, asked)

    def counted(state: State) -> tuple[tuple[int, list[Coming]], list[Report]]:
        reported = reports_ahead(state.projection, several, organizations, asked.today)
        reports = [report for _, report in reported]
        return (sum(lines_among(organizations, each) for each in reports), [one for one, _ in reported]), reports

    def found(
        state: State, counted: tuple[int, list[Coming]], reports: Sequence[Report]
    ) -> tuple[State, int, list[Ahead]]:
        count, concerning = counted
        return state, count, changes_ahead(concerning, reports, organizations, asked.today)

    state, count, lines = await as_seen(context, counted, found)
    if not context.scope.restricted:
        return lines, 0, state.incomplete
    seen = {
        (label, id_)
        for label in ("Change", "Offering")
        for id_ in await context.reading.seen(
            label, [id_ for kind, id_ in (line.coming.subject for line in lines) if kind == label]
        )
    }
    shown = [line for line in lines if line.coming.subject in seen]
    return shown, count - len(shown), state.incomplete


def asked_ahead(organizations: tuple[str, ...], months: int, today: str, *, parts: bool) -> AskedAhead:
    if not 1 <= months <= MOST_MONTHS:
        raise BadInput(beyond_bounds("months", months, MOST_MONTHS), ("months",))
    until = day_after(today, f"P{months}M")
    return AskedAhead(organizations, date.fromisoformat(today), date.fromisoformat(until), parts=parts)


def place(row: Ahead) -> tuple[str, str, str, str, str]:
    coming, masked = row.coming, "masked" if row.mask else ""
    return coming.effective_on.isoformat(), coming.change or "", coming.title, row.affected.organization, masked


class LineType(NamedTuple):
    """The class of a line, and how it is filled."""

    made: Class

    def of(self, today: date, row: Ahead) -> Any:
        coming, affected = row.coming, row.affected
        verdict, until = coming.answer or (None, None)
        return self.made(
            change_id=coming.change,
            organization_id=affected.organization,
            path_id=affected.path,
            agreement_id=affected.agreement,
            title=coming.title,
            status=coming.status,
            effectiveOn=coming.effective_on.isoformat(),
            daysLeft=(coming.effective_on - today).days,
            severity=affected.severity.name,
            isMasked=row.mask is not None,
            maskedUntil=row.mask and iso(row.mask.until),
            notifyBy=iso(row.notify_by),
            answer=verdict,
            needsTimeUntil=until,
            answerBy=iso(row.answer_by),
            passOn=row.pass_on,
        )


def line_type(types: Types, reports: Reports) -> LineType:
    passed_on = types.answers.type_of(PassOn)
    line = answer(
        "ChangeAhead", "A coming change, and what it does to one consumer.", line_fields(types, reports, passed_on)
    )
    return LineType(line)


def line_fields(types: Types, reports: Reports, passed_on: Class) -> dict[str, Field]:
    enums = types.inputs.enums
    way = "The decisive way from what changes to what it uses; a step is null where you may not see it."
    owed = "The earliest of the days by which its providers must have told it; null where no notice is owed."
    needed = (
        "The day by which it should answer, while an answer is missing: the earliest on which it must tell its own "
        "consumers, else the last day of the notice that it is owed, else the day itself."
    )
    return {
        **keys("change", "organization", "path", "agreement"),
        "change": one(
            types, "change", "Change", "The planned change; null where an offering's own dates say it.", always=False
        ),
        "title": field("title", str, "What is coming, in a few words."),
        "status": field("status", enums[ChangeStatus] | None, "Where the planned change stands."),
        "effectiveOn": field("effectiveOn", Date, "The day on which it takes effect."),
        "daysLeft": field("daysLeft", int, "Days from today to that day."),
        "organization": one(types, "organization", "Organization", "The consumer that is worse off."),
        "severity": field("severity", reports.answers.severity, "How badly it is affected."),
        "isMasked": field("isMasked", bool, MASKED),
        "maskedUntil": field("maskedUntil", Date | None, MASKED_UNTIL),
        "path": several(types, "path", "Offering", way),
        "agreement": one(types, "agreement", "Agreement", "The agreement in which the decisive way ends."),
        "notifyBy": field("notifyBy", Date | None, owed),
        "answer": field("answer", enums[Verdict] | None, "What the consumer has answered; null where nothing yet."),
        "needsTimeUntil": field("needsTimeUntil", Date | None, "Until when it has said that it needs time."),
        "answerBy": field("answerBy", Date | None, needed),
        "passOn": field(
            "passOn", list[passed_on], "Its own consumers that are hit through what it provides, the worst first."
        ),
    }
