from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from graph.model import MODEL
from graph.model.scalars import Key, Name, Scalar, Text
from graph.model.texts import BLANKS, INVISIBLE, LONGEST_SORTED, entered, kept, key, name, prose

if TYPE_CHECKING:
    from graph.model.property import Declared

KEY, NAME, TEXT = TypeAdapter[str](Key), TypeAdapter[str](Name), TypeAdapter[str](Text)
COMPOSED, APART = "Caf\u00e9", "Cafe\u0301"
OVERRIDE = "U+202E RIGHT-TO-LEFT OVERRIDE"


@pytest.mark.parametrize("of", [KEY, NAME, TEXT])
@pytest.mark.parametrize("text", [APART, f"  {APART}\n", f"\u00a0{COMPOSED}\u3000"])
def test_a_text_is_kept_composed_and_without_blanks_at_its_ends(of: TypeAdapter[str], text: str) -> None:
    assert of.validate_python(text) == COMPOSED


def test_the_length_of_a_text_is_that_of_the_form_in_which_it_is_kept() -> None:
    assert KEY.validate_python("e\u0301" * 200 + "   ") == "\u00e9" * 200
    with pytest.raises(ValidationError, match="string_too_long"):
        KEY.validate_python("e" * 201)


@given(st.text())
def test_the_form_in_which_a_text_is_kept_stays(text: str) -> None:
    once = kept(text)
    assert kept(once) == once == once.strip(BLANKS)
    assert unicodedata.is_normalized("NFC", once)
    assert kept(unicodedata.normalize("NFD", f" {once}\n")) == once


@pytest.mark.parametrize("of", [KEY, NAME, TEXT])
@pytest.mark.parametrize("text", [" ", "\t\n", "\u00a0", "\u3000 ", "\u200b", " \u2060 ", "\u3164", "\u2800", "\ufeff"])
def test_a_text_that_shows_nothing_is_blank(of: TypeAdapter[str], text: str) -> None:
    with pytest.raises(ValidationError, match="is blank"):
        of.validate_python(text)


def test_the_character_that_shows_nothing_is_named() -> None:
    with pytest.raises(ValueError, match=r"^is blank: U\+3164 HANGUL FILLER cannot be seen$"):
        entered("\u3164 ")


@pytest.mark.parametrize("check", [key, name])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mo\u202ele", f"{OVERRIDE} (character 3)"),
        ("ti\u200bde", "U+200B ZERO WIDTH SPACE (character 3)"),
        ("bell\x07", "U+0007 BELL (character 5)"),
        ("a\nb", "U+000A LINE FEED (character 2)"),
        ("a\tb", "U+0009 CHARACTER TABULATION (character 2)"),
        ("a\x1fb", "U+001F UNIT SEPARATOR (character 2)"),
        ("a\x7fb", "U+007F CONTROL CHARACTER (character 2)"),
        ("a\x85b", "U+0085 CONTROL CHARACTER (character 2)"),
        ("a\u2066b", "U+2066 LEFT-TO-RIGHT ISOLATE (character 2)"),
        ("\u200fab", "U+200F RIGHT-TO-LEFT MARK (character 1)"),
        ("Stra\u00adße", "U+00AD SOFT HYPHEN (character 5)"),
        ("a\u200db", "U+200D ZERO WIDTH JOINER (character 2)"),
        ("a\u2028b", "U+2028 LINE SEPARATOR (character 2)"),
        ("a\ufe0fb", "U+FE0F VARIATION SELECTOR-16 (character 2)"),
    ],
)
def test_names_and_ids_hold_nothing_that_cannot_be_seen(check: Any, text: str, said: str) -> None:
    with pytest.raises(ValueError, match="cannot be seen") as refused:
        check(text)
    assert str(refused.value) == f"holds {said}, which cannot be seen: take it out"


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u845b\U000e0100\u57ce",
        "\u2764\ufe0f\u200d\U0001f525",
        "\U0001f3f3\ufe0f\u200d\U0001f308 Club",
        "1\ufe0f\u20e3",
    ],
    ids=["Persian", "Hindi", "Japanese", "heart on fire", "flag", "keycap"],
)
def test_names_may_hold_what_their_script_needs_to_join_letters_and_ids_may_not(text: str) -> None:
    assert NAME.validate_python(text) == text
    with pytest.raises(ValueError, match="cannot be seen"):
        key(text)


@pytest.mark.parametrize("text", ["\u0645\u200c", "\u200c\u0645", "\u0645\u200c\u200c\u062e", "\u0645\u200cx"])
def test_a_joiner_that_joins_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ZERO WIDTH NON-JOINER"):
        name(text)


def test_an_id_holds_no_bar() -> None:
    with pytest.raises(ValueError, match=r"an id holds no '\|'"):
        key("a|b")


def test_a_text_may_have_lines_in_any_direction_and_no_control_characters() -> None:
    assert prose("one\ntwo\tthree \u2067four\u2069") == "one\ntwo\tthree \u2067four\u2069"
    with pytest.raises(ValueError, match=r"U\+0007 BELL \(character 5\)"):
        prose("bell\x07")


@given(st.text(min_size=1))
def test_a_name_that_is_taken_can_be_seen(text: str) -> None:
    try:
        taken = NAME.validate_python(text)
    except ValidationError:
        return
    assert taken == kept(text)
    assert not INVISIBLE.fullmatch(taken)
    assert not any(unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} for one in taken)
    assert not any(
        unicodedata.bidirectional(one) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        for one in taken
    )


SORTED_BY = [
    (kind.label, item.column, kind.model)
    for kind in MODEL.kinds.values()
    for item in kind.properties
    if item.name in kind.order and item.scalar is Scalar.TEXT and not item.managed
]


@pytest.mark.parametrize(("label", "column", "model"), SORTED_BY, ids=[f"{one[0]}.{one[1]}" for one in SORTED_BY])
def test_a_text_by_which_lists_are_sorted_is_no_longer_than_an_index_can_take(
    label: str, column: str, model: type[Declared]
) -> None:
    assert label
    longest = "\U00020000" * (LONGEST_SORTED // 4)
    with pytest.raises(ValidationError) as refused:
        model.model_validate({column: f"{longest}x"})
    wrong = [error["msg"] for error in refused.value.errors() if error["loc"] == (column,)]
    assert wrong == [f"Value error, takes more than {LONGEST_SORTED:,} bytes"]
    with pytest.raises(ValidationError) as refused:
        model.model_validate({column: longest})
    assert (column,) not in [error["loc"] for error in refused.value.errors()]
