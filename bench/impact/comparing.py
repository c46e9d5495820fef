"""Before anything is measured: the served application and the search in the database answer alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bench.impact.questions import SEVERITIES, variables
from graph.model.severity import Severity

if TYPE_CHECKING:
    from bench.impact.search import Affected, DatabaseSearch
    from bench.serving import Served

PAGE = 1_000


class Different(Exception):
    """The two do not answer alike; the sentence says where."""


async def same_answer(served: Served, search: DatabaseSearch, retired: list[str]) -> Affected:
    """What both answer. Raises Different."""
    answer = served.answer(SEVERITIES, variables(retired))["impact"]
    affected = await search.affected(dict.fromkeys(retired, int(Severity.CRITICAL)))
    parts = zip(("offerings", "agreements", "consumers"), affected, strict=True)
    said = {"totals": answer["totals"], **pages(answer)}
    found = {
        "totals": {name: by_severity(severities) for name, severities in parts},
        "offerings": worst(affected.offerings),
        "consumers": worst(affected.consumers),
    }
    for name, part in said.items():
        if part != found[name]:
            raise Different(f"Retiring {', '.join(retired)}: {name} are {part} over GraphQL, {found[name]} by search.")
    return affected


def pages(answer: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    return {
        "offerings": [(node["offering"]["id"], node["severity"]) for node in answer["offerings"]["nodes"]],
        "consumers": [(node["organization"]["id"], node["severity"]) for node in answer["consumers"]["nodes"]],
    }


def by_severity(severities: dict[str, int]) -> dict[str, int]:
    counted = Counter(severities.values())
    return {severity.name.lower(): counted[severity] for severity in Severity if severity}


def worst(severities: dict[str, int]) -> list[tuple[str, str]]:
    """The first page, as the schema orders it."""
    ordered = sorted(severities.items(), key=lambda entry: (-entry[1], entry[0]))
    return [(key, Severity(severity).name) for key, severity in ordered[:PAGE]]
