"""The facts of dialogue of this process: loaded at the first question about them, then brought up by what was written."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graph.projection.contacts.people import ERASED
from graph.projection.dialogue.dialogue import FACTS, Dialogue
from graph.projection.loading import Loaded, rows_of, uncollected
from graph.projection.patching import MOST_PATCHED, patch_tables

if TYPE_CHECKING:
    from graph.database.engine import Database
    from graph.projection.patching import Touched
    from graph.projection.projection import Projection

SUBJECTS: Final = frozenset({ERASED, *(subject for table in FACTS for subject in (*table.subjects, *table.through))})
"""What events speak of that has to do with facts."""


class KeptDialogue:
    """Outlives the projection, since no row depends on how that numbers its things. `touched` is what was written since
    the rows were read, or began to be: it is brought in before a question, so that who asks for impact waits for none
    of it. Where that is too much, and where somebody was erased, everything is loaded anew for the next question.
    """

    def __init__(self, database: Database) -> None:
        self.progress = Loaded(0, 0)
        self._database = database
        self._dialogue: Dialogue | None = None
        self._loading: asyncio.Task[None] | None = None
        self._touched: defaultdict[str, set[str]] = defaultdict(set)

    def note(self, touched: Touched) -> None:
        """What was written, as it is brought into the projection."""
        if self._dialogue is None and self._loading is None:
            return
        for subject in SUBJECTS & touched.keys():
            self._touched[subject] |= touched[subject]
        if ERASED in self._touched or sum(map(len, self._touched.values())) > MOST_PATCHED:
            self.forget()

    def forget(self) -> None:
        """What has happened is not known: load anew. Whoever waits for a load that runs waits for the next one too."""
        if self._loading:
            self._loading.cancel()
        self._dialogue, self._loading = None, None
        self._touched.clear()

    async def load(self) -> None:
        """All rows, unless they are there; whoever asks while it runs waits for the same."""
        if self._dialogue is not None:
            return
        if self._loading is None:
            self._loading = asyncio.create_task(self._load())
        loading = self._loading
        await asyncio.wait([loading])
        if loading is self._loading:
            self._loading = None
        if not loading.cancelled():
            loading.result()

    async def bring_into(self, projection: Projection) -> bool:
        """Let the projection hold the facts as they are now, while nobody reads it. False where they must be loaded."""
        if self._dialogue is None:
            return False
        projection.dialogue = self._dialogue
        if self._touched:
            await patch_tables(projection, self._database, self._touched, FACTS)
            self._touched.clear()
        return True

    async def aclose(self) -> None:
        loading = self._loading
        self.forget()
        if loading:
            await asyncio.wait([loading])

    async def _load(self) -> None:
        with uncollected():
            rows = await rows_of(FACTS, self._database, self._show)
            self._dialogue = await asyncio.to_thread(Dialogue, rows)

    def _show(self, progress: Loaded) -> None:
        self.progress = progress
