from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, reference
from graph.model.joint import OneSided, within
from graph.model.offering import Criticality
from graph.model.ownership import PROVIDED, WITHIN_ONE_SIDE, Leads, LeadsNowhere, LeadsOnlyTo, both, either
from graph.model.relationship import Side
from graph.model.role import Role
from graph.model.scalars import SEARCHED, Choice, Share, Statement, Text
from graph.model.severity import Action


class RiskStatus(Choice):
    """What is made of a risk."""

    OPEN = "OPEN", "Seen, and nothing done about it yet."
    MITIGATED = "MITIGATED", "Made less likely or less bad."
    ACCEPTED = "ACCEPTED", "Borne knowingly."
    OCCURRED = "OCCURRED", "It happened."
    CLOSED = "CLOSED", "It cannot happen any more."


class Risk(OneSided):
    """What may happen. Where it would change offerings, the action and the offerings are a scenario to be asked about."""

    statement: Annotated[Statement, SEARCHED] = Field(description="What may happen, in a sentence.")
    side: Side = Field(description="The side that sees it.")
    likelihood: Share | None = Field(None, description="How likely it is, from 0 to 1.")
    impact: Criticality | None = Field(None, description="How bad it would be.")
    status: RiskStatus = Field(RiskStatus.OPEN, description="What is made of it.")
    response: Text | None = Field(None, description="What is done about it.")
    action: Action | None = Field(None, description="What would happen to the offerings that it is about.")


RISK = Kind(
    model=Risk,
    label="Risk",
    singular="risk",
    plural="risks",
    file="risks",
    order=("statement",),
    visible=either(
        WITHIN_ONE_SIDE,
        both(
            LeadsNowhere("-[:WITHIN]->", "ServiceRelationship"),
            Leads("-[:ABOUT]->", "Offering", PROVIDED),
        ),
    ),
    own=either(
        WITHIN_ONE_SIDE,
        both(
            LeadsNowhere("-[:WITHIN]->", "ServiceRelationship"),
            Leads("-[:ABOUT]->", "Offering"),
            LeadsOnlyTo("-[:ABOUT]->", "Offering", PROVIDED),
        ),
    ),
    kept_by=Role.MANAGER,
    links=(
        within("Risk", back="risks", words_back="What may happen to it.", required=False),
        reference(
            "ABOUT",
            "Risk",
            "Offering",
            column="offerings",
            words="The offerings to which the action would happen.",
            back="risks",
            words_back="What may happen to it.",
            many=True,
        ),
    ),
)
