"""Both ways to whom an outcome reaches: small estates would take nearly always the one of large outcomes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from graph.impact import outcome

if TYPE_CHECKING:
    from collections.abc import Generator

WAYS: Final = ("lists", "columns")


@contextmanager
def reached_by(way: str) -> Generator[None]:
    share = 10**9 if way == "columns" else 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outcome, "MUCH", share)
        yield
