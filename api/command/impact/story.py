"""The report told as a story: who, how badly, why, what holds, and whom it is too late to tell."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from api.command.words import affected, many, severities
from graph.model.severity import Severity
from graph.text.catalogue.language import Language
from graph.text.documents.blocks import Heading, Table
from graph.text.documents.later import LaterWords
from graph.text.documents.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.impact.report import Report
    from graph.text.documents.blocks import Block


def story(report: Report) -> Iterator[Block]:
    words = Words(report, Language.EN)
    yield from who(report, words)
    yield from why(report, words)
    yield from lost_already(report, words)
    yield from what_holds(report, words)
    yield from notice(report, words)


def who(report: Report, words: Words) -> Iterator[Block]:
    consumers, offerings, agreements = map(
        asdict, (report.totals.consumers, report.totals.offerings, report.totals.agreements)
    )
    yield Heading("Who is hit, how badly, along which way")
    yield (
        f"  {many(affected(consumers), 'consumer')}: {severities(consumers)}. "
        f"{many(affected(offerings), 'offering')}, {many(affected(agreements), 'agreement')}, "
        f"{report.totals.people} people to tell."
    )
    grave = [one for one in report.consumers() if one.severity >= Severity.HIGH]
    rows = [
        (words.rank(one.severity), words.names.organization(one.organization), words.way(one.path)) for one in grave
    ]
    yield Table(("", "", ""), rows)
    if others := len(report.consumer_ids) - len(grave):
        yield f"  … and {many(others, 'consumer')} at MEDIUM or LOW."


def why(report: Report, words: Words) -> Iterator[Block]:
    if report.context:
        yield Heading("Why so many")
    first = next((words.names.offering(one.path[1]) for one in report.consumers() if one.hops), None)
    like = f", like {first}," if first else ""
    for given in report.context:
        offering = words.names.offering(given.offering)
        yield (
            f"  {offering} is {given.reason}. What needs only one of the two{like} "
            f"could spare Maps while {offering} was there, and cannot now."
        )


def lost_already(report: Report, words: Words) -> Iterator[Block]:
    masks, later = report.masks, LaterWords(report, words)
    if not masks.consumer_ids:
        return
    yield Heading("Who has lost already what this would take")
    rows = [
        (
            words.rank(mask.severity),
            words.names.organization(consumer),
            f"until {spoken(mask.until)}" if mask.until else "for good",
            later.masked_by(mask),
        )
        for consumer in masks.consumer_ids
        for mask in [masks.consumer(consumer)]
    ]
    yield Table(("", "", "", ""), rows)


def what_holds(report: Report, words: Words) -> Iterator[Block]:
    yield Heading("What holds, and what softens it")
    yield from (f"  {line}" for line in LaterWords(report, words).worse_later())
    yield from (f"  {words.held(group)}" for group in report.held)
    for one in report.consumers():
        if one.severity is Severity.LOW:
            yield f"  {words.names.organization(one.organization)} is hit LOW only: {words.caps(one.capped_by)}."


def notice(report: Report, words: Words) -> Iterator[Block]:
    yield Heading("Whom it is too late to tell")
    late = [one for one in map(report.agreement, report.owed_ids) if one.notice.overdue]
    rows = [
        (
            words.names.organization(one.consumer),
            f"by {spoken(one.notice.notify_by)}",
            words.notice(one.notice),
            one.id,
        )
        for one in late
    ]
    yield Table(("", "", "", ""), rows)
    yield f"  All notice can be kept from {spoken(report.notice.earliest_date)} on, if it is given today."


def spoken(day: date | None) -> str:
    """`2 February 2027`."""
    return f"{day.day} {day:%B %Y}" if day else "no day"
