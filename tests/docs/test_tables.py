"""What the documentation lists is what is declared."""

from __future__ import annotations

import pytest

from tests.docs.documents import ROOT
from tests.docs.tables import TABLES, brought_up


@pytest.mark.parametrize("page", TABLES)
def test_tables_of(page: str) -> None:
    """Where this fails: .venv/bin/python -m tests.docs.tables"""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert text == brought_up(text, TABLES[page])
