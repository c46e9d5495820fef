from .base_model import BaseModel
from .enums import Severity


class Report(BaseModel):
    impact: "ReportImpact"


class ReportImpact(BaseModel):
    totals: "ReportImpactTotals"
    consumers: "ReportImpactConsumers"


class ReportImpactTotals(BaseModel):
    consumers: "ReportImpactTotalsConsumers"


class ReportImpactTotalsConsumers(BaseModel):
    critical: int
    high: int


class ReportImpactConsumers(BaseModel):
    nodes: list["ReportImpactConsumersNodes"]


class ReportImpactConsumersNodes(BaseModel):
    severity: Severity
    organization: "ReportImpactConsumersNodesOrganization"


class ReportImpactConsumersNodesOrganization(BaseModel):
    name: str


Report.model_rebuild()
ReportImpact.model_rebuild()
ReportImpactTotals.model_rebuild()
ReportImpactConsumers.model_rebuild()
ReportImpactConsumersNodes.model_rebuild()
