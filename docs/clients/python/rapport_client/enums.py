from enum import Enum


class Action(str, Enum):
    RETIRE = "RETIRE"
    SUSPEND = "SUSPEND"
    BREAK = "BREAK"
    DEGRADE = "DEGRADE"
    MODIFY = "MODIFY"
    TRANSFER = "TRANSFER"
    REPRICE = "REPRICE"
    RETERM = "RETERM"


class Catalogue(str, Enum):
    PUBLIC = "PUBLIC"
    RESTRICTED = "RESTRICTED"


class Criticality(str, Enum):
    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"
    CRITICAL = "CRITICAL"


class Kind(str, Enum):
    Organization = "Organization"
    Person = "Person"
    Offering = "Offering"
    ServiceRelationship = "ServiceRelationship"
    Agreement = "Agreement"
    NoticeTerm = "NoticeTerm"
    Target = "Target"
    Freeze = "Freeze"
    Channel = "Channel"
    EscalationStep = "EscalationStep"
    Escalation = "Escalation"
    Expectation = "Expectation"
    Engagement = "Engagement"
    Decision = "Decision"
    Commitment = "Commitment"
    Feedback = "Feedback"
    Complaint = "Complaint"
    UsageScenario = "UsageScenario"
    Demand = "Demand"
    Adoption = "Adoption"
    FitCheck = "FitCheck"
    Outcome = "Outcome"
    Measurement = "Measurement"
    Cost = "Cost"
    Improvement = "Improvement"
    Risk = "Risk"
    Signal = "Signal"
    Assessment = "Assessment"
    Judgement = "Judgement"
    HealthPolicy = "HealthPolicy"
    Change = "Change"
    Answer = "Answer"
    Notice = "Notice"
    Event = "Event"
    Import = "Import"
    Grant = "Grant"


class OfferingStatus(str, Enum):
    PLANNED = "PLANNED"
    AVAILABLE = "AVAILABLE"
    SUSPENDED = "SUSPENDED"
    DEPRECATED = "DEPRECATED"
    RETIRED = "RETIRED"


class Severity(str, Enum):
    NONE = "NONE"
    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"
    CRITICAL = "CRITICAL"
