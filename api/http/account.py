"""An account of one request for metrics and the log: neither what was asked nor what was answered."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from api.logs import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

log = logging.getLogger("rapport.requests")

OTHER: Final = "other"
GONE: Final = 499
"""The status of a request whose client did not wait for the answer."""


@dataclass(slots=True)
class Account:
    """`operation`: the name of a trusted document's operation; all else is `other`. `who`: the key or grant by which
    somebody is known, never a name. `codes`: of its errors.
    """

    operation: str = OTHER
    who: str = ""
    points: int = 0
    codes: list[str] = field(default_factory=list[str])
    began: float = field(default_factory=time.perf_counter)
    seconds: float = 0.0
    status: int = GONE

    def refused(self, errors: Iterable[Mapping[str, Any]]) -> None:
        self.codes += [str(one.get("extensions", {}).get("code", OTHER)) for one in errors]

    def end(self, status: int | None) -> None:
        """None where the client has gone."""
        self.seconds = time.perf_counter() - self.began
        self.status = GONE if status is None else status
        if log.isEnabledFor(logging.INFO):
            log.info("answered", extra={FIELDS: self._said()})

    def _said(self) -> dict[str, object]:
        said: dict[str, object] = {
            "operation": self.operation,
            "who": self.who or "nobody",
            "status": self.status,
            "ms": round(self.seconds * 1000, 1),
        }
        return {**said, "errors": ",".join(sorted(set(self.codes)))} if self.codes else said
