"""The folder of files holds what is still to be sent, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.sending.sending import outbox_of
from api.settings import settings_from
from tests.api.sending.estate import announced, set_on, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n:Notice) SET n.state = 'SENT'",
        "MATCH (n:Notice) SET n.state = 'SUPERSEDED'",
        "MATCH (n:Notice) REMOVE n.text",
        "MATCH (c:Change) SET c.status = 'CANCELLED'",
    ],
)
async def test_a_file_lies_there_until_its_message_is_sent_or_is_to_be_sent_no_more(
    database: Database, tmp_path: Path, statement: str
) -> None:
    await announced(database)
    outbox = outbox_of(settings_from({"RAPPORT_SEND": "true"}), tmp_path, database)
    await outbox.once()
    await outbox.once()
    assert len(list((tmp_path / "outbox").iterdir())) == 1
    assert await state_of(database) == ("PLANNED", None, False)
    await set_on(database, statement)
    await outbox.once()
    assert list((tmp_path / "outbox").iterdir()) == []
