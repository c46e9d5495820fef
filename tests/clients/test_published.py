"""The published examples are those that were tested, generated from today's schema."""

from __future__ import annotations

import pytest

from tests.clients.programs import PYTHON
from tests.clients.published import TYPESCRIPT, made_python, made_typescript, texts

AGAIN = "run python -m tests.clients.published"


@pytest.mark.usefixtures("built")
def test_the_example_in_typescript_is_what_the_programs_and_the_schema_make_of_it() -> None:
    assert texts(TYPESCRIPT) == made_typescript(), AGAIN


def test_the_client_for_python_is_what_the_schema_makes_of_it() -> None:
    assert texts(PYTHON / "rapport_client") == made_python(), AGAIN
