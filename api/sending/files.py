"""Messages as files that a person sends with a mail program. The folder holds what is still to be sent, and nothing else."""

from __future__ import annotations

import asyncio
import os
import re
from typing import TYPE_CHECKING, Final

from api.sending.mail import NoAddress, mail
from api.sending.way import Outcome, Result
from graph.writing.outbox.outgoing import SENT_AT
from graph.writing.outbox.waiting import still_to_send

if TYPE_CHECKING:
    from pathlib import Path

    from api.sending.mail import Links
    from api.sending.settings import Mailbox
    from graph.database.engine import Database
    from graph.writing.outbox.outgoing import Outgoing

PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600
UNSAFE: Final = re.compile(r"[^a-z0-9]+")
LONGEST: Final = 40
NAMED: Final = re.compile(r".*-(?P<nonce>[0-9a-f]{32})\.eml")


class FilesWay:
    any_channel = False

    def __init__(self, folder: Path, links: Links, sender: Mailbox | None) -> None:
        self._folder = folder
        self._links = links
        self._sender = sender

    async def deliver(self, one: Outgoing) -> Result:
        try:
            made = mail(one, self._links, self._sender)
        except NoAddress as fault:
            return Result(Outcome.FAILED, str(fault))
        if self._sender is None:
            made["X-Unsent"] = "1"  # mail programs open it to be sent
        try:
            await asyncio.to_thread(self._write, one, made.as_bytes())
        except OSError as fault:
            return Result(Outcome.PAUSE, f"the folder cannot be written: {fault.strerror}")
        return Result(Outcome.WRITTEN)

    def _write(self, one: Outgoing, made: bytes) -> None:
        self._folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        self._folder.chmod(PRIVATE_FOLDER)
        name = UNSAFE.sub("-", one.change.lower())[:LONGEST].strip("-")
        path = self._folder / f"{name}-{one.nonce}.eml"
        beside = path.with_suffix(".part")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as file:
            file.write(made)
        beside.replace(path)

    async def aclose(self) -> None:
        """Nothing is open."""

    async def tidy(self, database: Database) -> None:
        """Deletes the files of messages that are not to be sent any more: sent, withdrawn, or of somebody erased."""
        files = await asyncio.to_thread(self._files)
        if files:
            there = await still_to_send(database, list(files))
            still = {nonce for nonce, kind, status in there if status in SENT_AT[kind]}
            for nonce, path in files.items():
                if nonce not in still:
                    path.unlink(missing_ok=True)

    def _files(self) -> dict[str, Path]:
        """The files that are there, by the random number of their message."""
        if not self._folder.is_dir():
            return {}
        found = ((NAMED.fullmatch(path.name), path) for path in self._folder.iterdir())
        return {match["nonce"]: path for match, path in found if match}
