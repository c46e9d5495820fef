"""The sample estate, served, and the clients' programs."""

from __future__ import annotations

import pytest

from tests.api.estate.conftest import address, sample_estate
from tests.clients.programs import build

__all__ = ["address", "sample_estate"]


@pytest.fixture(scope="session")
def built() -> None:
    build()
