"""A program that asks Rapport by the generated client: pages, a report, refusals, errors, live updates.

python work.py http://127.0.0.1:8080
"""

import asyncio
import datetime as dt
import json
import sys

from rapport_client import (
    Action,
    ChangeInput,
    Client,
    GraphQLClientGraphQLMultiError,
    Kind,
    NodeRef,
    ScenarioInput,
    UpdateOfferingInput,
)

ON, TODAY = dt.date(2027, 1, 1), dt.date(2026, 10, 5)


def retirement(offering: str) -> ScenarioInput:
    return ScenarioInput(effective_on=ON, changes=[ChangeInput(offering=offering, action=Action.RETIRE)])


async def all_of(client: Client, provider: str) -> list[str]:
    """Names of what a provider offers, page by page."""
    names: list[str] = []
    after = None
    while True:
        page = (await client.offerings(first=2, after=after, provider=provider)).offerings
        names += [edge.node.name for edge in page.edges]
        if not page.page_info.has_next_page:
            return names
        after = page.page_info.end_cursor


async def change(client: Client, id_: str, **values: object) -> tuple[str, object]:
    """What came of it: `Offering`, or the kind of refusal with its message."""
    answer = (await client.update_offering(UpdateOfferingInput(id=id_, **values))).update_offering
    if answer.typename__ == "Offering":
        return answer.typename__, answer.description
    return answer.typename__, answer.message


async def main(address: str) -> None:
    async with Client(f"{address}/graphql", ws_url=f"{address.replace('http', 'ws')}/graphql") as client:
        report = (await client.report(retirement("maps"), TODAY)).impact
        try:
            await client.report(retirement("map"), TODAY)
            errors = []
        except GraphQLClientGraphQLMultiError as refused:
            errors = [error.extensions for error in refused.errors]
        things = await client.things(
            [NodeRef(kind=Kind.Offering, id="maps"), NodeRef(kind=Kind.Organization, id="fleet")]
        )
        read = (await client.description("dispatch")).offering
        told, words = [], f"Told live, after version {read.version}"
        async for answer in client.followed([NodeRef(kind=Kind.Offering, id="dispatch")]):
            told.append(answer.things[0].description)
            if len(told) == 2:
                break
            changed = await change(client, "dispatch", description=words, expected_version=read.version)
        conflict = await change(client, "dispatch", description="Too late", expected_version=read.version)
        print(
            json.dumps(
                {
                    "offerings": await all_of(client, "geo"),
                    "critical": report.totals.consumers.critical,
                    "consumers": [[one.organization.name, one.severity] for one in report.consumers.nodes],
                    "errors": errors,
                    "things": [[one.typename__, one.id] for one in things.nodes],
                    "refused": await change(client, "dispatch", name=""),
                    "changed": changed,
                    "conflict": conflict,
                    "live": told[-1],
                }
            )
        )


asyncio.run(main(sys.argv[1]))
