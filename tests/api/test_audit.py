from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.api.conftest import served
from tests.api.sample import sample_application

AUDIT = Path(__file__).parent / "audit"


@pytest.fixture(scope="module")
def audit() -> Path:
    """The folder of the audit, its packages installed."""
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("npm is needed for the audit of GraphQL over HTTP")
        pytest.skip("NOT AUDITED: npm is missing")
    if not (AUDIT / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=AUDIT, check=True, capture_output=True)  # noqa: S607  # found above
    return AUDIT


def test_every_audit_of_graphql_over_http_passes(audit: Path) -> None:
    with served(sample_application()) as address:
        told = subprocess.run(  # noqa: S603  # our own program
            ["node", "audit.js", f"{address}/graphql"],  # noqa: S607  # comes with npm
            cwd=audit,
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
    audits = json.loads(told.stdout)
    assert [audit for audit in audits if audit["status"] != "ok"] == []
    assert len(audits) == 61
