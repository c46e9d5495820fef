"""Serves what a Prometheus reads at /metrics: what was asked and how long it took, who waits, and how the estate is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from starlette.responses import Response

from api.http.account import OTHER
from api.http.endpoint import bearer_of, is_foreign, json_response
from api.lane.refusal import STATUS, error
from graph.errors import Forbidden, RapportError, Unavailable
from graph.model.role import Role

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from starlette.requests import Request

    from api.access import Viewers
    from api.admission import Admission
    from api.http.account import Account

WITHIN: Final = 2.0
"""Seconds that the engine has to say how it is."""
SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
CODES: Final = frozenset({*STATUS, "INTERNAL"})


@dataclass(frozen=True, slots=True)
class Vitals:
    """How what is served fares. `round_trip`: seconds. `events`: the number of the newest event, `followed`: of the
    newest that the projection holds, None before it is loaded; `age`: seconds since it was found to hold all.
    """

    round_trip: float
    events: int
    followed: int | None
    age: float | None
    imports_running: int
    imports_interrupted: int


async def unknown() -> Vitals:
    raise Unavailable("Nothing is known of what is served.")


class Metrics:
    """Counts the requests of one process: where several serve, each counts for itself."""

    def __init__(self, admission: Admission, vitals: Callable[[], Awaitable[Vitals]]) -> None:
        self._registry = CollectorRegistry()
        self._sample = Sample(admission)
        self._vitals = vitals
        self._registry.register(self._sample)
        operation = ["operation"]
        self._requests = Counter(
            "rapport_requests",
            "Requests to /graphql, by operation and status.",
            [*operation, "status"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "rapport_request_seconds",
            "Seconds until the answer was ready.",
            operation,
            buckets=SECONDS,
            registry=self._registry,
        )
        self._points = Counter(
            "rapport_cost_points", "Points that requests cost (extensions.cost).", operation, registry=self._registry
        )
        self._errors = Counter("rapport_errors", "Errors in answers, by their code.", ["code"], registry=self._registry)
        for code in sorted(CODES):  # a rate does not see the first of what was not there before
            self._errors.labels(code)

    def note(self, account: Account) -> None:
        self._requests.labels(account.operation, str(account.status)).inc()
        self._seconds.labels(account.operation).observe(account.seconds)
        self._points.labels(account.operation).inc(account.points)
        for code in account.codes:
            self._errors.labels(code if code in CODES else OTHER).inc()

    async def text(self) -> bytes:
        try:
            async with asyncio.timeout(WITHIN):
                self._sample.vitals = await self._vitals()
        except (RapportError, TimeoutError):
            self._sample.vitals = None
        return generate_latest(self._registry)


class Sample(Collector):
    """Reads queues and vitals, which are counted elsewhere, as they are when somebody asks."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self.vitals: Vitals | None = None

    def collect(self) -> Iterator[Metric]:
        yield from self._queues()
        up = "1 where the engine answers, else 0; then nothing is said of what it holds."
        yield GaugeMetricFamily("rapport_engine_up", up, value=float(self.vitals is not None))
        if self.vitals is not None:
            yield from _gauges(self.vitals)

    def _queues(self) -> Iterator[Metric]:
        waiting = GaugeMetricFamily("rapport_queue_waiting", "Requests that wait for their turn.", labels=["queue"])
        running = GaugeMetricFamily("rapport_queue_running", "Requests whose turn it is.", labels=["queue"])
        refused = CounterMetricFamily(
            "rapport_queue_refused", "Requests refused because the wait would be too long.", labels=["queue"]
        )
        for queue, turns in self._admission.turns.items():
            name = queue.name.lower()
            waiting.add_metric([name], turns.waiting)
            running.add_metric([name], turns.running)
            refused.add_metric([name], turns.refused)
        yield from (waiting, running, refused)


def _gauges(vitals: Vitals) -> Iterator[Metric]:
    said: tuple[tuple[str, str, float | None], ...] = (
        ("rapport_engine_round_trip_seconds", "Seconds of the smallest question.", vitals.round_trip),
        ("rapport_events", "Number of the newest event of the trail.", vitals.events),
        ("rapport_projection_event", "Number of the newest event that the projection holds.", vitals.followed),
        ("rapport_projection_age_seconds", "Seconds since the projection was found to hold all.", vitals.age),
    )
    yield from (GaugeMetricFamily(name, words, value=value) for name, words, value in said if value is not None)
    imports = GaugeMetricFamily(
        "rapport_imports_unfinished", "Imports that write, or were cut short.", labels=["state"]
    )
    imports.add_metric(["running"], vitals.imports_running)
    imports.add_metric(["interrupted"], vitals.imports_interrupted)
    yield imports


def metrics_page(metrics: Metrics, viewers: Viewers) -> Callable[[Request], Awaitable[Response]]:
    """The route of metrics: for administrators, by a key or token; without configured access for whoever is let in at
    all.
    """

    async def page(request: Request) -> Response:
        try:
            if is_foreign(request):
                raise Forbidden("Requests that other sites make are not answered.")
            viewer = await viewers.viewer(bearer_of(request))
            viewer.require(Role.ADMIN, "reading metrics")
        except RapportError as fault:
            status = STATUS.get(fault.code, HTTPStatus.INTERNAL_SERVER_ERROR)
            return json_response({"errors": [error(str(fault), fault.code)]}, status)
        headers = {"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"}
        return Response(await metrics.text(), HTTPStatus.OK, headers)

    return page
