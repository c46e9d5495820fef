"""A process that sends what is due, until there is nothing or it is killed.

`python -m bench.sending.worker FOLDER URI PORT MINUTES`: of the engine in the folder or at the address, to the mail server at the
port, with a clock that goes before by so many minutes.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from api.sending.outbox import Outbox
from api.sending.sending import way_of
from api.settings import settings_from
from graph.database.engine import EngineSettings, open_database


async def main(folder: str, uri: str, port: int, minutes: int) -> None:
    given = {
        "RAPPORT_SEND": "true",
        "RAPPORT_SEND_WAY": "smtp",
        "RAPPORT_SMTP_HOST": "127.0.0.1",
        "RAPPORT_SMTP_PORT": str(port),
        "RAPPORT_SMTP_SECURITY": "none",
        "RAPPORT_MAIL_FROM": "changes@transport.example",
    }
    engine = EngineSettings(Path(folder), uri, "neo4j", "", "neo4j") if uri else EngineSettings(Path(folder))

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(minutes=minutes)

    way = way_of(settings_from(given), Path(folder))
    async with open_database(engine) as database:
        while await Outbox(database, way, now=now).once():
            pass
        await way.aclose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
