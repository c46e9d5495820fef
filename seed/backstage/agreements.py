"""Agreements that nobody stated: whoever needs what another group provides is assumed to have one with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model.offering import Criticality
from seed.backstage.loading import text_of
from seed.backstage.people import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seed.backstage.entity import CatalogName, Ref
    from seed.backstage.loading import Catalog
    from seed.backstage.need import Edges, Need
    from seed.backstage.people import People

Sides = tuple[str, str]


def assumed(
    edges: Edges, catalog: Catalog, people: People, ids: Mapping[Ref, str]
) -> Iterator[tuple[str, CatalogName, int, dict[str, Any]]]:
    """Rows of a relationship, an informal agreement and a channel for each two groups of which one needs what the other
    provides, and of a coverage for each offering that it needs.
    """
    groups = {ids[ref]: ref for ref in people.provider_of.values()}
    covered: dict[Sides, dict[Ref, list[Need]]] = {}
    for start, needs in edges.items():
        for end, need in needs.items():
            provider, consumer = (people.provider_of.get(ref, UNKNOWN) for ref in (end, start))
            if provider != consumer and UNKNOWN not in {provider, consumer}:
                covered.setdefault((ids[provider], ids[consumer]), {}).setdefault(end, []).append(need)
    for (provider, consumer), offerings in covered.items():
        first = next(iter(offerings.values()))[0]
        file, line = first.file, first.line
        relationship, agreement = f"{provider}~{consumer}", f"assumed~{provider}~{consumer}"
        sides = {"provider": provider, "consumer": consumer}
        yield "ServiceRelationship", file, line, {"id": relationship, **sides}
        row: dict[str, Any] = {"id": agreement, "relationship": relationship, "kind": "INFORMAL"}
        if address := _address(catalog, groups[consumer]):
            channel = f"assumed~{relationship}"
            mail = {"id": channel, "relationship": relationship, "kind": "EMAIL", "address": address}
            yield "Channel", file, line, mail
            row["notice_to"] = [channel]
        yield "Agreement", file, line, row
        for end, needs_ in offerings.items():
            coverage = {"agreement": agreement, "offering": ids[end]} | _criticality(needs_)
            yield "COVERS", needs_[0].file, needs_[0].line, coverage


def _address(catalog: Catalog, group: Ref) -> str | None:
    entity = catalog.entities.get(group)
    return text_of(entity, entity.profile.values.get("email")) if entity else None


def _criticality(needs: list[Need]) -> dict[str, str]:
    """The worst that is stated; nothing where the worst is only assumed."""
    ranks = [Criticality(one.criticality or ("LOW" if one.is_part else "MEDIUM")).rank for one in needs]
    worst = needs[ranks.index(max(ranks))]
    if worst.criticality is None and not worst.is_part:
        return {}
    return {"criticality": worst.criticality or "LOW"}
