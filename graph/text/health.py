"""What a score rests on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.text.catalogue.catalogue import catalogue

if TYPE_CHECKING:
    from graph.health.sentence import Sentence
    from graph.text.catalogue.language import Language


def health_sentence(sentence: Sentence, language: Language) -> str:
    """`Agreed, was due on 2026-10-01, and is not met.`"""
    return catalogue(language)(f"health-{sentence.message}", **sentence.facts)
