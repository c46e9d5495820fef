"""What names somebody is found in all its forms, and what may name somebody is told apart from it."""

from __future__ import annotations

import unicodedata

import pytest

from graph.writing.personal_data.naming.forms import Known, is_telling
from graph.writing.personal_data.naming.numbers import known_as
from graph.writing.personal_data.naming.traces import Traces, traces_of

NOOR = Known(["Noor Haddad"], ["noor.haddad@verdane.example"], ["+44 1632 960268"], ["crm:4711"])


def noor(*others: str, also: tuple[str, ...] = ()) -> Traces:
    return traces_of("noor-haddad", NOOR, also=also, others=others)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("NOOR  HADDAD said so", "[erased] said so"),
        ("Haddad, Noor", "[erased]"),
        ("the noorhaddad account", "the [erased] account"),
        ("Noór Hàddad\u2019s word", "[erased] word"),
        ("Noor Haddads word", "[erased] word"),
        ("Noor\u00a0Haddad", "[erased]"),
        ("N\u200boor Ha\u0301ddad", "[erased]"),
        ("\uff2e\uff4f\uff4f\uff52 \uff28\uff41\uff44\uff44\uff41\uff44", "[erased]"),
        ("Noor A. Haddad", "[erased]"),
        ("noor\nhaddad", "[erased]"),
        ("noor_haddad, haddad.noor", "[erased], [erased]"),
        ("ask noor-haddad", "ask erased-1"),
        ("noor.haddad @ verdane.example", "[erased]"),
        ("noor.haddad(at)verdane(dot)example", "[erased]"),
        ("Noor.Haddad+orders@VERDANE.example", "[erased]"),
        ("noor.haddad@elsewhere.example", "[erased]@elsewhere.example"),
        ("+44 (0)1632 960268", "[erased]"),
        ("0044 1632/960-268", "[erased]"),
        ("01632.960.268", "[erased]"),
        ("\u0664\u0664\u0661\u0666\u0663\u0662\u0669\u0666\u0660\u0662\u0666\u0668", "[erased]"),
        ("call 1632960268!", "call [erased]!"),
        ("CRM 4711", "[erased]"),
    ],
)
def test_a_person_is_found_in_every_form(text: str, masked: str) -> None:
    assert noor().masked(text, "erased-1") == masked
    assert not noor().may_be_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Noor said so",
        "Mrs Haddad",
        "N. Haddad",
        "nhaddad",
        "verdane-haddad-april",
        "Noor Haddadin",
        "Noor Haddad-Lang",
        "960268",
        "We thank Noor. Haddad Ltd. was there too",
    ],
)
def test_what_may_be_somebody_else_is_left_and_told(text: str) -> None:
    assert noor().masked(text) == text
    assert noor().may_be_in(text)


@pytest.mark.parametrize("text", ["Nora Hadid", "2026-09-17", "9602688", "04416329602681", "crm:47112", "noon", ""])
def test_what_is_nobody_is_left(text: str) -> None:
    assert noor().masked(text) == text
    assert not noor().may_be_in(text)


def test_somebody_else_with_the_same_name_makes_the_name_uncertain() -> None:
    traces = noor("Noor Haddad", "u-2")
    assert traces.masked("Noor Haddad, noor-haddad, 01632 960268", "erased-1") == "Noor Haddad, erased-1, [erased]"
    assert traces.may_be_in("Noor Haddad")


def test_the_longer_name_of_somebody_else_is_left() -> None:
    traces = noor("Noor Haddad Smith", "noor-haddad-2")
    assert traces.masked("Noor Haddad Smith and Noor Haddad") == "Noor Haddad Smith and [erased]"
    assert traces.masked("noor-haddad-2 and noor-haddad", "e") == "noor-haddad-2 and e"


def test_further_words_are_masked_like_the_name() -> None:
    assert noor(also=("Noor", "Nono")).masked("Noor's friends say nono; noon") == "[erased] friends say [erased]; noon"


@pytest.mark.parametrize(
    ("name", "certain", "possible"),
    [
        ("Анна Иванова", ["АННА ИВАНОВА", "Иванова Анна", "анна-иванова"], ["Анны Ивановой", "Иванова"]),
        ("Семён Щёголев", ["Семен Щеголев", "ЩЁГОЛЕВ СЕМЁН"], ["Щеголеву"]),
        ("Γιώργος Παπαδόπουλος", ["ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "Παπαδοπουλος Γιωργος"], ["Παπαδόπουλος"]),
        ("山田 太郎", ["山田太郎さん", "山田　太郎", "太郎 山田"], ["山田さん"]),
        ("김 민수", ["김민수는", "김-민수"], []),
        ("김민수", ["김민수는", "(김민수)"], []),
        ("نور حدّاد", ["نور حداد", "حداد، نور"], ["ونور حداد"]),
        ("नूर हद्दाद", ["हद्दाद नूर", "नूर-हद्दाद"], ["नूर"]),
        ("Jörg Müller", ["Joerg Mueller", "JÖRG MUELLER", "Muller, Jorg", "joerg_mueller"], ["Müllers Haus"]),
        ("Tomasz Zieliński", ["TOMASZ ZIELINSKI", "zielinski.tomasz"], ["Zielińskiego"]),
        ("İpek Yıldız", ["ipek yildiz", "IPEK YILDIZ", "İPEK YILDIZ"], ["Yıldız"]),
        ("Søren Ågård", ["Soren Agard", "Soeren Aagaard"], []),
        ("Ana Maria de Souza", ["Ana Souza", "Souza, Ana Maria", "Ana Maria Souza"], ["Ana Maria"]),
        ("Dr. Saoirse O'Brien", ["Saoirse O\u2019Brien", "obrien saoirse", "Saoirse Obrien"], ["O'Brien"]),
        ("נור חדד", ["חדד נור", "נוּר חדד"], ["חדד"]),
    ],
)
def test_names_of_all_scripts(name: str, certain: list[str], possible: list[str]) -> None:
    traces = traces_of("p-1", Known([name], [], [], []))
    for text in (name, unicodedata.normalize("NFD", name), name.upper(), name.lower(), *certain):
        assert traces.are_in(text), text
        assert not traces.are_in(traces.masked(text)), text
        assert not traces.may_be_in(traces.masked(text)), text
    for text in possible:
        assert not traces.are_in(text), text
        assert traces.may_be_in(text), text


def test_an_id_and_an_address_spell_a_name_of_another_script() -> None:
    traces = traces_of("anna-ivanova", Known(["Анна Иванова"], ["a.v@x.example"], [], []))
    assert traces.masked("channel-ivanova_anna, Anna Ivanova") == "channel-[erased], [erased]"


def test_an_id_that_is_a_word_is_no_trace_of_its_own() -> None:
    assert [is_telling(id_) for id_ in ("noor-haddad", "u4711", "anna", "42", "support", "p-1")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    traces = traces_of("support", Known(["Tom"], [], [], []))
    assert traces.masked("Tom of support") == "Tom of support"
    assert traces.may_be_in("our support")


def test_numbers_with_and_without_what_is_dialled_before() -> None:
    assert known_as("+49 (0)30 901820")[0] >= {"4930901820", "004930901820", "030901820"}
    assert known_as("030 901820")[0] == {"030901820"}
    assert known_as("+7 495 123-45-67")[0] >= {"84951234567", "74951234567"}
    assert known_as("+1 415 555 0100")[0] >= {"14155550100", "4155550100", "01114155550100"}
    assert known_as("112") == (frozenset(), frozenset())
