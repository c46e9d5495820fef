"""Languages: which one is taken, and that each has all words."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from graph.errors import BadInput
from graph.text.catalogue.catalogue import FOLDER, Catalogue
from graph.text.catalogue.language import Language, language_of, preferred


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("pt-PT, ru;q=0.3, en;q=0.2", "ru"),
        ("en;q=0.2, ru;q=0.8", "ru"),
        ("en, ru", "en"),
        ("ru;q=0, en;q=0.1", "en"),
        ("fr, *", "en"),
        ("ru;q=x, en", "en"),
        (";;,,q=", "en"),
        (",".join(["fr"] * 5_000 + ["ru"]), "en"),
    ],
)
def test_the_header_s_first_best_range_that_is_spoken_counts(header: str | None, language: str) -> None:
    assert preferred(header).value == language


@pytest.mark.parametrize("tag", ["ru", "RU", "ru-RU", "ru_RU"])
def test_a_tag_may_name_a_region(tag: str) -> None:
    assert language_of(tag) is Language.RU


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(BadInput, match="worded in en and ru, not in 'pt'"):
        language_of("pt")


class Facts(Visitor):
    """Names that a message speaks of: facts and other messages."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802  # the parser's name for it
        self.names.add(f"${node.id.name}")

    def visit_MessageReference(self, node: Any) -> None:  # noqa: N802  # as above
        self.messages.add(node.id.name)


@cache
def messages(language: Language) -> dict[str, ast.Message]:
    files = sorted((FOLDER / language.value).glob("*.ftl"))
    parsed = FluentParser().parse("\n".join(file.read_text(encoding="utf-8") for file in files))
    assert not [entry for entry in parsed.body if isinstance(entry, ast.Junk)]
    found = [entry for entry in parsed.body if isinstance(entry, ast.Message)]
    assert len({entry.id.name for entry in found}) == len(found)  # a second one would take the place of the first
    return {entry.id.name: entry for entry in found}


def facts_of(language: Language, name: str) -> set[str]:
    """All facts that a message speaks of, through other messages too."""
    known, facts, done = messages(language), Facts(), set[str]()
    facts.messages.add(name)
    while waiting := facts.messages - done:
        done |= waiting
        for each in waiting:
            facts.visit(known[each])
    return facts.names


def test_each_language_says_each_message_with_the_same_facts() -> None:
    spoken = {language: messages(language).keys() - {"severity", "criticality", "days"} for language in Language}
    assert len({frozenset(names) for names in spoken.values()}) == 1
    for name in spoken[Language.EN]:
        assert facts_of(Language.EN, name) == facts_of(Language.RU, name), name


def test_a_message_without_its_facts_is_an_error_and_no_gap() -> None:
    say = Catalogue(Language.EN)
    with pytest.raises(LookupError, match="needs in en"):
        say("needs", dependent="app")
    with pytest.raises(LookupError):
        say("nothing-such")


def test_russian_sentences_write_days_and_decimal_numbers_as_russian_does() -> None:
    say = Catalogue(Language.RU)
    assert say("change-done-until", done="приостановлено", until="2027-01-31").endswith("31 января 2027")
    assert say.day("2027-01-31") == "31 января 2027"
    assert [say.decimal(number) for number in ("3.5", "+3.1", "\u22120.5")] == ["3,5", "+3,1", "\u22120,5"]


def test_english_sentences_keep_the_days_of_programs() -> None:
    assert Catalogue(Language.EN)("change-done-until", done="suspended", until="2027-01-31").endswith("2027-01-31")


@pytest.mark.parametrize("name", ["2027-01-31", "3.5"])
def test_names_stay_as_they_are(name: str) -> None:
    assert f"Соглашение {name} кончилось" in Catalogue(Language.RU)(
        "agenda-agreement-ended", agreement=name, day="2026-01-31"
    )
