"""What is logged, as text or as JSON: with the id of the request in which it happened."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

import orjson

from graph.database.event_log import REQUEST

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Final = "fields"
"""The name under which what a record says beside its sentence is handed to the logger (`extra`)."""


class AsText(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's name
        said = super().formatMessage(record)
        return " ".join([said, *(f"{name}={value}" for name, value in fields_of(record).items())])


class AsJson(logging.Formatter):
    """One object a line; times are instants in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **fields_of(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


def fields_of(record: logging.LogRecord) -> Mapping[str, Any]:
    request = REQUEST.get()
    given: Mapping[str, Any] = getattr(record, FIELDS, {})
    return {"request": request, **given} if request else given


def log_to_standard_error(level: str, form: Literal["text", "json"]) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson() if form == "json" else AsText())
    logging.basicConfig(level=level, handlers=[handler])
    logging.getLogger("uvicorn").setLevel(logging.ERROR)  # its warnings are of what strangers send
