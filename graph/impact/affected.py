"""What a report says of each thing that is worse off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from graph.impact.notice.owed import Notice
from graph.model.answers import As, Called, Names, answer
from graph.model.offering import Criticality
from graph.model.severity import Severity

HOW_BADLY = "How badly it is affected."
PATH = "The decisive way from the changed offering to it; a step is null where you may not see it."
HOPS = "Dependencies on the decisive way."
CAPS = "What let through less than came in, along the decisive way."


@answer("ImpactCap")
@dataclass(frozen=True, slots=True)
class Cap:
    """What let through less than came in: a dependency or an agreement."""

    criticality: Annotated[Severity, "The most that it lets through.", As(Criticality)]
    dependent: Annotated[
        str | None, "The offering that depends; null for an agreement.", Names("Offering"), Called("from")
    ] = None
    needed: Annotated[
        str | None, "The offering that it needs; null for an agreement.", Names("Offering"), Called("to")
    ] = None
    agreement: Annotated[str | None, "The agreement; null for a dependency.", Names("Agreement")] = None


@answer("ImpactStep")
@dataclass(frozen=True, slots=True)
class Step:
    """The last dependency of a decisive way."""

    needed: Annotated[
        str | None,
        "The offering that is needed, and that it hangs on; null where you may not see it.",
        Names("Offering"),
        Called("offering"),
    ]
    criticality: Annotated[Severity, "The most that it lets through.", As(Criticality)]
    alternatives: Annotated[str | None, "Name of the group of alternatives that gave way; null where there is none."]


@answer("AffectedOffering")
@dataclass(frozen=True, slots=True)
class AffectedOffering:
    """An offering that is worse off.

    `path`: ids of the offerings on the decisive way, the changed one first, this one last.
    """

    offering: Annotated[str, "The offering itself.", Names("Offering")]
    severity: Annotated[Severity, HOW_BADLY]
    path: Annotated[tuple[str, ...], PATH, Names("Offering")]
    capped_by: Annotated[tuple[Cap, ...], CAPS]
    through: Annotated[
        Step | None,
        "The last step of that way, in place of the whole: all of them together are a tree. Null where its own change hits it.",
    ] = None

    @property
    def hops(self) -> Annotated[int, HOPS]:
        return len(self.path) - 1


@answer("AffectedAgreement")
@dataclass(frozen=True, slots=True)
class AffectedAgreement:
    """An agreement that is worse off."""

    id: Annotated[str, "Id of the agreement."]
    consumer: Annotated[str, "Its consumer.", Names("Organization")]
    severity: Annotated[Severity, HOW_BADLY]
    notice: Notice
    is_masked: Annotated[bool, "True where it is not worse off, but as badly off already, and told all the same."] = (
        False
    )

    @property
    def agreement(self) -> Annotated[str, "The agreement itself.", Names("Agreement")]:
        return self.id


@answer("AffectedConsumer")
@dataclass(frozen=True, slots=True)
class AffectedConsumer:
    """A consumer that is worse off.

    `path` ends in an offering that `agreement` covers.
    """

    organization: Annotated[str, "The consumer itself.", Names("Organization")]
    severity: Annotated[Severity, HOW_BADLY]
    path: Annotated[tuple[str, ...], PATH, Names("Offering")]
    agreement: Annotated[str, "The agreement in which the decisive way ends.", Names("Agreement")]
    capped_by: Annotated[tuple[Cap, ...], CAPS]

    @property
    def hops(self) -> Annotated[int, HOPS]:
        return len(self.path) - 1
