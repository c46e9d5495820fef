"""The types of a difference to the last run, and the field of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.errors import Forbidden
from graph.questions.runs.difference import Difference, RunDifference, Turned
from graph.questions.runs.keeping import last_run
from graph.questions.runs.run import run_of
from graph.saying import Saying
from graph.text.runs import sentences
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import Class, Field, resolved
from resolvers.derived.read import read
from resolvers.impact.explanation import LANGUAGE
from resolvers.impact.parts import parts
from resolvers.impact.report import ToldTotals
from resolvers.scalars import DateTime

if TYPE_CHECKING:
    from graph.impact.report import Report
    from resolvers.context import Context
    from resolvers.derived.types import Types

SINCE: Final = "What is other than when the planned change that `leaveOut` names was last run by `runChange`; null where it never was."


def difference_type(types: Types, totals: Class) -> Class:
    """The type of a `RunDifference`."""

    def then(root: RunDifference) -> ToldTotals:
        return ToldTotals(root.difference.before.counted)

    turned = types.answers.made(Turned, before={"turn": "before", "organization": "turn"})
    more = {
        "at": read("at", DateTime, "When it was last run.", "at"),
        "totals": resolved("totals", totals, "How much was affected then.", then),
        **parts(
            "consumers", turned, "Those, the worst now first, then by id.", _consumers, RunDifference.shown, of=None
        ),
        "sentences": _sentences_field(),
    }
    return types.answers.made(RunDifference, more, before={"at": "byOtherRules", "totals": "overdue"})


def _consumers(root: RunDifference) -> list[Turned]:
    return root.difference.consumers


def _sentences_field() -> Field:
    def worded(root: Any, info: Asked, language: Any = None) -> list[str]:
        return list(sentences(root.difference, root.names.organization, info.spoken(language)))

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
        words = "{what} needs access to the whole estate; yours reaches some organizations."
        raise Forbidden(Saying("WHOLE_ESTATE_NEEDED", words, what=what))


def since_last_run_field(made: Class) -> Field:
    async def since(root: Any, info: Asked) -> RunDifference | None:
        report: Report = root.report
        if report.scenario.leave_out is None:
            return None
        require_whole_estate(info.context, "The difference to the last run")
        run, names = run_of(report), report.names
        last = await last_run(info.context.database, report.scenario.leave_out)
        return last and RunDifference(last.at, Difference(last.run, run), names)

    return resolved("sinceLastRun", made | None, SINCE, since)
