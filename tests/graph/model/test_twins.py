from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.twins import distinction, twin_key


@pytest.mark.parametrize(
    ("one", "other", "ways"),
    [
        ("feeds", "Feeds", "case"),
        ("feeds", "fe eds", "blanks"),
        ("feeds", "Fe eds", "case and blanks"),
        ("quay-desk", "quay\u2011desk", "dashes"),
        ("x-y", "X \u2013 Y", "dashes, case and blanks"),
        ("maps", "\uff4daps", "other forms of the same characters"),
        ("tide", "ti\u200bde", "other forms of the same characters"),
    ],
)
def test_near_twins_are_told_apart_by_what_differs(one: str, other: str, ways: str) -> None:
    assert twin_key(one) == twin_key(other)
    assert distinction(one, other) == distinction(other, one) == ways


@pytest.mark.parametrize(("one", "other"), [("cafe", "caf\u00e9"), ("maps", "map"), ("a-b", "ab"), ("a_b", "a-b")])
def test_what_people_tell_apart_is_no_twin(one: str, other: str) -> None:
    assert twin_key(one) != twin_key(other)


@given(st.text())
def test_the_key_of_twins_stays(text: str) -> None:
    assert twin_key(twin_key(text)) == twin_key(text)


@given(st.text(), st.text())
def test_there_is_always_something_to_say(one: str, other: str) -> None:
    assert distinction(one, other)
