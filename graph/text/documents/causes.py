"""What weak relationships have in common: on paper, and as rows for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.model.scalars import Choice
from graph.questions.causes.common_causes import CauseKind
from graph.text.catalogue.catalogue import catalogue
from graph.text.causes import cause_reason
from graph.text.documents.blocks import Table
from graph.text.documents.listing import all_but_cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.projection.follower import IncompleteReason
    from graph.projection.names import Names
    from graph.questions.causes.common_causes import CommonCause, CommonCauses
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows

COLUMNS: Final = ("kind", "cause", "weak", "all", "lift", "reason", "relationships", "cause_name", "relationship_names")


class CausePart(Choice):
    """A part of what weak relationships have in common that is a table of its own."""

    CAUSES = "CAUSES", "A row for each cause, what weighs most first."


def cause_rows(found: CommonCauses, names: Names, language: Language, asked: slice) -> Rows:
    """A row for each cause, what weighs most first; `asked` of all of them."""
    return COLUMNS, (_row(one, names, language) for one in found.told(asked))


def _row(one: CommonCause, names: Names, language: Language) -> tuple[Any, ...]:
    return (
        *(one.kind.value, one.cause.id, one.weak, one.all, f"{one.lift:.3f}", cause_reason(one, language)),
        *(" ".join(one.relationships), called(one, names, language)),
        ", ".join(map(names.relationship, one.relationships)),
    )


def called(one: CommonCause, names: Names, language: Language) -> str:
    match one.kind:
        case CauseKind.OFFERING:
            return names.offering(one.cause.id)
        case CauseKind.PERSON:
            return names.person(one.cause.id)
        case CauseKind.CAP:
            return catalogue(language)("cause-called", cap=one.cause.id)


def cause_paper(
    found: CommonCauses, names: Names, language: Language, incomplete: IncompleteReason | None, most: int
) -> Iterator[Block]:
    """`most`: causes that are listed; the others are counted."""
    say = catalogue(language)
    yield say("causes-title")
    if incomplete:
        yield say("incomplete", reason=incomplete.value)
    if not len(found):
        yield say("causes-none")
        return
    columns = [say(f"column-{name}") for name in ("cause", "weighs", "relationships")]
    rows = [
        (
            called(one, names, language),
            cause_reason(one, language),
            ", ".join(map(names.relationship, one.relationships)),
        )
        for one in found.told(slice(most))
    ]
    yield from all_but_cut(Table(columns, rows), most, say, len(found))
