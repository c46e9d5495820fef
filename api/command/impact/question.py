"""What `rapport impact` is asked, and the scenario that it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Self

from api.command.impact.scenario import by_name
from api.command.naming import change, id_for, ids_for
from graph.impact.planned_scenario import saved_scenario
from graph.impact.scenario_input import parsed_day, parsed_scenario
from graph.text.catalogue.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.engine import Database
    from graph.impact.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Question:
    """`stated`: as the schema's `ScenarioInput`, with offerings by id or name; without its changes where `change`, the id
    or title of a planned one, is asked about.
    """

    stated: Mapping[str, Any]
    change: str | None = None
    today: str | None = None
    language: Language = Language.EN

    @property
    def day(self) -> date:
        return parsed_day(self.today, datetime.now(UTC).date(), ("today",))

    async def by_id(self, database: Database) -> Self:
        """The question with its planned change named by id. Raises BadInput for a title of several."""
        return self if self.change is None else replace(self, change=await id_for(change(self.change), database))

    async def scenario(self, database: Database) -> Scenario:
        """Raises BadInput for days out of range, and for a planned change that is not there or changes nothing."""
        if self.change is None:
            return parsed_scenario(await ids_for(by_name(self.stated), database), self.day)
        given = self.stated.get("effectiveOn")
        on = None if given is None else parsed_day(given, self.day, ("scenario", "effectiveOn"))
        planned = bool(self.stated.get("includePlanned"))
        return await saved_scenario(database, self.change, on, self.day, include_planned=planned)
