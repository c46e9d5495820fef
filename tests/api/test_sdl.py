"""The schema as it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.api.conftest import client_of
from tests.api.sample import KEY, sample_application

if TYPE_CHECKING:
    from pathlib import Path

PATH = "/schema.graphql"


async def test_the_schema_is_sent_once_for_each_version_of_it() -> None:
    async with client_of(sample_application()) as client:
        whole, head = await client.get(PATH), await client.head(PATH)
        tag = whole.headers["etag"]
        known = [
            (await client.get(PATH, headers={"if-none-match": given})).status_code
            for given in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*", '"other"')
        ]
    assert whole.status_code == head.status_code == 200
    assert "type Query {" in whole.text
    assert head.content == b""
    assert head.headers["etag"] == tag
    assert tag.startswith("W/")
    assert known == [304, 304, 304, 304, 200]


async def test_the_schema_is_sent_to_whoever_may_ask() -> None:
    async with client_of(sample_application(KEY=KEY)) as client:
        refused = await client.get(PATH)
        sent = await client.get(PATH, headers={"authorization": f"Bearer {KEY}"})
        foreign = await client.get(PATH, headers={"authorization": f"Bearer {KEY}", "sec-fetch-site": "cross-site"})
    assert (refused.status_code, sent.status_code, foreign.status_code) == (401, 200, 403)


async def test_where_only_trusted_documents_are_answered_the_schema_is_not(tmp_path: Path) -> None:
    file = tmp_path / "documents.json"
    file.write_text("{}", encoding="utf-8")
    async with client_of(sample_application(ONLY_TRUSTED="true", TRUSTED_DOCUMENTS=str(file))) as client:
        assert (await client.get(PATH)).status_code == 404
