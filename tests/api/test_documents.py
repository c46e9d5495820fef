"""Documents that the lane has read are kept, within bounds."""

from __future__ import annotations

import pytest

from api.lane.documents import A_TOKEN, KEPT, KEPT_TOKENS, Documents
from api.lane.refusal import Refused
from tests.api.sample import schema


def test_a_document_is_read_once_per_text() -> None:
    documents = Documents(schema._schema)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # Strawberry has no public name for it
    assert documents.document("{ hello }") is documents.document("{ hello }")
    assert documents.document("{ hello }") is not documents.document("{hello}")


def test_what_is_wrong_with_a_text_is_kept_too() -> None:
    documents = Documents(schema._schema)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # as above
    refusals = list[Refused]()
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            documents.document("{ helo }")
        refusals.append(refused.value)
    assert refusals[0].errors is refusals[1].errors


def test_the_documents_kept_are_bounded_and_the_oldest_goes_first() -> None:
    documents = Documents(schema._schema)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # as above
    first = documents.document("{ hello }")
    for number in range(KEPT - 1):
        documents.document(f"{{ a{number}: hello }}")
    assert documents.document("{ hello }") is first
    documents.document("{ b: hello }")
    assert len(documents.kept) == KEPT
    assert "{ hello }" in documents.kept
    assert "{ a0: hello }" not in documents.kept


def test_large_documents_push_out_more_than_one() -> None:
    documents = Documents(schema._schema)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # as above
    for number in range(40):
        documents.document(f"query Q{number} {{ byIds(ids: [{'1 ' * 1900}]) {{ id }} }}")
    assert 20 < len(documents.kept) < 30
    assert documents.tokens <= KEPT_TOKENS
    assert documents.tokens == sum(
        kept.node.token_count + len(text) // A_TOKEN
        for text, kept in documents.kept.items()
        if not isinstance(kept, Refused)
    )


def test_long_texts_that_are_refused_push_out_one_another() -> None:
    documents = Documents(schema._schema)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # as above
    for number in range(200):
        with pytest.raises(Refused):
            documents.document(f"{{ hello }} }} # {number} {'x' * 50_000}")
    assert sum(map(len, documents.kept)) <= KEPT_TOKENS * A_TOKEN
    assert documents.kept
