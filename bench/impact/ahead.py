"""`python -m bench.impact.ahead`: what a consumer's next months cost, in a state in which nobody has asked and asked again.

Asked in this process, without HTTP: CPU of the process. Beside it: reports of all that is coming, as it would be without
knowing what concerns the consumer. The estate is that of `--data`, brought in as `python -m bench.impact` does it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections import Counter
from contextlib import aclosing
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from bench.engines import engine_in
from bench.impact.estate import BenchEstate, brought_in
from bench.impact.reports import Asking
from bench.table import HEAD, Row, milliseconds
from graph.database.engine import Engine, open_database
from graph.impact.kept import kept_reports
from graph.questions.ahead.coming import coming
from graph.reading import Scope
from resolvers.questions.ahead import USUAL_MONTHS, asked_ahead
from seed.estate import SIZES
from seed.fates import TODAY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from graph.database.engine import EngineSettings
    from graph.projection.follower import State
    from graph.questions.ahead import Coming

AHEAD: Final = """query Ahead($organization: ID!, $today: Date) {
  changesAhead(organization: $organization, today: $today) {
    changes(first: 50) { nodes { title effectiveOn severity isMasked notifyBy answerBy path { id } } }
  }
}"""


def consumers(state: State) -> dict[str, str]:
    """Those with the most agreements, with as many as half of them have, and with the fewest."""
    agreements, ids = state.projection.agreements, state.projection.organization_ids
    by_number = [ids[one] for one, _ in Counter(agreements.consumer_of).most_common()]
    return {"most agreements": by_number[0], "some": by_number[len(by_number) // 2], "one": by_number[-1]}


async def rows(asking: Asking, times: int) -> AsyncIterator[Row]:
    asked = asked_ahead((), USUAL_MONTHS, TODAY.isoformat(), parts=True)
    several = await coming(asking.database, Scope(), asked.today, asked.until, ())
    whole = median([await all_reports(asking, several) for _ in range(times)])
    yield Row(f"reports of all {len(several)} that is coming", "", milliseconds(whole))
    for words, organization in (await asking.kept.ask(consumers)).items():
        given = {"organization": organization, "today": TODAY.isoformat()}
        anew = await asking.cpu(AHEAD, given, times, anew=True)
        again = await asking.cpu(AHEAD, given, times, anew=False)
        beside = (
            f"again {milliseconds(again)}: {anew / again:.1f} times less; all reports {whole / anew:.1f} times as much"
        )
        yield Row(f"what is ahead of a consumer with {words}", "", milliseconds(anew), beside)


async def all_reports(asking: Asking, several: Sequence[Coming]) -> float:
    """Milliseconds of CPU."""

    def made(state: State) -> None:
        kept = kept_reports(state.projection)
        for one in several:
            report = kept.report(one.scenario, TODAY)
            report.masks.totals()

    await asking.forget()
    began = time.process_time()
    await asking.kept.ask(made)
    return (time.process_time() - began) * 1000


async def measured(settings: EngineSettings, estate: BenchEstate, times: int) -> None:
    async with open_database(settings) as database:
        await brought_in(database, estate, bulk=True)
        asking = Asking(database)
        async with aclosing(asking.kept):
            async for row in rows(asking, times):
                print(row, flush=True)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.impact.ahead", description=__doc__)
    parser.add_argument("--size", choices=list(SIZES), default="M")
    parser.add_argument("--data", type=Path, required=True, help="a folder that keeps files and engine")
    parser.add_argument("--times", type=int, default=3, help="how often each is asked")
    given = parser.parse_args(arguments)
    given.data.mkdir(parents=True, exist_ok=True)
    estate = BenchEstate(given.data.resolve(), given.size)
    estate.write()
    print(HEAD, flush=True)
    with engine_in(estate.folder, Engine.EMBEDDED) as settings:
        asyncio.run(measured(settings, estate, given.times))


if __name__ == "__main__":
    main(sys.argv[1:])
