"""Why nobody can be called at a step of escalation, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.text.catalogue.catalogue import catalogue

if TYPE_CHECKING:
    from graph.questions.calling import Uncalled
    from graph.text.catalogue.language import Language


def why_not(uncalled: Uncalled, language: Language) -> str:
    """`The holder is away until 2026-10-06. No deputy can be called.`"""
    say = catalogue(language)
    if uncalled.holder is None:
        return say("call-nobody")
    message = f"call-{uncalled.holder.value.lower().replace('_', '-')}"
    return say(message) if uncalled.until is None else say(f"{message}-until", until=uncalled.until)
