"""The page at `/playground`, its files and its examples."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from graphql import parse

from api.http.playground import EXAMPLES, PAGES, TABS, examples
from tests.api.conftest import client_of, served
from tests.api.sample import KEY, sample_application

if TYPE_CHECKING:
    import httpx

NOWHERE = "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
"""What Chromium is told about names: the internet is not there."""


async def test_the_page_may_load_and_ask_nothing_but_ourselves(client: httpx.AsyncClient) -> None:
    response = await client.get("/playground")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert {
        name: response.headers[name] for name in ("x-frame-options", "x-content-type-options", "referrer-policy")
    } == {"x-frame-options": "DENY", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
    assert "http" not in response.text


async def test_every_file_the_page_names_is_served(client: httpx.AsyncClient) -> None:
    page = (await client.get("/playground")).text
    named = re.findall(r'(?:src|href)="(/playground/[^"]+)"', page)
    assert named == [f"/playground/{name}" for name in ("licences.html", "playground.css", "playground.js")]
    for path in named:
        response = await client.get(path)
        assert response.status_code == 200
        assert response.content == (PAGES / path.rpartition("/")[2]).read_bytes()
        again = await client.get(path, headers={"if-none-match": response.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["playground.html", "source", "..%2Fapp.py", "__init__.py"])
async def test_no_other_file_is_served(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/playground/{name}")).status_code == 404


@pytest.mark.parametrize("key", ["", KEY])
async def test_the_page_asks_for_a_key_where_one_is_needed(key: str) -> None:
    async with client_of(sample_application(KEY=key)) as client:
        page = (await client.get("/playground")).text
    assert f'data-needs-key="{"true" if key else "false"}"' in page


async def test_impact_is_the_first_example(client: httpx.AsyncClient) -> None:
    tabs = (await client.get("/playground/examples.json")).json()
    assert tabs == examples()
    assert [tab["title"] for tab in tabs] == list(TABS)
    assert "maps" in tabs[0]["variables"]
    for tab in tabs:
        parse(tab["query"])


def test_every_example_has_a_tab() -> None:
    kept = sorted(Path(file.name).stem for file in EXAMPLES.iterdir() if file.name.endswith(".graphql"))
    assert kept == sorted(TABS)


def test_a_browser_without_the_internet_shows_it(tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is needed to look at the playground")
        pytest.skip("NOT LOOKED AT: Chromium is missing")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000", "--enable-logging=stderr"]
    with served(sample_application()) as address:
        shown = subprocess.run(  # noqa: S603  # found above
            [
                chromium,
                *quiet,
                f"--user-data-dir={tmp_path}",
                f"--host-resolver-rules={NOWHERE}",
                "--dump-dom",
                f"{address}/playground",
            ],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    assert "graphiql-container" in shown.stdout
    assert all(f">{tab['title'].capitalize()}<" in shown.stdout for tab in examples())
    assert "ScenarioInput" in shown.stdout
    assert "RETIRE" in shown.stdout
    said = [line for line in shown.stderr.splitlines() if ":CONSOLE:" in line]
    assert [line for line in said if "status of 400" not in line] == []  # the sample schema knows no such questions
