"""What to look at first, which relationships are weak, and what an answer rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.impact.basis import Basis
from graph.impact.finding import Finding
from graph.impact.findings import findings_of
from graph.projection.relationship_risk import RelationshipRisk
from graph.text.findings import FindingWords
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import Field, resolved
from resolvers.impact.answers import Told
from resolvers.impact.explanation import LANGUAGE
from resolvers.impact.parts import connected, part

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.report import Report
    from resolvers.derived.types import Types

FINDINGS: Final = "What to look at first, by kind, then the worst first."
RISKS: Final = "What makes the relationships of its affected agreements weak already; empty where nothing does."
BASIS: Final = "What the answer rests on: how sure its facts are."


def findings_fields(types: Types) -> dict[str, Field]:
    text = _worded("text", "The finding in a sentence.", FindingWords.of)
    finding = types.answers.made(Finding, {"text": text}, at="found", before={"text": "severity"})

    def told(report: Report, found: Finding) -> Told:
        return Told(found, report)

    def some(report: Report, asked: slice) -> list[Told]:
        return [told(report, found) for found in findings_of(report)[asked]]

    plain = part("findings", finding, FINDINGS, some)
    return {"findings": plain, **connected("findings", finding, FINDINGS, findings_of, told)}


def risk_field(types: Types) -> dict[str, Field]:
    """The field of an affected consumer, beside which stands its report."""
    text = _worded("reason", "Why, in a sentence that names nobody.", FindingWords.of_risk)
    risk = types.answers.made(RelationshipRisk, {"reason": text}, at="found", before={"reason": "relationship"})

    def risks(root: Any) -> list[Told]:
        report: Report = root.report
        return [Told(each, report) for each in report.relationship_risk(root.found.organization)]

    return {"relationshipRisk": resolved("relationshipRisk", list[risk], RISKS, risks)}


def basis_field(types: Types) -> Field:
    def basis(root: Any) -> Basis:
        return root.report.basis

    return resolved("basis", types.answers.type_of(Basis), BASIS, basis)


def _worded(
    name: str, words: str, of: Callable[[FindingWords, Finding], str] | Callable[[FindingWords, RelationshipRisk], str]
) -> Field:
    """A sentence about what was found."""
    say: Callable[[FindingWords, Any], str] = of

    def worded(root: Any, info: Asked, language: Any = None) -> str:
        return say(FindingWords(root.report, info.spoken(language)), root.found)

    return resolved(name, str, words, worded, arguments={"language": described(str | None, "language", LANGUAGE)})
