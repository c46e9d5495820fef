"""Relationships are scored before anybody asks, and again once something was written of them."""

from __future__ import annotations

from contextlib import aclosing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from graph.access.viewer import ADMINISTRATOR
from graph.health import ahead
from graph.health.keeping import SIDES, kept_health
from graph.model import MODEL
from graph.projection.follower import KeptProjection
from graph.writing.mutations import Update
from graph.writing.mutations.change import Part, change, planned
from tests.resolvers.health.cases import hold_files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from graph.database.engine import Database
    from graph.health.keeping import Scored
    from graph.projection.follower import State

RELATIONSHIPS: Final = ("r1", "r2", "r3")
FILES: Final[dict[str, list[dict[str, Any]]]] = {
    "organizations": [{"id": "pro", "name": "Pro"}, {"id": "con", "name": "Con"}],
    "relationships": [
        {"id": id_, "provider": "pro", "consumer": "con", "type": "BASIC", "since": "2024-01-01"}
        for id_ in RELATIONSHIPS
    ],
    "commitments": [
        {"id": id_, "relationship": id_, "side": "PROVIDER", "text": "T", "status": "OPEN", "due": "2026-01-01"}
        for id_ in RELATIONSHIPS
    ],
}


async def test_what_is_scored_ahead_is_what_a_question_finds(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "AT_ONCE", 2)
    await hold_files(database, tmp_path, FILES)
    async with aclosing(KeptProjection(database)) as kept:
        await ahead.score_ahead(kept)
        found = await kept.ask(ready, of_dialogue=True)
        assert found == await asked(database)
        assert {id_: scored.score for id_, scored in found[0].items()} == dict.fromkeys(RELATIONSHIPS, 0.0)
        done = Update(kind=MODEL.kinds["Commitment"], id="r2", values={"status": "KEPT", "doneAt": "2025-12-01"})
        await change(database, "edit", [Part(planned(done))], ADMINISTRATOR)
        assert "r2" not in (await kept.ask(ready, of_dialogue=True))[0]
        await ahead.score_ahead(kept)
        assert await kept.ask(ready, of_dialogue=True) == await asked(database) != found


def ready(state: State) -> list[dict[str, Scored]]:
    """Scores that are there, of each side."""
    today = datetime.now(UTC).date().toordinal()
    return [dict(kept_health(state.projection).scores(side, today, today, ())) for side in SIDES]


async def asked(database: Database) -> list[dict[str, Scored]]:
    """Scores that a question works out."""

    def scores(state: State) -> list[dict[str, Scored]]:
        today = datetime.now(UTC).date().toordinal()
        return [dict(kept_health(state.projection).scores(side, today, today)) for side in SIDES]

    async with aclosing(KeptProjection(database)) as fresh:
        return await fresh.ask(scores, of_dialogue=True)
