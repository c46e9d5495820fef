from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, Thing
from graph.model.ownership import ForAdministrators
from graph.model.scalars import MANAGED, Choice, Count, Instant


class ImportStatus(Choice):
    """Where an import stands."""

    RUNNING = "RUNNING", "Still writing, or died while it was: run the same import again to complete it."
    INTERRUPTED = "INTERRUPTED", "Was cut short while it was writing: run the same import again to complete it."
    DONE = "DONE", "Wrote all its rows."


class Import(Thing):
    """One run of an import. Its `source` is remembered on what it wrote."""

    status: Annotated[ImportStatus, MANAGED] = Field(ImportStatus.RUNNING, description="Where it stands.")
    started_at: Annotated[Instant, MANAGED] = Field("", description="When it began to write.")
    finished_at: Annotated[Instant | None, MANAGED] = Field(
        None, description="When it wrote its last row, or was cut short."
    )
    rows: Annotated[Count, MANAGED] = Field(0, description="Rows that were read.")
    created: Annotated[Count, MANAGED] = Field(0, description="Things and relations that it created.")
    changed: Annotated[Count, MANAGED] = Field(0, description="Things and relations that it changed.")
    unchanged: Annotated[Count, MANAGED] = Field(0, description="Things and relations that were so already.")
    removed: Annotated[Count, MANAGED] = Field(0, description="Things and relations that it removed.")


IMPORT = Kind(
    model=Import,
    label="Import",
    singular="import",
    plural="imports",
    file=None,
    order=("startedAt",),
    stated=False,
    visible=ForAdministrators(),
)
