from .base_model import BaseModel


class Stamp(BaseModel):
    id: str
    version: int


Stamp.model_rebuild()
