"""What lists of a report can be filtered and sorted by. Nothing here says more than the lists themselves show: what is not
seen is no step of a path, no provider and no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.impact.masked import hit
from graph.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.finding import Finding
    from graph.impact.groups import HeldGroup
    from graph.impact.lists.choosing import Values
    from graph.impact.notify.plan import NotifyLine
    from graph.impact.report import Report

Found = tuple[Any, ...]


def offering_values(report: Report) -> Values:
    """Gives values of affected offerings, by their ids."""
    names = report.names

    def on_path(one: str) -> Found:
        return tuple(filter(report.sees_offering, report.path_to_offering(one)))

    return {
        "id": lambda one: (one,),
        "offering": lambda one: (one,),
        "severity": lambda one: (report.severity_of_offering(one),),
        "hops": lambda one: (len(report.path_to_offering(one)) - 1,),
        "onPath": on_path,
        "provider": lambda one: _provider(report, one),
        "consumers": lambda one: (report.consumers_at(one).total,),
        "name": lambda one: (fold(names.offering(one)),),
        "text": lambda one: (names.offering(one), one),
    }


def consumer_values(report: Report) -> Values:
    """Gives values of affected consumers, by their ids."""
    names = report.names

    def on_path(one: str) -> Found:
        return tuple(filter(report.sees_offering, report.path_to_consumer(one)))

    return {
        "id": lambda one: (one,),
        "organization": lambda one: (one,),
        "severity": lambda one: (report.severity_of_consumer(one),),
        "hops": lambda one: (len(report.path_to_consumer(one)) - 1,),
        "onPath": on_path,
        "offering": lambda one: _offerings(report, _agreements(report, one)),
        "provider": lambda one: _providers(report, _agreements(report, one)),
        "agreements": lambda one: (len(_agreements(report, one)),),
        "notifyBy": lambda one: (_notify_by(report, _agreements(report, one)),),
        "name": lambda one: (fold(names.organization(one)),),
        "text": lambda one: (names.organization(one), one),
    }


def agreement_values(report: Report) -> Values:
    """Gives values of affected agreements, by their ids."""
    agreements, names = report.outcome.projection.agreements, report.names
    organizations = report.outcome.projection.organization_ids

    def consumer(one: str) -> str:
        return organizations[agreements.consumer_of[agreements.at[one]]]

    def notify_by(one: str) -> str | None:
        return _notify_by(report, [agreements.at[one]])

    return {
        "id": lambda one: (one,),
        "agreement": lambda one: (one,),
        "severity": lambda one: (report.severity_of_agreement(one),),
        "organization": lambda one: (consumer(one),),
        "provider": lambda one: _providers(report, [agreements.at[one]]),
        "relationship": lambda one: (agreements.relationship_of[agreements.at[one]],),
        "offering": lambda one: _offerings(report, [agreements.at[one]]),
        "notifyBy": lambda one: (notify_by(one),),
        "overdue": lambda one: ((notify_by(one) or report.today.isoformat()) < report.today.isoformat(),),
        "name": lambda one: (fold(names.organization(consumer(one))),),
        "text": lambda one: (one, consumer(one), names.organization(consumer(one))),
    }


def finding_values(report: Report) -> Values:
    """Gives values of findings, each with its number."""
    names = report.names

    def organization(row: tuple[int, Finding]) -> Found:
        id_ = row[1].organization
        return () if id_ is not None and not report.sees_organization(id_) else (id_,)

    def offerings(row: tuple[int, Finding]) -> Found:
        named = (row[1].dependent, row[1].needed_or_archived)
        return tuple(one for one in named if one is not None and report.sees_offering(one))

    def called(row: tuple[int, Finding]) -> Found:
        known = (one for one in organization(row) if one is not None)
        return (*map(names.organization, known), *map(names.offering, offerings(row)))

    return {
        "id": lambda row: (row[0],),
        "kind": lambda row: (row[1].kind,),
        "severity": lambda row: (row[1].severity,),
        "organization": organization,
        "agreement": lambda row: (row[1].agreement,),
        "relationship": lambda row: (row[1].relationship,),
        "offering": offerings,
        "name": lambda row: (next(map(fold, called(row)), None),),
        "text": lambda row: (*called(row), *filter(None, (*organization(row), *offerings(row)))),
    }


def held_values(report: Report) -> Values:
    """Gives values of groups that hold, each with its number."""
    names = report.names

    def members(row: tuple[int, HeldGroup]) -> Found:
        return tuple(one.offering for one in row[1].members if report.sees_offering(one.offering))

    return {
        "id": lambda row: (row[0],),
        "offering": lambda row: (row[1].offering,),
        "provider": lambda row: _provider(report, row[1].offering),
        "member": members,
        "margin": lambda row: (report.telling.of_whole(row[1].margin),),
        "name": lambda row: (fold(names.offering(row[1].offering)),),
        "text": lambda row: (names.offering(row[1].offering), row[1].offering, row[1].alternatives),
    }


def line_values(report: Report) -> Values:
    """Gives values of lines of whom to tell."""
    names = report.names

    def name(line: NotifyLine) -> str | None:
        return None if line.person is None else names.person(line.person)

    def texts(line: NotifyLine) -> Found:
        consumers = {one.organization for one in line.reasons if one.organization}
        return tuple(filter(None, (name(line), line.person, *consumers, *map(names.organization, consumers))))

    return {
        "id": lambda line: (line.id,),
        "person": lambda line: (line.person,),
        "severity": lambda line: (line.severity,),
        "deadline": lambda line: (line.deadline and line.deadline.isoformat(),),
        "reachable": lambda line: (line.reachable,),
        "organization": lambda line: tuple(one.organization for one in line.reasons),
        "relationship": lambda line: tuple(one.relationship for one in line.reasons),
        "offering": lambda line: tuple(one.offering for one in line.reasons),
        "provider": lambda line: tuple(
            provider for one in line.reasons for provider in _provider(report, one.offering)
        ),
        "name": lambda line: (fold(known) if (known := name(line)) else None,),
        "text": texts,
    }


def _provider(report: Report, offering_id: str) -> Found:
    offerings = report.outcome.projection.offerings
    provider = offerings.provider_of[offerings.at[offering_id]]
    return (provider,) if report.sees_organization(provider) else ()


def _agreements(report: Report, consumer_id: str) -> list[int]:
    return report.affected_agreements(report.outcome.projection.organization_at[consumer_id])


def _offerings(report: Report, agreements: Iterable[int]) -> Found:
    """Ids of those that hit the agreements which cover them."""
    outcome = report.outcome
    at, before, ids = outcome.at, outcome.before.at, outcome.projection.offerings.ids
    covers = (cover for agreement in agreements for cover in outcome.day.covered[agreement])
    hit_by = {offering for _, criticality, offering, _ in covers if hit(criticality, before[offering], at[offering])}
    return tuple(filter(report.sees_offering, map(ids.__getitem__, hit_by)))


def _providers(report: Report, agreements: Iterable[int]) -> Found:
    projection = report.outcome.projection
    numbers = {projection.agreements.provider_of[agreement] for agreement in agreements}
    return tuple(filter(report.sees_organization, map(projection.organization_ids.__getitem__, numbers)))


def _notify_by(report: Report, agreements: Iterable[int]) -> str | None:
    """The earliest deadline of the agreements, an ISO day."""
    days = (report.deadlines.of(agreement).notify_by for agreement in agreements)
    return min((day.isoformat() for day in days if day is not None), default=None)
