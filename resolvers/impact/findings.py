"""What to look at first, which relationships are weak, and what an answer rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.impact.basis import YEAR
from graph.impact.finding import FindingKind
from graph.impact.findings import findings_of
from graph.projection.relationship_risk import RiskKind
from graph.text.findings import FindingWords
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.answers import KEPT_BACK, PRIVATE, answer, keys
from resolvers.impact.because import LANGUAGE
from resolvers.impact.parts import part
from resolvers.impact.references import one

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.finding import Finding
    from graph.impact.report import Report
    from graph.projection.relationship_risk import RelationshipRisk
    from resolvers.derived.types import Types

FINDINGS: Final = "What to look at first, by kind, then the worst first."
RISKS: Final = "What makes the relationships of its affected agreements weak already; empty where nothing does."
BASIS: Final = "What the answer rests on: how sure its facts are."


def findings_field(types: Types, severity: Class) -> Field:
    finding = answer(
        "Finding",
        "Something to look at first.",
        {
            "report": PRIVATE,
            "found": PRIVATE,
            **keys("organization", "agreement", "relationship", "dependent", "needed"),
            "kind": field("kind", choice_enum(FindingKind), "What was found."),
            "text": _worded("text", "The finding in a sentence.", "found", FindingWords.of),
            "severity": field(
                "severity", severity, "How badly the consumer or agreement that it is about is affected."
            ),
            "organization": one(types, "organization", "Organization", "The consumer, if one.", always=False),
            "agreement": one(types, "agreement", "Agreement", "The agreement, if one.", always=False),
            "relationship": one(
                types, "relationship", "ServiceRelationship", "The relationship, if one.", always=False
            ),
            "dependent": one(types, "dependent", "Offering", "Of a dependency: what depends.", always=False),
            "needed": one(
                types, "needed", "Offering", "Of a dependency, what it needs; or the archived offering.", always=False
            ),
        },
    )

    def shown(report: Report, found: Finding) -> Any:
        dependent, needed = found.dependency or (None, None)
        return finding(
            report=report,
            found=found,
            kind=found.kind.value,
            severity=found.severity.name,
            organization_id=found.organization,
            agreement_id=found.agreement,
            relationship_id=found.relationship,
            dependent_id=dependent,
            needed_id=found.needed or needed,
        )

    return part(
        "findings", finding, FINDINGS, lambda report, asked: [shown(report, one) for one in findings_of(report)[asked]]
    )


def risk_field(types: Types) -> dict[str, Field]:
    """Of an affected consumer, which holds its report."""
    risk = answer(
        "RelationshipRisk",
        "What makes a relationship weak already.",
        {
            "report": PRIVATE,
            "found": PRIVATE,
            **keys("relationship", "person"),
            "kind": field("kind", choice_enum(RiskKind), "What makes it weak."),
            "reason": _worded("reason", "Why, in a sentence that names nobody.", "found", FindingWords.of_risk),
            "relationship": one(types, "relationship", "ServiceRelationship", "The relationship."),
            "person": one(types, "person", "Person", "On whom it hangs, or who stands against it.", always=False),
        },
    )

    def risks(root: Any) -> Any:
        report: Report = root.report
        return [
            risk(
                report=report,
                found=each,
                kind=each.kind.value,
                relationship_id=each.relationship,
                person_id=each.person,
            )
            for each in report.relationship_risk(root.organization_id)
        ]

    risks.__annotations__ = {"root": Any}
    return {"relationshipRisk": resolved("relationshipRisk", list[risk], RISKS, risks)}


def basis_field(types: Types) -> Field:
    bare = answer(
        "BareDependency",
        "A dependency across organizations that no live agreement stands behind.",
        {
            **keys("from", "to"),
            "from": one(types, "from", "Offering", "The offering that depends."),
            "to": one(types, "to", "Offering", "The offering that it needs, of another house."),
        },
    )
    made = answer(
        "ImpactBasis",
        BASIS,
        {
            "facts": field(
                "facts", int | None, f"Dependencies on what is worse, and what agreements cover of it{KEPT_BACK}."
            ),
            "assumed": field("assumed", int | None, f"Those of them whose criticality nobody stated{KEPT_BACK}."),
            "unconfirmed": field(
                "unconfirmed",
                int | None,
                f"The dependencies among them that nobody confirmed within {YEAR} days before today{KEPT_BACK}.",
            ),
            "withoutAgreement": field("withoutAgreement", list[bare], "Dependencies without a live agreement, by id."),
        },
    )

    def basis(root: Any) -> Any:
        report: Report = root.report
        found = report.basis
        return made(
            facts=found.facts,
            assumed=found.assumed,
            unconfirmed=found.unconfirmed,
            withoutAgreement=[bare(from_id=dependent, to_id=needed) for dependent, needed in found.without_agreement],
        )

    basis.__annotations__ = {"root": Any}
    return resolved("basis", made, BASIS, basis)


def _worded(
    name: str,
    words: str,
    attribute: str,
    of: Callable[[FindingWords, Finding], str] | Callable[[FindingWords, RelationshipRisk], str],
) -> Field:
    """A sentence about what stands in an attribute."""
    say: Callable[[FindingWords, Any], str] = of

    def worded(root: Any, info: Asked, language: Any = None) -> str:
        return say(FindingWords(root.report, info.spoken(language)), getattr(root, attribute))

    worded.__annotations__ = {"root": Any, "info": Asked, "language": described(str | None, "language", LANGUAGE)}
    return resolved(name, str, words, worded)
