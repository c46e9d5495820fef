"""What to look at first, which relationships are weak, and what an answer rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.impact.basis import Basis
from graph.impact.finding import Finding, FindingKind
from graph.impact.findings import findings_of
from graph.impact.lists.values import finding_values
from graph.model.severity import Severity
from graph.projection.relationship_risk import RelationshipRisk
from graph.text.findings import FindingWords
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import Field, optional, resolved
from resolvers.impact.answers import Told
from resolvers.impact.chosen_list import chosen_parts, containing, graded, identified
from resolvers.impact.explanation import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.report import Report
    from resolvers.derived.types import Types

FINDINGS: Final = "What to look at first, by kind, then the worst first."
AFFECTED: Final = "How badly the consumer or agreement that it is about is affected."
RISKS: Final = "What makes the relationships of its affected agreements weak already; empty where nothing does."
BASIS: Final = "What the answer rests on: how sure its facts are."


def findings_fields(types: Types) -> dict[str, Field]:
    text = _worded("text", "The finding in a sentence.", FindingWords.of)
    finding = types.answers.made(Finding, {"text": text}, at="found", before={"text": "severity"})

    def told(report: Report, found: Finding) -> Told:
        return Told(found, report)

    kinds = types.inputs.operators.of_enum(types.answers.enum_of(FindingKind))
    conditions = {
        "kind": optional("kind", kinds, "What was found."),
        **graded(types, types.answers.enum_of(Severity), AFFECTED),
        **identified(
            types,
            organization="The consumer that it is about; `eq: null`: none.",
            agreement="The agreement that it is about; `eq: null`: none.",
            relationship="The relationship that it is about; `eq: null`: none.",
            offering="What depends or is needed, where it is about offerings.",
        ),
        **containing("The name or id of its consumer or of an offering contains this, however it is written."),
    }
    sorts = {"severity": AFFECTED, "name": "The name of its consumer, else of its offering, without case and accents."}
    return chosen_parts("findings", finding, FINDINGS, findings_of, told, finding_values, conditions, sorts)


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
