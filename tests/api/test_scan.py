"""What is found in a text before anything is parsed, and that finding it is linear work."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from graphql import Lexer, Source, TokenKind, get_introspection_query

from api.lane.documents import Documents
from api.lane.limits import LIMITS
from api.lane.refusal import Refused
from api.lane.scan import TOKEN, least_size, tokens_of
from api.lane.size import Size
from tests.api.hostile import HOSTILE, bare_doubling, doubling
from tests.api.surveys import CORE, survey_of
from tests.resolvers.completion.questions import Questions


@pytest.mark.parametrize(
    "text",
    [
        '{ a(b: -1.5e+3, c: "", d: "x\\"y #", e: [1, 2]) { ...F ... @skip(if: true) { g } } } # a comment " {',
        'query Q($v: [Int!]! = [1]) @d { a(t: """ "" \\""" # no comment """) { b } }',
        "fragment F on T & A | { \ufeff a, b , c : d }",
        get_introspection_query(),
    ],
)
def test_tokens_are_counted_as_the_grammar_has_them(text: str) -> None:
    lexer = Lexer(Source(text))
    tokens = 0
    while lexer.advance().kind is not TokenKind.EOF:
        tokens += 1
    assert sum(map(bool, TOKEN.findall(text))) == tokens


@pytest.mark.parametrize(
    "text", ['"""' * 9, '"' * 9, '\\"""' * 9, '"""' + '\\"""' * 9, '"\n' * 9, "\\" * 9, "#" * 9, '"""\\']
)
def test_counting_looks_at_no_character_twice(text: str) -> None:
    longer = f"{text * 100}{{ hello"
    matches = list(TOKEN.finditer(longer))
    assert all(one.end() <= other.start() for one, other in pairwise(matches))
    assert sum(len(match[0]) for match in matches) <= len(longer)


SEEN: tuple[tuple[str, Size], ...] = (
    ("{ a: b(c: {d: 1}) @skip(if: $e) { f g: h ... on I @j { k } ...l } }", Size(aliases=2, directives=2, fragments=2)),
    ("query q($a: [B!]! = [{ c: 1, c: 2 }]) @d { e }", Size()),
    ("{ a a b { a a: c } a: d }", Size(aliases=2, repeated=3)),
    ("{ ...F ...G } fragment F on T { id } fragment G on T @x { id on { on id } }", Size(fragments=2)),
    ("query a { b: c ...F } query d { b: c } fragment F on T { e: f g: h }", Size(aliases=2)),
    ('{ a(b: "{ c: d }") # e: f', Size()),
    ("} ) { a: b", Size()),
)


@pytest.mark.parametrize(("text", "size"), SEEN, ids=[text[:30] for text, _ in SEEN])
def test_what_a_text_shows_is_counted_without_parsing_it(text: str, size: Size) -> None:
    assert least_size(tokens_of(text, LIMITS.tokens)) == size


def test_no_more_is_seen_in_a_text_than_there_is() -> None:
    several = [Questions(random.Random(seed)).text() for seed in range(50)]  # noqa: S311  # the same questions each time
    for query in (
        *several,
        get_introspection_query(),
        doubling(18),
        bare_doubling(60),
        HOSTILE["150 inline fragments"],
    ):
        least, size = least_size(tokens_of(query, LIMITS.tokens)), survey_of(query)[1]
        for name in ("aliases", "directives", "fragments", "repeated"):
            assert getattr(least, name) <= getattr(size, name), (name, query)


def test_more_comments_than_are_followed_are_refused() -> None:
    with pytest.raises(Refused):
        Documents(CORE).document("#\n" * 20_000 + "{ hello }")
