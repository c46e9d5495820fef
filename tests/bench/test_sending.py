"""The program that kills what sends messages, in a small form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.sending.killing import A_ROUND, killed

if TYPE_CHECKING:
    from graph.database.engine import Database, EngineSettings


async def test_no_kill_loses_a_message_and_each_is_marked_in_the_end(
    database: Database, engine_settings: EngineSettings
) -> None:
    assert database
    told = await killed(engine_settings, rounds=3, seed=2)
    assert (told.messages, told.lost) == (3 * A_ROUND + 1, 0)
    assert told.states == {"SENT": told.messages}
    assert told.doubled <= told.killed
