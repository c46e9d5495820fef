from typing import Literal, Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Stamp


class Things(BaseModel):
    nodes: list[Optional["ThingsNodes"]]


class ThingsNodes(Stamp):
    typename__: Literal[
        "Adoption",
        "Agreement",
        "Answer",
        "Assessment",
        "Change",
        "Channel",
        "Commitment",
        "Complaint",
        "Cost",
        "Decision",
        "Demand",
        "Engagement",
        "Escalation",
        "EscalationStep",
        "Event",
        "Expectation",
        "Feedback",
        "FitCheck",
        "Freeze",
        "Grant",
        "HealthPolicy",
        "Import",
        "Improvement",
        "Judgement",
        "Measurement",
        "Node",
        "Notice",
        "NoticeTerm",
        "Offering",
        "Organization",
        "Outcome",
        "Person",
        "Risk",
        "ServiceRelationship",
        "Signal",
        "Target",
        "UsageScenario",
    ] = Field(alias="__typename")


Things.model_rebuild()
