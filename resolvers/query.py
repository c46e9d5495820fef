"""The questions that can be asked at the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resolvers.derived.classes import Class, Field, empty, filled_type
from resolvers.derived.fields import list_field, thing_field
from resolvers.impact import impact_field
from resolvers.nodes import node_fields
from resolvers.personal import personal_data_field
from resolvers.questions.agenda import agenda_field, line_type
from resolvers.questions.agreed_use import agreed_use_field
from resolvers.questions.ahead import changes_ahead_field
from resolvers.questions.briefing import briefing_field
from resolvers.questions.calling import who_to_call_field
from resolvers.questions.causes import common_causes_fields
from resolvers.questions.change_status import change_status_field
from resolvers.questions.comparison import compare_scenarios_field
from resolvers.questions.health.portfolio import portfolio_field
from resolvers.questions.migration import migration_field
from resolvers.questions.network import network_fields
from resolvers.questions.notice_previews import notice_previews_field
from resolvers.questions.promises import promise_gaps_field
from resolvers.questions.runs.change import impact_of_change_field
from resolvers.questions.weak_points import weak_points_field
from resolvers.search import search_field
from resolvers.viewer import viewer_field

if TYPE_CHECKING:
    from resolvers.derived.types import Types
    from resolvers.impact import Reports


def query(types: Types, reports: Reports) -> Class:
    line = line_type(types)
    fields: dict[str, Field] = {
        **node_fields(types),
        "viewer": viewer_field(types),
        "search": search_field(types),
        "personalData": personal_data_field(types),
        "impact": impact_field(reports),
        "impactOfChange": impact_of_change_field(reports),
        "compareScenarios": compare_scenarios_field(types, reports),
        "migration": migration_field(types, reports),
        "promiseGaps": promise_gaps_field(types),
        "weakPoints": weak_points_field(types, reports),
        "agenda": agenda_field(types, line),
        "agreedUse": agreed_use_field(types),
        "changeStatus": change_status_field(types),
        "noticePreviews": notice_previews_field(types),
        "briefing": briefing_field(types, line),
        "changesAhead": changes_ahead_field(types, reports),
        "whoToCall": who_to_call_field(types),
        **network_fields(types, reports),
        "portfolio": portfolio_field(types),
        **common_causes_fields(types),
    }
    for kind in types.model.kinds.values():
        fields[kind.singular] = thing_field(types, kind)
        fields[kind.plural] = list_field(types, kind)
    made = empty("Query")
    filled_type(made, "What can be asked.", fields)
    return made
