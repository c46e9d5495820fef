"""The verbs of the field. A new verb is a few lines in the file of what it is about, and its line here."""

from graph.writing.verbs.agreement import AGREE, END_AGREEMENT, GIVE_NOTICE, RENEW
from graph.writing.verbs.announcing.announcing import ANNOUNCE_CHANGE
from graph.writing.verbs.announcing.deciding import AGREE_CHANGE, CANCEL_CHANGE, REDRAFT_CHANGE, REJECT_CHANGE
from graph.writing.verbs.announcing.finishing import FINISH_CHANGE
from graph.writing.verbs.announcing.moving import RESCHEDULE_CHANGE
from graph.writing.verbs.announcing.proposing import ANSWER_CHANGE, PROPOSE_CHANGE
from graph.writing.verbs.announcing.telling import ACKNOWLEDGE_NOTICE, MARK_NOTICE_FAILED, MARK_NOTICE_SENT
from graph.writing.verbs.confirmation import CONFIRM
from graph.writing.verbs.engagement import PLAN_ENGAGEMENT, RECORD_ENGAGEMENT
from graph.writing.verbs.escalation import ESCALATE, RESOLVE_ESCALATION
from graph.writing.verbs.health import JUDGE, SET_HEALTH_POLICY
from graph.writing.verbs.offering import RETIRE_OFFERING
from graph.writing.verbs.promise import (
    ANSWER_EXPECTATION,
    BREAK_COMMITMENT,
    CLOSE_EXPECTATION,
    KEEP_COMMITMENT,
    RELEASE_COMMITMENT,
    STATE_EXPECTATION,
)
from graph.writing.verbs.stakeholder import ASSESS_STAKEHOLDER
from graph.writing.verbs.use import RECORD_FIT_CHECK, RECORD_SIGNAL, REPORT_ADOPTION
from graph.writing.verbs.value import (
    FINISH_IMPROVEMENT,
    PRIORITIZE_IMPROVEMENT,
    PROPOSE_IMPROVEMENT,
    REPORT_MEASUREMENT,
)
from graph.writing.verbs.verb import Asks, Call, Verb, do
from graph.writing.verbs.voice import (
    ANSWER_COMPLAINT,
    ANSWER_DEMAND,
    ANSWER_FEEDBACK,
    CLOSE_COMPLAINT,
    RAISE_COMPLAINT,
    RAISE_DEMAND,
    RECORD_FEEDBACK,
)

VERBS: tuple[Verb, ...] = (
    PLAN_ENGAGEMENT,
    RECORD_ENGAGEMENT,
    KEEP_COMMITMENT,
    BREAK_COMMITMENT,
    RELEASE_COMMITMENT,
    STATE_EXPECTATION,
    ANSWER_EXPECTATION,
    CLOSE_EXPECTATION,
    RECORD_FEEDBACK,
    ANSWER_FEEDBACK,
    RAISE_COMPLAINT,
    ANSWER_COMPLAINT,
    CLOSE_COMPLAINT,
    RAISE_DEMAND,
    ANSWER_DEMAND,
    AGREE,
    RENEW,
    GIVE_NOTICE,
    END_AGREEMENT,
    REPORT_ADOPTION,
    RECORD_FIT_CHECK,
    RECORD_SIGNAL,
    REPORT_MEASUREMENT,
    ASSESS_STAKEHOLDER,
    ESCALATE,
    RESOLVE_ESCALATION,
    PROPOSE_IMPROVEMENT,
    PRIORITIZE_IMPROVEMENT,
    FINISH_IMPROVEMENT,
    RETIRE_OFFERING,
    SET_HEALTH_POLICY,
    JUDGE,
    PROPOSE_CHANGE,
    ANSWER_CHANGE,
    AGREE_CHANGE,
    REJECT_CHANGE,
    CANCEL_CHANGE,
    REDRAFT_CHANGE,
    ANNOUNCE_CHANGE,
    ACKNOWLEDGE_NOTICE,
    MARK_NOTICE_SENT,
    MARK_NOTICE_FAILED,
    RESCHEDULE_CHANGE,
    FINISH_CHANGE,
)

__all__ = ["CONFIRM", "VERBS", "Asks", "Call", "Verb", "do"]
