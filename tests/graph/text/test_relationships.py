"""Agendas and calls in words: each sentence in English as it always was, and in Russian whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.impact.notify.reachability import Unreachable
from graph.questions.agenda.promises import commitment_lines
from graph.questions.calling import Uncalled
from graph.text.agenda import agenda_reason
from graph.text.calling import why_not
from graph.text.catalogue.catalogue import FOLDER
from graph.text.catalogue.language import Language
from tests.graph.text.agenda_sentences import SAID, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.graph.text.agenda_sentences import Lines

LATIN: Final = re.compile("[A-Za-z]+")
UNCALLED: Final = [
    (Uncalled(None), "Nobody holds this step.", "Эта ступень никому не поручена."),
    (
        Uncalled(Unreachable.DO_NOT_CONTACT),
        "The holder does not want to be contacted. No deputy can be called.",
        "Ответственное лицо просит с ним не связываться. Ни одному заместителю позвонить нельзя.",
    ),
    (
        Uncalled(Unreachable.ABSENT),
        "The holder is away. No deputy can be called.",
        "Ответственное лицо отсутствует. Ни одному заместителю позвонить нельзя.",
    ),
    (
        Uncalled(Unreachable.ABSENT, "2026-10-06"),
        "The holder is away until 2026-10-06. No deputy can be called.",
        "Ответственное лицо отсутствует до 6 октября 2026. Ни одному заместителю позвонить нельзя.",
    ),
    (
        Uncalled(Unreachable.NO_ADDRESS),
        "No address of the holder is known. No deputy can be called.",
        "Ни одного адреса ответственного лица не известно. Ни одному заместителю позвонить нельзя.",
    ),
]


@pytest.mark.parametrize(("lines", "row", "english", "russian"), SAID)
def test_each_matter_of_an_agenda_is_said_in_each_language(
    lines: Lines, row: list[Any], english: list[str], russian: list[str]
) -> None:
    reasons = [line.reason for line in lines(row, TODAY)]
    assert [agenda_reason(reason, Language.EN) for reason in reasons] == english
    assert [agenda_reason(reason, Language.RU) for reason in reasons] == russian
    assert not [sentence for sentence in russian if LATIN.search(sentence)]


@pytest.mark.parametrize(("uncalled", "english", "russian"), UNCALLED)
def test_each_reason_why_nobody_can_be_called_is_said_in_each_language(
    uncalled: Uncalled, english: str, russian: str
) -> None:
    assert why_not(uncalled, Language.EN) == english
    assert why_not(uncalled, Language.RU) == russian
    assert not LATIN.search(russian)


def messages_of_agendas() -> Iterator[str]:
    for line in (FOLDER / "en" / "relationships.ftl").read_text(encoding="utf-8").splitlines():
        if line.startswith("agenda-"):
            yield line.partition(" =")[0].removeprefix("agenda-")


def test_no_message_of_the_agenda_is_left_unsaid_above() -> None:
    said = {line.reason.message for lines, row, _, _ in SAID for line in lines(row, TODAY)}
    assert said == set(messages_of_agendas())


def test_what_people_wrote_stands_in_a_reason_as_they_wrote_it() -> None:
    text = "  {x} «a»\n\tb" + "c" * 3_000
    (line,) = commitment_lines(["r", "c", text, "PROVIDER", TODAY, None], TODAY)
    assert agenda_reason(line.reason, Language.EN) == f"The provider's side promised by then: {text}"
