"""A report as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.command.impact.focus import picture
from api.command.impact.last import since_as_answered
from api.command.options import ImpactFormat
from api.command.paper import show, write
from api.command.picture import DRAWN
from graph.impact.incompleteness import incompleteness
from graph.impact.kept import kept_reports
from graph.questions.runs.difference import Difference
from graph.questions.runs.run import run_of
from graph.text.documents.focus import ALL
from graph.text.documents.html import html
from graph.text.documents.impact import ImpactPaper
from graph.text.documents.impact_rows import ImpactRows
from graph.text.documents.markdown import markdown
from graph.text.documents.spreadsheet import spreadsheet
from graph.text.runs import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.command.impact.question import Question
    from api.command.words import Answer
    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from graph.impact.totals import GradedCounts
    from graph.projection.follower import State
    from graph.questions.runs.run import Run
    from graph.text.documents.blocks import Block
    from graph.text.documents.focus import Focus
    from graph.text.documents.impact_rows import ImpactPart

EVERYTHING = slice(None)


@dataclass(frozen=True, slots=True)
class Drawn:
    """`worst`: how many consumers are affected on any day within twelve months or as badly off already, each by its worst
    severity. `since`: what is other since the last run, as JSON says it. `text` goes as it is, `blocks` as the terminal
    wants them.
    """

    run: Run
    worst: GradedCounts
    since: Answer | None = None
    blocks: Sequence[Block] = ()
    text: str = ""

    def show(self) -> None:
        write(self.text)
        show(self.blocks)


@dataclass(frozen=True, slots=True)
class Drawing:
    """`before`: the last run, if there was one."""

    scenario: Scenario
    question: Question
    before: Run | None
    focus: Focus = ALL

    def drawn(self, state: State, format_: ImpactFormat, part: ImpactPart) -> Drawn:
        """The report in that format; for JSON only what is other since the last run, as the rest is what the API answers."""
        report = kept_reports(state.projection).report(self.scenario, self.question.day)
        run, language = run_of(report), self.question.language
        worst = report.later.worst_consumers
        since = self._since(report, run)
        paper = ImpactPaper(report, language, incompleteness(state, report), since, focus=self.focus)
        match format_:
            case ImpactFormat.TABLE:
                return Drawn(run, worst, blocks=list(paper.overview()))
            case ImpactFormat.MARKDOWN:
                return Drawn(run, worst, text=markdown(paper.change_request()))
            case ImpactFormat.HTML:
                return Drawn(run, worst, text=html([*paper.change_request(), *paper.ways()], language))
            case ImpactFormat.MERMAID | ImpactFormat.DOT:
                return Drawn(run, worst, text=DRAWN[format_](picture(report, self.focus)))
            case ImpactFormat.CSV:
                return Drawn(
                    run, worst, text=spreadsheet(ImpactRows(report, language, EVERYTHING, self.focus).of(part))
                )
            case ImpactFormat.JSON:
                return Drawn(run, worst, since_as_answered(self.before, run, since or ()) if self.before else None)

    def _since(self, report: Report, run: Run) -> list[str] | None:
        if self.before is None:
            return None
        return list(sentences(Difference(self.before, run), report.names.organization, self.question.language))
