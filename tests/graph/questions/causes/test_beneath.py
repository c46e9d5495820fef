"""What rests on what, followed edge by edge, on random offerings that need one another, in circles too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.projection.projection import Projection
from graph.projection.rows import DependencyRow, OfferingRow, OrganizationRow, Tables
from graph.questions.causes.beneath import Beneath

NAMES = [f"o{number}" for number in range(7)]
DAY = 740_000
pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])


@given(st.sets(pairs, max_size=14), st.dictionaries(st.sampled_from(NAMES), st.integers(1, 31), max_size=4))
def test_whoever_agreed_on_an_offering_rests_on_all_that_it_needs(
    needs: set[tuple[str, str]], agreed: dict[str, int]
) -> None:
    tables = Tables(
        offerings=[OfferingRow(name, "host", name=name) for name in NAMES],
        dependencies=[DependencyRow(one, other) for one, other in sorted(needs)],
        agreements=[],
        coverages=[],
        organizations=[OrganizationRow("host")],
    )
    expected: dict[str, int] = {}
    for start, mask in agreed.items():
        found, pending = {start}, [start]
        while pending:
            at = pending.pop()
            for one, other in needs:
                if one == at and other not in found:
                    found.add(other)
                    pending.append(other)
        for name in found:
            expected[name] = expected.get(name, 0) | mask
    assert Beneath(Projection(tables), None, DAY).resting(agreed) == expected
