"""Why something is on an agenda, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.text.catalogue.catalogue import catalogue

if TYPE_CHECKING:
    from graph.questions.agenda.line import Reason
    from graph.text.catalogue.language import Language


def agenda_reason(reason: Reason, language: Language) -> str:
    """`The provider's side promised by then: Send figures`. What people wrote stands in it as they wrote it."""
    return catalogue(language)(f"agenda-{reason.message}", **reason.facts)
