"""The steps from each version of the schema to the next: a new one is a new file and its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.database.schema.texts import TEXTS

if TYPE_CHECKING:
    from graph.database.schema.step import Step

STEPS: Final[tuple[Step, ...]] = (TEXTS,)
