"""What weak relationships have in common, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.text.catalogue.catalogue import catalogue

if TYPE_CHECKING:
    from graph.questions.causes.common_causes import CommonCause
    from graph.text.catalogue.language import Language


def cause_reason(found: CommonCause, language: Language) -> str:
    """`4 weak relationships rest on it, of 5 in all: 2.1 times as many as if it played no part.`"""
    say = catalogue(language)
    return say(f"cause-{found.kind.value.lower()}", weak=found.weak, all=found.all, lift=f"{found.lift:.1f}")
