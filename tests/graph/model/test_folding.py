from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.folding import LONGEST, fold, folded_copy, is_accent

ALIKE = {
    "istanbul": [
        "\u0130stanbul",
        "ISTANBUL",
        "\u0131stanbul",
        "I\u0307stanbul",
        "\uff29\uff33\uff34\uff21\uff2e\uff22\uff35\uff2c",
    ],
    "cafe": ["Caf\u00e9", "Cafe\u0301", "CAFÉ"],
    "елка": ["\u0451лка", "е\u0308лка", "ЁЛКА"],
    "казак": ["Қазақ"],
    "strasse": ["Straße", "STRASSE", "STRAẞE"],
    "fin": ["\ufb01n", "FIN", "ﬁn"],
    "lodz": ["Łódź"],
    "orsted": ["Ørsted"],
    "viet nam": ["Việt  Nam", "việt\u00a0nam"],
    "αθηναι": ["Ἀθῆναι", "ΑΘΗΝΑΙ"],
    "aether oeuvre": ["Æther Œuvre"],
    "co2": ["CO\u2082"],
    "o'neill": ["O\u2019Neill"],
    "code-review": ["Code\u2011Review", "Code\u00ad-Review"],
    "\u05e9\u05dc\u05d5\u05dd": ["\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd"],
    "\u0645\u062d\u0645\u062f": ["\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f", "\u0645\u0640\u062d\u0645\u062f"],
    "\u30ac": ["\uff76\uff9e"],
}


@pytest.mark.parametrize(("folded", "text"), [(folded, text) for folded, texts in ALIKE.items() for text in texts])
def test_texts_that_people_take_for_the_same_are_folded_to_one(folded: str, text: str) -> None:
    assert fold(text) == fold(folded) == folded


@pytest.mark.parametrize(("one", "other"), [("\u304b", "\u304c"), ("\u0915\u0941\u0932", "\u0915\u0932"), ("а", "a")])
def test_other_letters_stay_others(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_composition_and_width_make_no_difference(text: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)
    assert fold(fold(text).upper()) == fold(fold(text).casefold())


WRITTEN = st.lists(
    st.characters(exclude_categories=["Mn", "Mc", "Me", "Cs", "Cf", "Lm"]).filter(lambda one: not is_jamo(one))
)


def is_jamo(character: str) -> bool:
    """Parts of Korean syllables, which are put together."""
    return any("HANGUL" in unicodedata.name(one, "") for one in unicodedata.normalize("NFKD", character))


@given(WRITTEN, WRITTEN, WRITTEN, st.sampled_from(["NFC", "NFD"]))
def test_a_part_of_a_text_is_found_in_it(before: list[str], part: list[str], after: list[str], form: str) -> None:
    text = "".join([*before, *part, *after])
    assert fold(unicodedata.normalize(form, "".join(part))) in fold(text)  # pyright: ignore[reportArgumentType]  # its forms are a closed set


ACCENTS = [chr(code) for code in range(0x300, 0x370) if is_accent(chr(code))]


@given(st.text(st.characters(categories=["Lu", "Ll"]), max_size=8), st.lists(st.sampled_from(ACCENTS), max_size=3))
def test_accents_make_no_difference(text: str, accents: list[str]) -> None:
    assert fold(text + "".join(accents)) == fold(text)


def test_a_copy_is_no_longer_than_an_index_can_take() -> None:
    long = "\ufdfa" * 10_000
    assert len(fold(long)) > LONGEST
    assert len(folded_copy(long).encode()) <= LONGEST
    assert fold(long).startswith(folded_copy(long))
    assert folded_copy("Maps") == "maps"
