"""Messages among the steps of a verb get their texts."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.model import MODEL
from graph.text.letters import giving
from graph.text.letters.facts import Planned
from graph.text.letters.giving import Drafts, Owed
from graph.text.letters.wording import worded
from graph.writing.mutations.steps import Create, Update
from tests.graph.text.letters.consumers import report

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from graph.text.letters.language import Tongue
    from graph.text.letters.letter import Letter
    from graph.text.letters.wording import Worded


async def given(change: Planned, **values: Any) -> Mapping[str, Any]:
    owed = {"host-fleet": Owed(consent=True, pass_on_by=date(2026, 11, 5))}
    drafts = Drafts(report(), "c", owed)
    message = Create(kind=MODEL.kinds["Notice"], values={"person": "lucia", "relationships": ["host-fleet"], **values})
    update = Update(kind=MODEL.kinds["Change"], id="c", values={"status": "PROPOSED"})
    first, made = await drafts.given([update, message], change)
    assert first is update
    assert isinstance(made, Create)
    return made.values


async def test_a_question_asks_for_an_answer_by_its_deadline_and_says_that_consent_is_owed() -> None:
    change = Planned(id="c", title="Retire Maps", reason="Old")
    said = await given(change, kind="QUESTION", deadline="2026-11-20", language="en")
    assert said["subject"] == "Can this be done on 1 January 2027? Retire Maps"
    assert "Answer by 20 November 2026" in said["text"]
    assert "Without your consent" in said["text"]
    assert "tell them by 5 November 2026" in said["text"]
    assert said["textLanguage"] == "en"


async def test_what_should_have_been_passed_on_already_is_asked_for_today() -> None:
    drafts = Drafts(report(), "c", {"host-fleet": Owed(pass_on_by=date(2026, 1, 1))})
    values = {"kind": "NOTICE", "person": "lucia", "relationships": ["host-fleet"]}
    (made,) = await drafts.given([Create(kind=MODEL.kinds["Notice"], values=values)], Planned(id="c", title="t"))
    assert isinstance(made, Create)
    assert "tell them by 1 November 2026" in made.values["text"]


async def test_a_moved_change_is_told_with_both_days_and_the_reason_in_the_reader_s_language() -> None:
    change = Planned(id="c", title="Retire Maps", before=date(2026, 12, 1), why="Tests take longer")
    said = await given(change, kind="MOVED", language="fr-BE")
    assert said["textLanguage"] == "fr"
    assert "le 1er janvier 2027 au lieu du 1er décembre 2026" in said["text"]
    assert "Tests take longer" in said["text"]


async def test_who_is_not_affected_any_more_is_told_so() -> None:
    said = await given(Planned(id="c", title="t"), kind="MOVED", relationships=["host-depots"])
    assert "you are not affected by it" in said["text"]


async def test_others_are_answered_while_messages_are_worded(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = set[int]()

    def noted(letter: Letter, tongue: Tongue) -> Worded:
        threads.add(threading.get_ident())
        return worded(letter, tongue)

    monkeypatch.setattr(giving, "worded", noted)
    assert (await given(Planned(id="c", title="t"), kind="NOTICE", language="en"))["text"]
    assert threads
    assert threading.get_ident() not in threads
