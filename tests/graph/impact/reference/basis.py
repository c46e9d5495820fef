"""What the answer rests on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from tests.graph.impact.reference.estate import day
from tests.graph.impact.reference.life import holds

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.estate import Rows
    from tests.graph.impact.reference.masked import Masked


class Basis(NamedTuple):
    facts: int
    assumed: int
    unconfirmed: int
    without_agreement: tuple[tuple[str, str], ...]


def basis(masked: Masked, today: date) -> Basis:
    """“How many of its facts are assumed defaults, or not confirmed for a year; dependencies across organizations without
    a live agreement”: dependencies on what passes on more, and coverages of what is worse.
    """
    estate, difference = masked.estate, masked.difference
    last = {
        (row["from"], row["to"]): confirmed
        for row in estate.rows.get("dependencies", ())
        if (confirmed := day(row, "confirmed_at"))
    }
    year_ago = today - timedelta(days=365)
    dependencies = [
        each
        for each in estate.dependencies
        if each.needed in difference.travelled and holds(each.valid_from, each.valid_to, masked.day)
    ]
    coverages = [each for each in difference.coverages if each.offering in difference.offerings]
    pairs = [(each.dependent, each.needed) for each in dependencies]
    return Basis(
        facts=len(dependencies) + len(coverages),
        assumed=sum(each.is_assumed for each in dependencies) + sum(each.is_assumed for each in coverages),
        unconfirmed=sum(pair not in last or last[pair] < year_ago for pair in pairs),
        without_agreement=tuple(sorted({pair for pair in pairs if is_bare(masked, *pair)})),
    )


def is_bare(masked: Masked, dependent: str, needed: str) -> bool:
    """Between different wholes, where neither the dependent's provider has a live agreement on the needed, nor what that
    is a part of.
    """
    estate = masked.estate
    mine = line(estate.rows, estate.offerings[dependent].provider)
    theirs = line(estate.rows, estate.offerings[needed].provider)
    covering = {each.agreement for each in masked.difference.coverages if each.offering == needed}
    users = {estate.agreements[each].consumer for each in covering}
    users |= {row["organization"] for row in estate.rows.get("used_by", ()) if row["agreement"] in covering}
    return mine[-1] != theirs[-1] and not users & {*mine}


def line(rows: Rows, organization: str) -> list[str]:
    above = {row["id"]: row.get("part_of") for row in rows.get("organizations", ())}
    found = [organization]
    while (whole := above.get(found[-1])) and whole not in found:
        found.append(whole)
    return found
