from typing import Optional

from .base_model import BaseModel


class Description(BaseModel):
    offering: Optional["DescriptionOffering"]


class DescriptionOffering(BaseModel):
    id: str
    description: Optional[str]
    version: int


Description.model_rebuild()
