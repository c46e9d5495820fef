"""What a report says of each thing that is worse off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.impact.notice.owed import Notice
    from graph.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Cap:
    """A dependency (`dependent` on `needed`) or an agreement that passes on less than came in."""

    criticality: Severity
    dependent: str | None = None
    needed: str | None = None
    agreement: str | None = None


@dataclass(frozen=True, slots=True)
class AffectedOffering:
    """`path`: ids of the offerings on the decisive way, the changed one first, this one last."""

    offering: str
    severity: Severity
    path: tuple[str, ...]
    capped_by: tuple[Cap, ...]

    @property
    def hops(self) -> int:
        return len(self.path) - 1


@dataclass(frozen=True, slots=True)
class AffectedAgreement:
    """`is_masked`: it is not worse off, but told all the same."""

    id: str
    consumer: str
    severity: Severity
    notice: Notice
    is_masked: bool = False


@dataclass(frozen=True, slots=True)
class AffectedConsumer:
    """`path` ends in an offering that `agreement`, the decisive one, covers; `agreements` are all affected ones,
    the worst first.
    """

    organization: str
    severity: Severity
    path: tuple[str, ...]
    agreement: str
    capped_by: tuple[Cap, ...]
    agreements: tuple[AffectedAgreement, ...]

    @property
    def hops(self) -> int:
        return len(self.path) - 1
