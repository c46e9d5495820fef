"""Sending as the environment configures it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Final

from api.explorer.routes import segments
from api.sending.files import FilesWay
from api.sending.mail import links_of
from api.sending.outbox import Outbox, clock
from api.sending.reminding import Reminding
from api.sending.settings import parsed
from api.sending.smtp import SmtpWay
from api.sending.webhook import WebhookWay

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from pathlib import Path

    from api.sending.settings import SendingVariables
    from api.sending.way import Way
    from graph.database.engine import Database

FOLDER: Final = "outbox"


def way_of(settings: SendingVariables, data: Path) -> Way:
    """`data`: the folder of the estate."""
    links = links_of(settings.public_url, settings.secret, answers="change" in segments())
    sender = parsed(settings.mail_from) if settings.mail_from else None
    if settings.send_way == "smtp" and sender:
        return SmtpWay(settings, links, sender)
    if settings.send_way == "webhook" and settings.webhook_url and settings.webhook_secret:
        return WebhookWay(settings.webhook_url, settings.webhook_secret, links, settings.webhook_private)
    return FilesWay(settings.send_folder or data / FOLDER, links, sender)


def outbox_of(settings: SendingVariables, data: Path, database: Database) -> Outbox:
    way = way_of(settings, data)
    before: list[Callable[[], Awaitable[object]]] = [Reminding(database, clock)]
    if isinstance(way, FilesWay):
        before.append(lambda: way.tidy(database))
    return Outbox(database, way, settings.public_url, frozenset(settings.send_to), before=tuple(before))


@contextlib.asynccontextmanager
async def sending(settings: SendingVariables, data: Path, database: Database) -> AsyncGenerator[None]:
    """Sends what is due meanwhile, where it is switched on."""
    if not settings.send:
        yield
        return
    task = asyncio.create_task(outbox_of(settings, data, database).run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait((task,))
