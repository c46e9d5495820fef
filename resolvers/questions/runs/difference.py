"""The types of a difference to the last run, and the field of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.errors import Forbidden
from graph.impact.totals import Counts, GradedCounts, GradedTotals, Totals
from graph.questions.runs.difference import Difference, Turn
from graph.questions.runs.keeping import last_run
from graph.questions.runs.run import run_of
from graph.text.runs import sentences
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.explanation import LANGUAGE
from resolvers.impact.parts import part
from resolvers.impact.references import one
from resolvers.impact.report import ToldTotals
from resolvers.scalars import Date, DateTime

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.report import Report
    from graph.projection.names import Names
    from graph.questions.runs.keeping import LastRun
    from graph.questions.runs.run import Run
    from resolvers.context import Context
    from resolvers.derived.types import Types
    from resolvers.impact.report import ReportTypes

SINCE: Final = "What is other than when the planned change that `leaveOut` names was last run by `runChange`; null where it never was."


class NamedDifference(NamedTuple):
    difference: Difference
    names: Names


class Differences(NamedTuple):
    """The type of a difference, and how it is filled: from the last run, the one of now, and names of now."""

    made: Class
    shown: Callable[[LastRun, Run, Names], Any]


def differences_of(types: Types, answers: ReportTypes) -> Differences:
    turned = answer(
        "TurnedConsumer",
        "A consumer that fares otherwise than at the last run.",
        {
            **keys("organization"),
            "id": field("id", str, "Id of the consumer."),
            "organization": one(
                types, "organization", "Organization", "The consumer; null if it is gone.", always=False
            ),
            "turn": field("turn", choice_enum(Turn), "In which way."),
            "before": field("before", answers.severity, "How badly it was affected; NONE for not at all."),
            "severity": field("severity", answers.severity, "How badly it is affected now; NONE for not at all."),
        },
    )

    def consumers(named: NamedDifference, asked: slice) -> list[Any]:
        return [
            turned(
                id=each.organization,
                organization_id=each.organization if named.names.knows_organization(each.organization) else None,
                turn=each.turn.value,
                before=each.before.name,
                severity=each.after.name,
            )
            for each in named.difference.consumers[asked]
        ]

    made = answer(
        "RunDifference",
        "What is other than at the last run of a planned change: what that run said, and who fares otherwise now.",
        {
            "named": PRIVATE,
            "at": field("at", DateTime, "When it was last run."),
            "byOtherRules": field(
                "byOtherRules",
                bool,
                "True where it was judged then by rules that hold no more, so that not only the estate may be other.",
            ),
            "isOther": field("isOther", bool, "False where nothing is other."),
            "effectiveOn": field("effectiveOn", Date, "The day for which it was asked then."),
            "totals": field("totals", answers.totals, "How much was affected then."),
            "overdue": field("overdue", int, "Agreements whose deadline of notice was past then."),
            "earliestDate": field("earliestDate", Date | None, "The day from which all notice could be kept then."),
            "consumerCount": field("consumerCount", int, "How many consumers fare otherwise."),
            "consumers": part("consumers", turned, "Those, the worst now first, then by id.", consumers, of="named"),
            "sentences": _sentences_field(),
        },
    )

    def shown(last: LastRun, run: Run, names: Names) -> Any:
        then, difference = last.run, Difference(last.run, run)
        return made(
            named=NamedDifference(difference, names),
            at=last.at,
            byOtherRules=difference.by_other_rules,
            isOther=bool(difference),
            effectiveOn=then.effective_on,
            totals=ToldTotals(
                Totals(
                    people=then.people,
                    masked=GradedTotals(**{thing: GradedCounts(**counts) for thing, counts in then.masked.items()}),
                    **{thing: Counts(**counts) for thing, counts in then.totals.items()},
                )
            ),
            overdue=then.overdue,
            earliestDate=then.earliest_date,
            consumerCount=len(difference.consumers),
        )

    return Differences(made, shown)


def _sentences_field() -> Field:
    def worded(root: Any, info: Asked, language: Any = None) -> list[str]:
        return list(sentences(root.named.difference, root.named.names.organization, info.spoken(language)))

    return resolved(
        "sentences",
        list[str],
        "All that is other, a sentence for each; the command says the same.",
        worded,
        arguments={"language": described(str | None, "language", LANGUAGE)},
    )


def require_whole_estate(context: Context, what: str) -> None:
    """A run that is kept is the whole truth, of which it is not known any more who saw what. Raises Forbidden."""
    if context.scope.restricted:
        raise Forbidden(f"{what} needs access to the whole estate; yours reaches some organizations.")


def since_last_run_field(differences: Differences) -> Field:
    async def since(root: Any, info: Asked) -> Any:
        report: Report = root.report
        if report.scenario.leave_out is None:
            return None
        require_whole_estate(info.context, "The difference to the last run")
        run, names = run_of(report), report.names
        last = await last_run(info.context.database, report.scenario.leave_out)
        return last and differences.shown(last, run, names)

    return resolved("sinceLastRun", differences.made | None, SINCE, since)
