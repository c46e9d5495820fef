from __future__ import annotations

from api.command.paper import words_of


def test_names_in_words() -> None:
    assert words_of("serviceRelationships") == "service relationships"
