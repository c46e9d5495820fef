"""Messages about planned changes in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from graph.model.announcing.notice import NoticeKind
from graph.model.severity import Action, Severity
from graph.text.letters.blocks import Address, blocks_of, html, plain
from graph.text.letters.following import followed
from graph.text.letters.language import FOLDER, Tongue, day_in, tongue_of
from graph.text.letters.letter import Done, Held, Hit, Letter
from graph.text.letters.wording import Words, worded

LETTER: Final = Letter(
    kind=NoticeKind.QUESTION,
    change="retire-maps",
    title="Retire Maps",
    reason="It is old.\nNobody sells it.",
    day=date(2027, 1, 1),
    before=date(2026, 12, 1),
    provider="Cartoleth",
    reader="Lucía Ferreyra",
    behalf="Nia Prosser",
    done=(
        Done(offering="Maps", action=Action.RETIRE, instead=("Maps Next",)),
        Done(offering="Push", action=Action.SUSPEND, until=date(2027, 2, 1)),
    ),
    hits=(
        Hit(
            consumer="Fleet",
            severity=Severity.CRITICAL,
            offerings=("Routing", "Dispatch"),
            way=("Maps", None, "Routing"),
            agreements=("F-7",),
        ),
        Hit(consumer=None, severity=Severity.LOW, offerings=("Driver App",), already=True),
    ),
    held=(
        Held(offering="Yard Plan", left=("Floor Plans",)),
        Held(offering="Kiosk", left=()),
        Held(offering="Traffic View", left=("Road Sensors",), until=date(2027, 3, 1)),
    ),
    answer_by=date(2026, 11, 1),
    pass_on_by=date(2026, 10, 20),
    consent=True,
    teller="Пётр Лукин",
)


class Facts(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802  # the parser's name for it
        self.names.add(node.id.name)


def messages(tongue: Tongue) -> dict[str, frozenset[str]]:
    """The facts of each message."""
    parsed = FluentParser().parse((FOLDER / tongue.value / "letters.ftl").read_text(encoding="utf-8"))
    assert not [entry for entry in parsed.body if isinstance(entry, ast.Junk)]
    found: dict[str, frozenset[str]] = {}
    for entry in parsed.body:
        if isinstance(entry, ast.Message):
            facts = Facts()
            facts.visit(entry)
            found[entry.id.name] = frozenset(facts.names)
    return found


@pytest.mark.parametrize("tongue", Tongue)
def test_each_language_says_each_message_with_the_same_facts(tongue: Tongue) -> None:
    assert messages(tongue) == messages(Tongue.EN)


@pytest.mark.parametrize("tongue", Tongue)
@pytest.mark.parametrize("kind", NoticeKind)
def test_each_kind_of_message_is_whole_in_each_language(tongue: Tongue, kind: NoticeKind) -> None:
    said = worded(replace(LETTER, kind=kind), tongue)
    assert said.language == tongue.value
    assert "Retire Maps" in said.subject
    assert "\n" not in said.subject
    assert not re.search(r"[{}]|\.\.|None", said.text)
    for fact in ("Lucía Ferreyra", "Nia Prosser", "Cartoleth", "Пётр Лукин", "retire-maps", "Retire Maps"):
        assert f"\u2068{fact}\u2069" in said.text
    assert ("Routing" in said.text) is (kind is not NoticeKind.WITHDRAWN)


def test_only_who_is_told_that_it_is_moved_or_given_up_reads_why_it_was() -> None:
    says = {
        kind for kind in NoticeKind if "It rains" in worded(replace(LETTER, kind=kind, why="It rains"), Tongue.EN).text
    }
    assert says == {NoticeKind.MOVED, NoticeKind.WITHDRAWN}


@pytest.mark.parametrize("tongue", Tongue)
def test_a_message_is_read_back_from_its_text_as_it_was_written(tongue: Tongue) -> None:
    blocks = list(Words(tongue).blocks(LETTER))
    assert list(blocks_of(plain(blocks))) == blocks


def test_an_english_question_says_what_when_why_and_what_is_asked() -> None:
    said = worded(replace(LETTER, held=(), behalf=None), Tongue.EN)
    assert said.subject == "Can this be done on 1 January 2027? Retire Maps"
    assert said.text.translate({0x2068: None, 0x2069: None}) == (
        "Hello Lucía Ferreyra,\n\n"
        "Cartoleth plans a change that concerns you, and asks whether it can be done.\n\n"
        "What changes\n------------\n\nRetire Maps\n\nWhy: It is old. Nobody sells it.\n\nWhen: 1 January 2027\n\n"
        "- Maps is retired for good\n- Push is suspended (until 1 February 2027)\n\n"
        "What it means for you\n---------------------\n"
        "- Fleet: critical, it stops. Concerned: Routing and Dispatch.\n"
        "- How it reaches you: Maps → … → Routing\n"
        "- This is the notice owed under F-7.\n"
        "- Your own service Driver App: low, hardly noticeable.\n"
        "- It is as badly off already, for another reason; this change would do the same.\n\n"
        "What we offer instead\n---------------------\n- Maps Next in place of Maps\n\n"
        "What we ask of you\n------------------\n"
        "- Answer by 1 November 2026: that it can be done, that it should not be done and why, or from which day on you "
        "could take it.\n"
        "- Without your consent it is not done. No answer is no consent.\n"
        "- If you serve others with it: tell them by 20 October 2026.\n\n"
        "Whom to turn to\n---------------\n\nПётр Лукин, Cartoleth\n\nChange retire-maps"
    )


HOSTILE: Final = "<b onclick=x>&\r\nBcc: a@b.example\n- item\n-----\n\u202eevil\u2066"


def test_no_fact_is_markup_a_line_of_its_own_or_turns_what_is_around_it() -> None:
    moved = replace(LETTER, kind=NoticeKind.MOVED, why="so")
    letter = replace(moved, title=HOSTILE, reason=HOSTILE, reader=HOSTILE, provider=HOSTILE, why=HOSTILE)
    said = worded(letter, Tongue.EN)
    assert len(said.text.splitlines()) == len(worded(moved, Tongue.EN).text.splitlines())
    assert "\r" not in said.subject + said.text
    assert "\u202e" not in said.subject + said.text
    assert said.text.count("\u2068") == said.text.count("\u2069")
    page = html(blocks_of(said.text), "en")
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;&amp; Bcc" in page


def test_a_page_has_no_link_but_the_addresses_put_in() -> None:
    text = "See https://evil.example/ now"
    assert "<a " not in html(blocks_of(text), "en")
    page = html([text, Address('https://rapport.example/a"b')], "en")
    assert page.count("<a ") == 1
    assert '<a href="https://rapport.example/a&quot;b">' in page


def test_who_is_written_to_on_account_of_many_reads_the_first_and_how_many_more() -> None:
    letter = replace(LETTER, hits=LETTER.hits * 10)
    assert "- + 8\n" in worded(letter, Tongue.EN).text


@pytest.mark.parametrize(
    ("tags", "tongue"),
    [(("pt-BR",), "pt"), ((None, "fr"), "fr"), (("ja", "pl"), "pl"), (("ja",), "en"), ((), "en"), (("RU_ru",), "ru")],
)
def test_the_first_tag_that_has_words_is_spoken_else_english(tags: tuple[str | None, ...], tongue: str) -> None:
    assert tongue_of(*tags).value == tongue


def test_days_are_written_as_people_write_them() -> None:
    days = [day_in(tongue, date(2027, 3, 9)) for tongue in Tongue]
    assert days == [
        "9 March 2027",
        "9 марта 2027",
        "9 mars 2027",
        "9 de marzo de 2027",
        "9 marca 2027",
        "9 de março de 2027",
    ]


def test_a_reminder_repeats_the_message_behind_the_day_on_which_it_was_sent() -> None:
    days = {"day": date(2027, 1, 1), "sent": date(2026, 10, 3)}
    said = followed(NoticeKind.REMINDER, subject="Maps", text="Hola\n\nMaps", language="es", **days)
    assert said.subject == "Recordatorio, para el 1 de enero de 2027: Maps"
    first, rest = said.text.split("\n\n", 1)
    assert first.startswith("Le informamos de este cambio el 3 de octubre de 2026")
    assert rest == "Hola\n\nMaps"
