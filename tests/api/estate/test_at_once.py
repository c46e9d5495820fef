"""What is asked at once over HTTP is answered or told when to come again."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import httpx

DAYS = 16
FIRST = date(2026, 10, 5)


async def test_weak_points_of_sixteen_days_at_once_are_each_answered_or_refused_with_retry_after(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:

        async def asked(number: int) -> httpx.Response:
            day = (FIRST + timedelta(number)).isoformat()
            return await client.post("/graphql", json={"query": f'{{ weakPoints(on: "{day}") {{ day aloneCount }} }}'})

        async def answered(number: int) -> str:
            """The day of the answer; whoever is refused comes again when they were told to."""
            while (response := await asked(number)).json().get("errors"):
                (error,) = response.json()["errors"]
                assert response.status_code in {429, 503}
                assert error["extensions"]["code"] in {"OVERLOADED", "UNAVAILABLE"}
                assert int(response.headers["retry-after"]) == error["extensions"]["retryAfter"]
                await asyncio.sleep(error["extensions"]["retryAfter"])
            return response.json()["data"]["weakPoints"]["day"]

        found = await asyncio.gather(*map(answered, range(DAYS)))
    assert found == [(FIRST + timedelta(number)).isoformat() for number in range(DAYS)]
