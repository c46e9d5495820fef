"""Small catalogs of Backstage, written for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seed.reading import Reading
from tests.seed.estates import write
from tests.seed.staged import Read, read

if TYPE_CHECKING:
    from pathlib import Path

GROUPS = """
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: quay-crew, title: Quay Crew}
spec: {type: team, children: [pilots], profile: {email: quay@veld.example}}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: pilots}
spec: {type: team, children: []}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: ann.orr}
spec: {profile: {displayName: Ann Orr, email: ann.orr@veld.example}, memberOf: [Quay-Crew]}
"""


def entity(kind: str, name: str, spec: str = "", metadata: str = "") -> str:
    return (
        f"---\napiVersion: backstage.io/v1alpha1\nkind: {kind}\n"
        f"metadata: {{name: {name}{metadata and ', '}{metadata}}}\nspec: {{{spec}}}\n"
    )


def catalog(folder: Path, *entities: str, reading: Reading | None = None) -> Read:
    write(folder, {"catalog-info.yaml": "".join(entities), "groups.yaml": GROUPS})
    return read(folder, reading=reading or Reading())
