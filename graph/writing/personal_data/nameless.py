"""Who stays in the place of somebody who was erased."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from graph.model.folding import folded_copy
from graph.model.scalars import now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.writing.personal_data.naming.traces import Traces

NAME: Final = "(erased)"
KEPT: Final = ("createdAt", "version")
LONGEST_ID: Final = 200


def nameless_id() -> str:
    return f"erased-{uuid.uuid4().hex[:12]}"


def nameless(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    """All that stays on the node."""
    at = now()
    kept = {name: values[name] for name in KEPT if name in values}
    return kept | {
        "id": key,
        "name": NAME,
        "nameFolded": folded_copy(NAME),
        "doNotContact": True,
        "archivedAt": at,
        "updatedAt": at,
        "version": values.get("version", 1) + 1,
    }


class Renaming:
    """New ids of things whose ids name the person. `key`: of the nameless one; it stands in all of them."""

    def __init__(self, traces: Traces, key: str) -> None:
        self._traces = traces
        self.key = key
        self._made: dict[str, str] = {}

    def of(self, id_: str) -> str:
        if id_ not in self._made:
            self._made[id_] = self._free(self._traces.renamed(id_, self.key)) if self._traces.are_in(id_) else id_
        return self._made[id_]

    def _free(self, wanted: str) -> str:
        taken = set(self._made.values())
        if wanted in taken or wanted == self.key or len(wanted) > LONGEST_ID:
            wanted = f"{self.key}-{len(taken) + 2}"
        return wanted
