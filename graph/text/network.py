"""What is said of ties, introductions, and what lacks a person, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.network.sources import TieFact
from graph.text.catalogue.catalogue import catalogue

if TYPE_CHECKING:
    from graph.questions.network.coverage import Vacancy
    from graph.questions.network.introductions import NoWayReason
    from graph.questions.network.orphans import OrphanKind
    from graph.questions.network.tie import TieContribution
    from graph.text.catalogue.language import Language


def contribution_reason(contribution: TieContribution, language: Language) -> str:
    """`Both were at an engagement on 2026-07-31.`"""
    message, facts = f"tie-{_name(contribution.kind)}", dict[str, str | int]()
    if contribution.at is not None:
        facts["day"] = contribution.at.isoformat()
    if contribution.kind is TieFact.KNOWS:
        message += "" if facts else "-always"
        message += "-assumed" if contribution.is_assumed else ""
    return catalogue(language)(message, **facts)


def no_way_reason(why: NoWayReason, language: Language) -> str:
    """`The person has left.`"""
    return catalogue(language)(f"no-way-{_name(why)}")


def vacancy_reason(vacancy: Vacancy, language: Language) -> str:
    """`Nobody is accountable as RELATIONSHIP_MANAGER.`"""
    say = catalogue(language)
    if vacancy.role is None:
        return say("vacancy-step")
    return say("vacancy-accountable" if vacancy.is_accountable else "vacancy-role", role=vacancy.role.value)


def orphan_reason(kind: OrphanKind, language: Language) -> str:
    """`Nobody would keep this channel.`"""
    return catalogue(language)(f"orphan-{_name(kind)}")


def _name(value: str) -> str:
    return value.lower().replace("_", "-")
