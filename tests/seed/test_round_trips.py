"""Any estate: out of the graph as files, into an empty graph, and out again as the same bytes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.scalars import Name, Text
from tests.seed.estates import UNWELCOME, there_and_back
from tests.seed.rows import TEXTS as ANY_TEXTS
from tests.seed.rows import is_taken

if TYPE_CHECKING:
    from graph.database.engine import Database

KEYS: tuple[str, ...] = ("a", "B", "ä", "a b", "x,y", '"q"', "~", "a~b", "10", "é;=")
TEXTS = ANY_TEXTS.filter(partial(is_taken, Text))
NAMES = ANY_TEXTS.filter(partial(is_taken, Name))
GROUPS = st.sampled_from(["base", 'für alle, "oft"', "a;b"])
DAYS = st.sampled_from(["2026-01-01", "2026-06-30", "2027-12-31"])
LISTED = st.lists(NAMES.map(lambda text: text.replace("|", "/")), min_size=1, max_size=3)
Row = dict[str, Any]


@st.composite
def estates(draw: st.DrawFn) -> list[Row]:
    organizations = draw(st.lists(st.sampled_from(KEYS), min_size=2, max_size=5, unique=True))
    offerings = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=6, unique=True))
    people = draw(st.lists(st.sampled_from(KEYS), max_size=4, unique=True))
    rows = [*draw(_organizations(organizations)), *draw(_people(people, organizations))]
    rows += draw(_offerings(offerings, organizations, people))
    for place, consumer in enumerate(organizations[1:]):
        offering = draw(st.sampled_from([row for row in rows if row["kind"] == "Offering"]))
        agreement = {"kind": "Agreement", "id": f"agr {place}", "provider": offering["provider"], "consumer": consumer}
        stated: Row = draw(
            st.sampled_from([{}, {"offering": offering["id"]}, {"offering": offering["id"], "criticality": "LOW"}])
        )
        rows.append(
            {**agreement, **stated, **draw(_some(agreement_kind=st.just("SLA"), notice_days=st.integers(0, 3650)))}
        )
    return draw(st.permutations(rows))


def _some(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[Row]:
    """Any of the columns."""
    return st.fixed_dictionaries({}, optional=values)


@st.composite
def _organizations(draw: st.DrawFn, keys: list[str]) -> list[Row]:
    rows: list[Row] = []
    for place, key in enumerate(keys):
        row = draw(_some(organization_kind=NAMES, description=TEXTS, external_ids=LISTED))
        above = draw(st.none() | st.sampled_from(keys[:place])) if place else None
        rows.append({"kind": "Organization", "id": key, "name": draw(NAMES), "part_of": above, **row})
    return rows


@st.composite
def _people(draw: st.DrawFn, keys: list[str], organizations: list[str]) -> list[Row]:
    rows: list[Row] = []
    for place, key in enumerate(keys):
        members = st.lists(st.sampled_from(organizations), min_size=1, unique=True)
        row = draw(_some(email=NAMES, do_not_contact=st.booleans(), member_of=members, absent_from=DAYS))
        rows.append({"kind": "Person", "id": key, "name": draw(NAMES), **row})
        above = keys[:place]
        if above and draw(st.booleans()):
            line = draw(_some(since=DAYS))
            rows.append({"kind": "ReportingLine", "person": key, "manager": draw(st.sampled_from(above)), **line})
        if draw(st.booleans()):
            member = {"kind": "Membership", "person": key, "organization": draw(st.sampled_from(organizations))}
            rows.append({**member, **draw(_some(title=NAMES, since=DAYS))})
    return rows


@st.composite
def _offerings(draw: st.DrawFn, keys: list[str], organizations: list[str], people: list[str]) -> list[Row]:
    rows: list[Row] = []
    for key in keys:
        row = draw(
            _some(status=st.sampled_from(["PLANNED", "RETIRED"]), goods=TEXTS, archived_at=ARCHIVED, retires_on=DAYS)
        )
        if people and draw(st.booleans()):
            row["owner"] = draw(st.lists(st.sampled_from(people), min_size=1, unique=True))
        provider = draw(st.sampled_from(organizations))
        rows.append({"kind": "Offering", "id": key, "name": draw(NAMES), "provider": provider, **row})
    pairs = [(start, end) for start in keys for end in keys if start != end]
    for start, end in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else ():
        row = draw(_some(criticality=st.sampled_from(["LOW", "CRITICAL"]), alternatives=GROUPS, valid_from=DAYS))
        rows.append({"kind": "Dependency", "from": start, "to": end, **row})
        if draw(st.booleans()):
            rows.append(
                {"kind": "Successor", "offering": start, "successor": end, **draw(_some(coverage=st.just("FULL")))}
            )
    return rows


ARCHIVED = st.sampled_from(["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.5+02:00"])


@settings(max_examples=12, deadline=None, suppress_health_check=UNWELCOME)
@given(rows=estates())
async def test_out_and_in_and_out_again_is_the_same(database: Database, rows: list[Row]) -> None:
    await there_and_back(database, rows)
