"""The seven questions, as Rapport and the peer are asked, and as a hand-written statement answers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY: Final = "2026-10-05"
FIELDS: Final = "id name status catalogue createdAt"
MAPPED: Final = ".id, .name, .status, .catalogue, .createdAt"
BY_NAME: Final = "sort: [{ name: ASC }, { id: ASC }]"


@dataclass(frozen=True, slots=True)
class Question:
    """`statement` answers the whole of `data` in one column; `answers` names the field at its root."""

    words: str
    answers: str
    rapport: str
    peer: str
    statement: LiteralString
    variables: Mapping[str, Any]


def questions(needing: str, needed: str) -> dict[str, Question]:
    """`needing`: an offering with dependencies, `needed`: one on which up to a hundred rest."""
    return {
        "Q1": Question(
            "one offering, 5 scalars",
            "offering",
            f"query Q1($id: ID!) {{ offering(id: $id) {{ {FIELDS} }} }}",
            f"query Q1($id: ID!) {{ offering: offerings(where: {{ id: {{ eq: $id }} }}) {{ {FIELDS} }} }}",
            f"MATCH (o:Offering {{id: $id}}) RETURN o {{{MAPPED}}}",
            {"id": needing},
        ),
        "Q2": Question(
            "100 offerings by name",
            "offerings",
            f"query Q2($n: Int!) {{ offerings(first: $n) {{ nodes {{ {FIELDS} }} }} }}",
            f"query Q2($n: Int!) {{ offerings(limit: $n, {BY_NAME}) {{ {FIELDS} }} }}",
            f"MATCH (o:Offering) WITH o ORDER BY o.name, o.id LIMIT $n RETURN collect(o {{{MAPPED}}})",
            {"n": 100},
        ),
        "Q3": Question(
            "20 organizations → 10 offerings → 10 agreements → consumer",
            "organizations",
            """query Q3($n: Int!, $m: Int!) {
              organizations(filter: { kind: { eq: "unit" } }, first: $n) { nodes { id name
                provides(first: $m) { nodes { id name
                  agreements(first: $m) { nodes { id reference relationship { consumer { name } } } } } } } } }""",
            f"""query Q3($n: Int!, $m: Int!) {{
              organizations(where: {{ kind: {{ eq: "unit" }} }}, limit: $n, {BY_NAME}) {{ id name
                provides(limit: $m, {BY_NAME}) {{ id name
                  agreements(limit: $m, sort: [{{ reference: ASC }}, {{ id: ASC }}]) {{
                    id reference relationship {{ consumer {{ name }} }} }} }} }} }}""",
            """
            MATCH (o:Organization) WHERE o.kind = 'unit'
            WITH o ORDER BY o.name, o.id LIMIT $n
            RETURN collect(o {.id, .name, provides: COLLECT {
              MATCH (o)-[:PROVIDES]->(f:Offering)
              WITH f ORDER BY f.name, f.id LIMIT $m
              RETURN f {.id, .name, agreements: COLLECT {
                MATCH (f)<-[:COVERS]-(a:Agreement)
                WITH a ORDER BY a.reference, a.id LIMIT $m
                RETURN a {.id, .reference, relationship: head(COLLECT {
                  MATCH (a)-[:UNDER]->(:ServiceRelationship)-[:CONSUMER]->(c:Organization)
                  RETURN {consumer: c {.name}} })} }} }})
            """,
            {"n": 20, "m": 10},
        ),
        "Q4": Question(
            "1,000 offerings with provider",
            "offerings",
            f"query Q4($n: Int!) {{ offerings(first: $n) {{ nodes {{ {FIELDS} provider {{ id name }} }} }} }}",
            f"query Q4($n: Int!) {{ offerings(limit: $n, {BY_NAME}) {{ {FIELDS} provider {{ id name }} }} }}",
            f"""
            MATCH (o:Offering) WITH o ORDER BY o.name, o.id LIMIT $n
            RETURN collect(o {{{MAPPED}, provider: head(COLLECT {{
              MATCH (o)<-[:PROVIDES]-(p:Organization) RETURN p {{.id, .name}} }})}})
            """,
            {"n": 1_000},
        ),
        "Q5": Question(
            "50 agreements by criticality and consumer's name",
            "agreements",
            """query Q5($text: String!, $n: Int!) {
              agreements(first: $n, filter: {
                covers: { some: { criticality: { eq: HIGH } } }, consumer: { name: { contains: $text } }
              }) { nodes { id reference noticeDays covers { nodes { name } } } } }""",
            f"""query Q5($text: String!, $n: Int!) {{
              agreements(limit: $n, sort: [{{ reference: ASC }}, {{ id: ASC }}], where: {{
                coversConnection: {{ some: {{ edge: {{ criticality: {{ eq: "HIGH" }} }} }} }}
                relationship: {{ some: {{ consumer: {{ some: {{ name: {{ contains: $text }} }} }} }} }}
              }}) {{ id reference noticeDays covers({BY_NAME}) {{ name }} }} }}""",
            """
            MATCH (c:Organization) WHERE c.name CONTAINS $text
            MATCH (c)<-[:CONSUMER]-(:ServiceRelationship)<-[:UNDER]-(a:Agreement)
            WHERE EXISTS { (a)-[:COVERS {criticality: 'HIGH'}]->(:Offering) }
            WITH DISTINCT a ORDER BY a.reference, a.id LIMIT $n
            RETURN collect(a {.id, .reference, .noticeDays, covers: COLLECT {
              MATCH (a)-[:COVERS]->(o:Offering) WITH o ORDER BY o.name, o.id RETURN o {.name} }})
            """,
            {"text": "Harbour Shop 1", "n": 50},
        ),
        "Q6": Question(
            "two hops of dependencies",
            "offering",
            """query Q6($id: ID!) { offering(id: $id) { id name
              dependencies(first: 100) { nodes { id name dependencies(first: 100) { nodes { id name } } } } } }""",
            f"""query Q6($id: ID!) {{ offering: offerings(where: {{ id: {{ eq: $id }} }}) {{ id name
              dependencies({BY_NAME}) {{ id name dependencies({BY_NAME}) {{ id name }} }} }} }}""",
            """
            MATCH (o:Offering {id: $id})
            RETURN o {.id, .name, dependencies: COLLECT {
              MATCH (o)-[:DEPENDS_ON]->(d:Offering) WITH d ORDER BY d.name, d.id
              RETURN d {.id, .name, dependencies: COLLECT {
                MATCH (d)-[:DEPENDS_ON]->(e:Offering) WITH e ORDER BY e.name, e.id RETURN e {.id, .name} }} }}
            """,
            {"id": needing},
        ),
        "Q7": Question(
            "everything downstream with consumers",
            "offering",
            """query Q7($id: ID!, $day: Date!) { offering(id: $id) { supports(first: 100, on: $day) { nodes { id name
              agreements(first: 20) { nodes { id relationship { consumer { id name } } } } } } } }""",
            """query Q7($id: ID!, $day: String!) { offering: offerings(where: { id: { eq: $id } }) {
              supports(day: $day) { id name agreements(limit: 20, sort: [{ reference: ASC }, { id: ASC }]) {
                id relationship { consumer { id name } } } } } }""",
            """
            MATCH (o:Offering {id: $id})
            RETURN {supports: COLLECT {
              MATCH (o)(()<-[r:DEPENDS_ON
                WHERE (r.validFrom IS NULL OR r.validFrom <= $day) AND (r.validTo IS NULL OR r.validTo > $day)]-())+
                (d:Offering)
              WHERE d <> o
              WITH DISTINCT d
              RETURN d {.id, .name, agreements: COLLECT {
                MATCH (d)<-[:COVERS]-(a:Agreement) WITH a ORDER BY a.reference, a.id LIMIT 20
                RETURN a {.id, relationship: head(COLLECT {
                  MATCH (a)-[:UNDER]->(:ServiceRelationship)-[:CONSUMER]->(c:Organization)
                  RETURN {consumer: c {.id, .name}} })} }} }}
            """,
            {"id": needed, "day": DAY},
        ),
    }
