"""The declarations: each kind in a file of its own. A new kind is a new file and its line here."""

from graph.model.agreement import AGREEMENT
from graph.model.announcing.answer import ANSWER
from graph.model.announcing.notice import NOTICE
from graph.model.change import CHANGE
from graph.model.contact.channel import CHANNEL
from graph.model.contact.escalation import ESCALATION, ESCALATION_STEP
from graph.model.declaration import Column, End, File, Kind, Link, Path, Thing
from graph.model.dialogue.commitment import COMMITMENT
from graph.model.dialogue.decision import DECISION
from graph.model.dialogue.engagement import ENGAGEMENT
from graph.model.dialogue.expectation import EXPECTATION
from graph.model.dialogue.feedback import COMPLAINT, FEEDBACK
from graph.model.event import EVENT
from graph.model.grant import GRANT
from graph.model.health.judgement import JUDGEMENT
from graph.model.health.policy import HEALTH_POLICY
from graph.model.import_run import IMPORT
from graph.model.model import Model, Relation
from graph.model.offering import OFFERING
from graph.model.organization import ORGANIZATION
from graph.model.person import PERSON
from graph.model.property import Property, properties
from graph.model.relationship import SERVICE_RELATIONSHIP
from graph.model.terms.freeze import FREEZE
from graph.model.terms.notice_term import NOTICE_TERM
from graph.model.terms.target import TARGET
from graph.model.usage.adoption import ADOPTION
from graph.model.usage.demand import DEMAND
from graph.model.usage.fit_check import FIT_CHECK
from graph.model.usage.scenario import USAGE_SCENARIO
from graph.model.value.cost import COST
from graph.model.value.improvement import IMPROVEMENT
from graph.model.value.outcome import MEASUREMENT, OUTCOME
from graph.model.watch.assessment import ASSESSMENT
from graph.model.watch.risk import RISK
from graph.model.watch.signal import SIGNAL

MODEL = Model(
    (
        *(ORGANIZATION, PERSON, OFFERING, SERVICE_RELATIONSHIP),
        *(AGREEMENT, NOTICE_TERM, TARGET, FREEZE),
        *(CHANNEL, ESCALATION_STEP, ESCALATION),
        *(EXPECTATION, ENGAGEMENT, DECISION, COMMITMENT, FEEDBACK, COMPLAINT),
        *(USAGE_SCENARIO, DEMAND, ADOPTION, FIT_CHECK),
        *(OUTCOME, MEASUREMENT, COST, IMPROVEMENT),
        *(RISK, SIGNAL, ASSESSMENT),
        *(JUDGEMENT, HEALTH_POLICY),
        *(CHANGE, ANSWER, NOTICE),
        *(EVENT, IMPORT, GRANT),
    )
)

__all__ = [
    "MODEL",
    "Column",
    "End",
    "File",
    "Kind",
    "Link",
    "Model",
    "Path",
    "Property",
    "Relation",
    "Thing",
    "properties",
]
