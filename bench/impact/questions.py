"""What is asked over GraphQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.impact.asking import QUERY
from seed.fates import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNTS: Final = "{ low medium high critical }"

TOTALS: Final = f"""
query Totals($scenario: ScenarioInput!, $today: Date) {{
  impact(scenario: $scenario, today: $today) {{
    isComplete
    totals {{ offerings {COUNTS} agreements {COUNTS} consumers {COUNTS} people }}
  }}
}}
"""

FIRST_PAGE: Final = f"""
query FirstPage($scenario: ScenarioInput!, $today: Date) {{
  impact(scenario: $scenario, today: $today) {{
    isComplete
    totals {{ offerings {COUNTS} agreements {COUNTS} consumers {COUNTS} people }}
    consumers(first: 50) {{
      totalCount
      nodes {{
        organization {{ id }}
        severity
        hops
        path {{ id }}
        cappedBy {{ from {{ id }} to {{ id }} agreement {{ id }} criticality }}
        agreements {{ id severity notifyBy overdue }}
      }}
      pageInfo {{ hasNextPage endCursor }}
    }}
    notice {{ earliestDate overdue agreementCount }}
  }}
}}
"""

CAUSES: Final = f"""
query Causes($scenario: ScenarioInput!, $today: Date) {{
  impact(scenario: $scenario, today: $today) {{
    totals {{ offerings {COUNTS} agreements {COUNTS} consumers {COUNTS} people }}
    consumers(first: 1000) {{
      nodes {{
        organization {{ id }}
        severity
        path {{ id }}
        causes {{ changes {{ index }} }}
      }}
    }}
  }}
}}
"""

WHOLE: Final = QUERY
"""What `rapport impact` asks: every part, up to 1,000 of each list, minimal causes of each consumer."""

SEVERITIES: Final = f"""
query Severities($scenario: ScenarioInput!, $today: Date) {{
  impact(scenario: $scenario, today: $today) {{
    totals {{ offerings {COUNTS} agreements {COUNTS} consumers {COUNTS} }}
    offerings(first: 1000) {{ nodes {{ offering {{ id }} severity }} }}
    consumers(first: 1000) {{ nodes {{ organization {{ id }} severity }} }}
  }}
}}
"""


def variables(retired: Iterable[str]) -> dict[str, Any]:
    changes = [{"offering": offering, "action": "RETIRE"} for offering in retired]
    return {
        "scenario": {"effectiveOn": TODAY.isoformat(), "changes": changes},
        "today": TODAY.isoformat(),
    }
