"""Follows events by Python's gql through an end of the server: `seq` of the last one is said whenever it connects again.

Prints the numbers that came as JSON: python again.py ADDRESS KEY NUMBER
"""

import asyncio
import json
import sys

from gql import Client, gql
from gql.transport.exceptions import TransportClosed, TransportConnectionFailed
from gql.transport.websockets import WebsocketsTransport

EVENTS = "subscription ($after: Int) { events(after: $after) { seq } }"


async def main(address: str, key: str, number: int) -> None:
    url = f"{address.replace('http', 'ws')}/graphql"
    came: list[int] = []
    while not came or came[-1] < number:
        transport = WebsocketsTransport(url=url, init_payload={"authorization": f"Bearer {key}"})
        asked = gql(EVENTS)
        asked.variable_values = {"after": came[-1] if came else 0}
        try:
            async with Client(transport=transport) as session:
                async for told in session.subscribe(asked):
                    came.append(told["events"]["seq"])
                    if len(came) == 1:
                        print("follows", flush=True)
                    if came[-1] >= number:
                        break
        except (TransportClosed, TransportConnectionFailed, OSError):
            await asyncio.sleep(0.1)
    print(json.dumps({"gql": came}))


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
