from typing import Annotated, Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel


class Followed(BaseModel):
    things: list[
        Optional[
            Annotated[
                Union["FollowedThingsNode", "FollowedThingsOffering"],
                Field(discriminator="typename__"),
            ]
        ]
    ]


class FollowedThingsNode(BaseModel):
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
        "Organization",
        "Outcome",
        "Person",
        "Risk",
        "ServiceRelationship",
        "Signal",
        "Target",
        "UsageScenario",
    ] = Field(alias="__typename")
    id: str
    version: int


class FollowedThingsOffering(BaseModel):
    typename__: Literal["Offering"] = Field(alias="__typename")
    id: str
    version: int
    description: Optional[str]


Followed.model_rebuild()
