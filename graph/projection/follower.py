"""The projection of this process, kept as fresh as the last acknowledged write of any process."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from graph.database.event_log import last, tail
from graph.database.imports import unfinished_imports
from graph.errors import Unavailable
from graph.model.event import EventAction
from graph.model.scalars import Choice
from graph.projection.contacts.people import ERASED
from graph.projection.dialogue.kept import KeptDialogue
from graph.projection.loading import Loaded, tables, uncollected
from graph.projection.patching import patch
from graph.projection.projection import Projection
from graph.projection.snapshot import SnapshotKeeper
from graph.projection.visibility_cache import MapsByViewer
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.database.engine import Database
    from graph.database.event_log import Happened
    from graph.projection.rows import Tables
    from graph.projection.visibility_cache import ViewersMaps

T = TypeVar("T")

MOST_EVENTS: Final = 1_000
"""Events read at once; whoever is further behind loads everything anew."""

TIDIED: Final = 30.0
"""Seconds between two looks for what was derived and is not used any more."""

BY_IMPORTS: Final = frozenset(
    {
        EventAction.IMPORT_STARTED,
        EventAction.IMPORTED,
        EventAction.REMOVED,
        EventAction.IMPORT_FINISHED,
        EventAction.IMPORT_INTERRUPTED,
    }
)


class IncompleteReason(Choice):
    """Why an answer may not be the whole truth."""

    HIDDEN = "HIDDEN", "Something that takes part may not be seen by whoever asks."
    IMPORT_INTERRUPTED = "IMPORT_INTERRUPTED", "An import died half-way: run it again to complete it."
    CAUSES_ONE_EACH = "CAUSES_ONE_EACH", "Of more than 10 changes only one minimal cause each is given."


@dataclass(frozen=True, slots=True)
class State:
    """`number`: of the last event that it knows; `since`: of the first state that was the same as this."""

    projection: Projection
    incomplete: IncompleteReason | None
    number: int
    since: int


Touched = dict[str, set[str]]
"""Kind of the rows -> ids, as events bear them."""


class KeptProjection:
    """Loaded once, then changed by what the trail says. What an import writes counts from its end on: until then
    questions are answered on the state before. A load goes on when whoever asked for it has gone. `patience`: seconds
    that a question waits for the first load before it is refused.
    """

    def __init__(self, database: Database, patience: float | None = None) -> None:
        self._database = database
        self._patience = patience
        self._lock = asyncio.Lock()
        self._loading: asyncio.Task[Projection] | None = None
        self._projection: Projection | None = None
        self._seen = 0
        self._since = 0
        self._touched: Touched = defaultdict(set)
        self._held: Touched = defaultdict(set)
        self._import_ended = False
        self._incomplete: IncompleteReason | None = None
        self._maps_by_viewer: MapsByViewer | None = None
        self._following: asyncio.Task[None] | None = None
        self._followed_at: float | None = None
        self._dialogue = KeptDialogue(database)
        self._snapshot = SnapshotKeeper(database)
        self._tidying: asyncio.TimerHandle | None = None
        self.progress = Loaded(0, 0)
        self.derived: dict[Any, Any] = {}

    @property
    def event(self) -> int | None:
        """Number of the newest event that it holds; None before the first load."""
        return None if self._projection is None else self._seen

    @property
    def age(self) -> float | None:
        """Seconds since the moment of which it is known to hold all that was written; None before the first load."""
        return None if self._followed_at is None else time.monotonic() - self._followed_at

    def check(self) -> None:
        """Raises Unavailable before the end of the first load."""
        if self._projection is None:
            words = "The estate is being loaded ({share} %): ask again in a few seconds."
            raise Unavailable(Saying("ESTATE_LOADING", words, share=self.progress.share))

    async def load(self) -> None:
        """Load ahead of the first question."""
        asked_at = time.monotonic()
        async with self._lock:
            await self._refresh(asked_at)

    async def load_dialogue(self) -> None:
        """Load the facts of dialogue ahead of the first question about them."""
        await self._dialogue.load()

    async def aclose(self) -> None:
        """End what nobody waits for any more, while the database is still open."""
        if self._tidying:
            self._tidying.cancel()
        if running := [task for task in (self._following, self._loading) if task]:
            for task in running:
                task.cancel()
            await asyncio.wait(running)
        await self._dialogue.aclose()
        await self._snapshot.aclose()

    def seen(self, scope: Mapping[str, bool]) -> ViewersMaps | None:
        """What somebody sees who reaches these organizations, as of the last event that was followed; None while that
        is not known. `scope` is known again as the same object, so let it be the same for as long as it holds the same.
        """
        if self._maps_by_viewer is None or self._loading or self._touched or self._held or self._incomplete:
            return None
        return self._maps_by_viewer.by(scope, self._seen)

    def _behind(self) -> None:
        """Somebody has found the estate changed: whoever comes next should find it followed."""
        if self._following is None:
            self._following = asyncio.create_task(self.load())
            self._following.add_done_callback(self._end_following)

    def _end_following(self, following: asyncio.Task[None]) -> None:
        self._following = None
        if not following.cancelled():
            following.exception()  # whoever asks for an impact is told

    async def ask(self, question: Callable[[State], T], *, of_dialogue: bool = False) -> T:
        """Answer of `question` on the state of now. It runs in a thread, alone: nothing changes the state meanwhile.
        `of_dialogue`: it looks at `projection.dialogue`. Raises Unavailable where a load takes longer than the patience.
        """
        asked_at = time.monotonic()
        if self._projection is None:
            try:
                async with asyncio.timeout(self._patience):
                    await asyncio.shield(self._load())
            except TimeoutError:
                self.check()
        while True:
            if of_dialogue:
                await self._require_dialogue()
            async with self._lock:
                projection = await self._refresh(asked_at)
                if of_dialogue and not await self._dialogue.bring_into(projection):
                    continue  # what was written meanwhile has to be loaded anew
                state = State(projection, self._incomplete, self._seen, self._since)
                answer = asyncio.ensure_future(asyncio.to_thread(question, state))
                try:
                    return await asyncio.shield(answer)
                except asyncio.CancelledError:
                    await asyncio.wait([answer])  # the lock is held until the thread has left the projection alone
                    raise
                finally:
                    self._tidy_later(projection)

    async def _require_dialogue(self) -> None:
        """Raises Unavailable where the load takes longer than the patience."""
        try:
            async with asyncio.timeout(self._patience):
                await self._dialogue.load()
        except TimeoutError:
            words = "What happens in relationships is being loaded ({share} %): ask again in a few seconds."
            raise Unavailable(Saying("DIALOGUE_LOADING", words, share=self._dialogue.progress.share)) from None

    def _tidy_later(self, projection: Projection) -> None:
        """What was derived and nobody asks for any more goes, though nobody asks anything else."""
        if projection.derived and self._tidying is None:
            self._tidying = asyncio.get_running_loop().call_later(TIDIED, self._tidy, projection)

    def _tidy(self, projection: Projection) -> None:
        self._tidying = None
        if not self._lock.locked():
            projection.forget_unused()
        self._tidy_later(projection)

    async def _refresh(self, asked_at: float) -> Projection:
        """The projection with all that was written before `asked_at`. One load of everything is enough for that, though more
        is written while it runs: whoever asked would else wait for as long as new offerings are made.
        """
        projection = self._projection
        if projection is None or self._loading:
            projection = await asyncio.shield(self._load())
        is_fresh = self._followed_at is not None and self._followed_at >= asked_at
        if not is_fresh and not await self._followed(projection):
            projection = await asyncio.shield(self._load())
        return projection

    async def _followed(self, projection: Projection) -> bool:
        """Bring in what the trail says. False where only a load of everything can."""
        began = time.monotonic()
        events = await tail(self._database, self._seen, MOST_EVENTS + 1)
        if len(events) > MOST_EVENTS:
            self._dialogue.forget()
            self._seen = await last(self._database)
            return False
        for event in events:
            self._note(event)
        if self._held or self._incomplete:
            await self._settle_imports()
        if self._touched:
            self._dialogue.note(self._touched)
            revision = projection.revision
            if not await patch(projection, self._database, self._touched, partial(self._snapshot.note, self._seen)):
                return False
            self._touched.clear()
            if projection.revision != revision:
                self._since = self._seen
        self._followed_at = began
        if not self._held and not self._incomplete:
            self._snapshot.reached(self._seen)
        return True

    def _note(self, event: Happened) -> None:
        if event.seq != self._seen + 1:
            words = "Event {number} of the trail is missing. Run `rapport doctor`."
            raise Unavailable(Saying("EVENT_MISSING", words, number=self._seen + 1))
        self._seen = event.seq
        self._import_ended |= event.action is EventAction.IMPORT_FINISHED
        if event.subject:
            touched = self._held if event.action in BY_IMPORTS else self._touched
            erased = event.action is EventAction.ERASED  # which does not say who it was: everything is loaded anew
            if erased:
                self._snapshot.forget()
            touched[ERASED if erased else event.subject].update(event.subject_ids)

    async def _settle_imports(self) -> None:
        unfinished = await unfinished_imports(self._database)
        if unfinished and (not self._import_ended or any(run.alive() for run in unfinished)):
            if not all(run.alive() for run in unfinished):
                self._incomplete = IncompleteReason.IMPORT_INTERRUPTED
            return
        for subject, ids in self._held.items():
            self._touched[subject] |= ids
        self._held.clear()
        self._import_ended = False
        self._incomplete = IncompleteReason.IMPORT_INTERRUPTED if unfinished else None

    def _load(self) -> asyncio.Task[Projection]:
        """Loads everything; whoever asks while it runs waits for the same load."""
        if self._loading is None:
            self._loading = asyncio.create_task(self._loaded())
            self._loading.add_done_callback(self._end_load)
        return self._loading

    def _end_load(self, load: asyncio.Task[Projection]) -> None:
        self._loading = None
        if not load.cancelled():
            load.exception()  # else the loop complains where nobody waits any more

    async def _loaded(self) -> Projection:
        """Loads everything; the first time from the snapshot, where there is one."""
        with uncollected():
            kept = await self._snapshot.found() if self._projection is None else None
            if kept:
                return await self._taken(*kept, incomplete=False)
            began = time.monotonic()
            seen = await self._before_the_first_row()
            incomplete = bool(await unfinished_imports(self._database))
            rows = await tables(self._database, self._show)
            projection = await self._taken(rows, seen, incomplete=incomplete)
            self._followed_at = began
        if not incomplete:
            self._snapshot.keep(rows, seen)
        return projection

    async def _before_the_first_row(self) -> int:
        """Number of the event from which the trail is read again after a load: where the facts of dialogue have followed
        it, too.
        """
        return await last(self._database) if self._projection is None else self._seen

    async def _taken(self, rows: Tables, seen: int, *, incomplete: bool) -> Projection:
        projection = self._projection = await asyncio.to_thread(Projection, rows)
        self._seen = self._since = seen
        self._maps_by_viewer = MapsByViewer(projection, self._behind)
        self._touched.clear()
        self._held.clear()
        self._import_ended = False
        self._incomplete = IncompleteReason.IMPORT_INTERRUPTED if incomplete else None
        return projection

    def _show(self, progress: Loaded) -> None:
        self.progress = progress
