"""Reports are made and completed beside the event loop, in one turn, on one state of the estate."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from graph.text.explanation import Explanations

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.resolvers.impact.conftest import Asking

SCENARIO = '{ effectiveOn: "2027-01-04", changes: [{ offering: "a", action: RETIRE }] }'
CONSUMERS = "consumers(first: 10) { nodes { organization { id name } because } }"
IMPACT = f'impact(scenario: {SCENARIO}, today: "2026-10-05")'
LATER = SCENARIO.replace("01-04", "01-05")
COMPARED = f'compareScenarios(scenarios: [{SCENARIO}, {LATER}], today: "2026-10-05")'


@pytest.fixture
def explaining(monkeypatch: pytest.MonkeyPatch) -> set[threading.Thread]:
    """The threads in which consumers are explained."""
    threads: set[threading.Thread] = set()
    explained: Callable[[Explanations, str], str] = Explanations.of_consumer

    def noted(explanations: Explanations, consumer: str) -> str:
        threads.add(threading.current_thread())
        return explained(explanations, consumer)

    monkeypatch.setattr(Explanations, "of_consumer", noted)
    return threads


@pytest.mark.parametrize(
    "question",
    [
        f"{{ {IMPACT} {{ {CONSUMERS} }} }}",
        f"{{ {IMPACT} {{ {CONSUMERS} suggestions {{ inTime {{ effectiveOn }} }} }} }}",
        f"{{ {COMPARED} {{ scenarios {{ report {{ {CONSUMERS} }} }} }} }}",
        '{ impactOfChange(id: "sa", today: "2026-10-05") { ' + CONSUMERS + " } }",
    ],
    ids=["impact", "what graphql-core completes", "compareScenarios", "impactOfChange"],
)
@pytest.mark.parametrize("bounds", [(), ("c", "p")], ids=["whole", "bounded"])
async def test_no_sentence_of_a_report_is_made_on_the_event_loop(
    masking: Asking, explaining: set[threading.Thread], question: str, bounds: tuple[str, ...]
) -> None:
    answered: Any = await masking(question, *bounds)
    assert isinstance(answered, dict), answered
    assert explaining
    assert threading.main_thread() not in explaining


async def test_a_wrong_argument_within_a_report_is_told_at_its_place(masking: Asking) -> None:
    [(sentence, path, code)] = await masking(f"{{ {IMPACT} {{ today offerings(first: 5000) {{ totalCount }} }} }}")
    assert code == "BAD_INPUT"
    assert path == ["impact", "offerings"]
    assert "first" in sentence
