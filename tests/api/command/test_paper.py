from __future__ import annotations

from api.command.paper import plain, width, words_of
from graph.text.documents.blocks import Heading, Table


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    table = Table(("NAME", "DAYS"), [("Пётр Лукин", "7"), ("東京", "120"), ("Mare\u0301va", "")], frozenset({"DAYS"}))
    assert list(plain(table)) == [
        "  NAME        DAYS",
        "  Пётр Лукин     7",
        "  東京         120",
        "  Mare\u0301va",
    ]


def test_columns_without_names_have_no_line_of_names() -> None:
    assert list(plain(Table(("", ""), [("engine", "Neo4j")]))) == ["  engine  Neo4j"]
    assert list(plain(Table(("", ""), []))) == []


def test_a_heading_stands_apart() -> None:
    assert list(plain(Heading("Findings"))) == ["", "Findings"]


def test_width_counts_columns_and_not_letters() -> None:
    assert [width(text) for text in ("abc", "東京", "e\u0301", "→")] == [3, 4, 1, 1]


def test_names_in_words() -> None:
    assert words_of("serviceRelationships") == "service relationships"
