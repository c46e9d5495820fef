"""What is as bad already: listed by itself, told, and never among what is not affected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.resolvers.impact.conftest import Asking

SCENARIO: Final = (
    """scenario: { effectiveOn: "2027-01-15", changes: [{ offering: "a", action: RETIRE }] }, today: "2026-12-01" """
)
MASK: Final = "severity until byCount by { offering { id } reason }"
MASKED: Final = f"""{{ impact({SCENARIO}) {{
  totals {{
    offerings {{ none }} agreements {{ none }} consumers {{ none low }} people
    masked {{ offerings {{ high medium }} agreements {{ high medium }} consumers {{ high medium }} }}
  }}
  consumers {{ nodes {{ organization {{ id }} severity }} }}
  masked {{
    offerings {{ nodes {{ offering {{ id }} {MASK} }} }}
    agreements {{ nodes {{ id {MASK} }} }}
    consumers {{ nodes {{ organization {{ id }} {MASK} }} }}
  }}
}} }}"""
TOLD: Final = f"""{{ impact({SCENARIO}) {{
  masked {{ consumers {{ nodes {{ organization {{ id }} until }} }} }}
  notice {{ earliestDate overdue agreements {{ id notifyBy overdue isMasked }} }}
  notify {{ nodes {{ person {{ id }} deadline reasons {{ organization {{ id }} offering {{ id }} }} }} }}
}} }}"""
BY_X: Final = {
    "until": "2027-03-10",
    "byCount": 1,
    "by": [{"offering": {"id": "x"}, "reason": "SUSPENDED on that day"}],
}
D: Final = {"offering": {"id": "d"}, "severity": "HIGH"}
CD: Final = {"id": "cd", "severity": "HIGH"}
FD: Final = {"id": "fd", "severity": "MEDIUM"}
C: Final = {"organization": {"id": "c"}, "severity": "HIGH"}
F: Final = {"organization": {"id": "f"}, "severity": "MEDIUM"}


async def test_what_is_masked_is_counted_beside_and_never_as_not_affected(masking: Asking) -> None:
    """C is hit a little by its agreement on A, and was hit badly before: it is in both lists."""
    assert (await masking(MASKED))["impact"] == {
        "totals": {
            "offerings": {"none": 0},
            "agreements": {"none": 0},
            "consumers": {"none": 0, "low": 2},
            "people": 2,
            "masked": {
                "offerings": {"high": 1, "medium": 0},
                "agreements": {"high": 1, "medium": 1},
                "consumers": {"high": 1, "medium": 1},
            },
        },
        "consumers": {"nodes": [{"organization": {"id": one}, "severity": "LOW"} for one in ("c", "e")]},
        "masked": {
            "offerings": {"nodes": [D | BY_X]},
            "agreements": {"nodes": [CD | BY_X, FD | BY_X]},
            "consumers": {"nodes": [C | BY_X, F | BY_X]},
        },
    }


async def test_it_is_owed_notice_and_told_where_what_masks_it_ends(masking: Asking) -> None:
    owed = (await masking(TOLD))["impact"]
    assert owed["notice"] == {
        "earliestDate": "2027-01-20",
        "overdue": 1,
        "agreements": [
            {"id": "fd", "notifyBy": "2026-11-26", "overdue": True, "isMasked": True},
            {"id": "cd", "notifyBy": "2026-12-01", "overdue": False, "isMasked": True},
            {"id": "ca", "notifyBy": "2027-01-05", "overdue": False, "isMasked": False},
            {"id": "ea", "notifyBy": "2027-01-05", "overdue": False, "isMasked": False},
        ],
    }
    assert owed["notify"]["nodes"] == [
        {
            "person": {"id": "olaf"},
            "deadline": "2026-11-26",
            "reasons": [{"organization": None, "offering": {"id": "d"}}],
        },
        {
            "person": {"id": "mia"},
            "deadline": "2026-11-26",
            "reasons": [{"organization": {"id": "f"}, "offering": {"id": "d"}}],
        },
    ]


async def test_what_is_lost_for_good_is_shown_and_not_told_again(masking: Asking) -> None:
    await masking('mutation { updateOffering(input: { id: "x", status: RETIRED }) { __typename } }')
    shown = (await masking(TOLD))["impact"]
    assert shown["masked"]["consumers"]["nodes"] == [{"organization": {"id": one}, "until": None} for one in ("c", "f")]
    assert [one["id"] for one in shown["notice"]["agreements"]] == ["ca", "ea"]
    assert (shown["notice"]["overdue"], shown["notice"]["earliestDate"], shown["notify"]["nodes"]) == (
        0,
        "2026-12-11",
        [],
    )


PAGE: Final = f"""query($first: Int, $after: String) {{ impact({SCENARIO}) {{ masked {{
  consumers(first: $first, after: $after) {{ totalCount nodes {{ organization {{ id }} }} pageInfo {{ endCursor hasNextPage }} }}
  agreements(first: $first) {{ nodes {{ id }} pageInfo {{ endCursor }} }}
}} }} }}"""


async def test_it_is_read_page_by_page_the_worst_first(masking: Asking) -> None:
    first = (await masking(PAGE, first=1))["impact"]["masked"]
    assert (first["consumers"]["totalCount"], first["consumers"]["nodes"]) == (2, [{"organization": {"id": "c"}}])
    assert first["consumers"]["pageInfo"]["hasNextPage"]
    after = first["consumers"]["pageInfo"]["endCursor"]
    last = (await masking(PAGE, first=1, after=after))["impact"]["masked"]["consumers"]
    assert (last["nodes"], last["pageInfo"]["hasNextPage"]) == ([{"organization": {"id": "f"}}], False)
    ((message, _, code),) = await masking(PAGE, first=1, after=first["agreements"]["pageInfo"]["endCursor"])
    assert code == "BAD_INPUT", message


def masked_for_c(**beside: Any) -> dict[str, Any]:
    return {
        "offerings": {"nodes": [D | beside]},
        "agreements": {"nodes": [CD | beside]},
        "consumers": {"nodes": [C | beside]},
    }


async def test_with_bounds_only_what_is_seen_is_named(masking: Asking) -> None:
    """C sees its own; that X masks it is not for C to know, nor, without counts, that something does until a day."""
    seen = (await masking(MASKED, "c"))["impact"]
    assert seen["masked"] == masked_for_c(until="2027-03-10", byCount=1, by=[])
    assert seen["totals"]["masked"]["consumers"] == {"high": 1, "medium": 0}
    assert seen["totals"]["consumers"] == {"none": 0, "low": 1}
    without = (await masking(MASKED, "c", counts=False))["impact"]
    assert without["masked"] == masked_for_c(until=None, byCount=0, by=[])
    assert [one["id"] for one in (await masking(TOLD, "c"))["impact"]["notice"]["agreements"]] == ["cd", "ca"]
    assert (await masking(MASKED, "c", "q"))["impact"]["masked"] == masked_for_c(**BY_X)
