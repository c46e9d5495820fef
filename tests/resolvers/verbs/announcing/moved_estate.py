"""The sample estate with all its days moved, so that the day of its story is today."""

from __future__ import annotations

import re
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.database.schema import set_up_schema
from graph.writing.outbox.holding import know_installation
from seed.importing import import_estate
from tests.quellhaven import QUELLHAVEN

if TYPE_CHECKING:
    from graph.database.engine import Database

STORY: Final = date(2026, 10, 5)
DAY: Final = re.compile(r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b")


def moved(day: str) -> str:
    """A day of the story as it is counted from today."""
    return (date.fromisoformat(day) + (datetime.now(UTC).date() - STORY)).isoformat()


def before(day: str) -> str:
    return (date.fromisoformat(moved(day)) - timedelta(days=1)).isoformat()


async def moved_quellhaven(database: Database) -> None:
    await set_up_schema(database)
    with tempfile.TemporaryDirectory() as folder:
        for file in QUELLHAVEN.glob("*.csv"):
            text = DAY.sub(lambda found: moved(found.group()), file.read_text(encoding="utf-8"))
            (Path(folder) / file.name).write_text(text, encoding="utf-8")
        await import_estate(database, [Path(folder)])
    await know_installation(database, None)
