import * as documents from '../generated/settling';
import type { Input, Line, Mutation, Values } from './verbs';
import type { Verb } from './words';

/** What takes back what was just done; `id` and `version` are of what the verb answered. */
export interface Undo {
  document: Mutation;
  input: Input;
}

interface Facts {
  line: Line;
  values: Values;
  id: string;
  version: number;
}

const inverse = (document: Mutation, input: (facts: Facts) => Input | null) => (facts: Facts): Undo | null => {
  const found = input(facts);
  return found && { document, input: found };
};

const reopened = inverse(documents.ReopenCommitment, ({ id, version }) => ({ id, expectedVersion: version, status: 'OPEN', doneAt: null }));
const deleted = (document: Mutation) => inverse(document, ({ id, version }) => ({ id, expectedVersion: version }));
const asBefore = inverse(documents.ResetAgreement, ({ line: { subject }, id, version }) =>
  subject?.__typename === 'Agreement' && subject.agreementStatus === 'ACTIVE'
    ? { id, expectedVersion: version, status: 'ACTIVE', validTo: subject.validTo, noticeGivenAt: subject.noticeGivenAt }
    : null);

/** The verbs that have an inverse: the ways of a status lead back, or what was made can go. */
const INVERSES: Partial<Record<Verb, (facts: Facts) => Undo | null>> = {
  keepCommitment: reopened,
  breakCommitment: reopened,
  answerExpectation: inverse(documents.ReopenExpectation, ({ id, version, values }) =>
    (values.answer === 'DECLINED' ? { id, expectedVersion: version, status: 'STATED', reason: null, answeredAt: null } : null)),
  closeExpectation: inverse(documents.ReopenExpectation, ({ id, version, values }) =>
    (values.end === 'UNMET' ? { id, expectedVersion: version, status: 'AGREED', closedAt: null } : null)),
  answerComplaint: inverse(documents.ReopenComplaint, ({ id, version }) => ({ id, expectedVersion: version, status: 'OPEN', answer: null, answeredAt: null })),
  planEngagement: deleted(documents.DeleteEngagement),
  recordEngagement: (facts) => (facts.values.planned ? null : deleted(documents.DeleteEngagement)(facts)),
  renew: asBefore,
  giveNotice: asBefore,
  linkStakeholder: inverse(documents.UnlinkStakeholder, ({ line, values }) => ({ person: values.person, relationship: line.relationship.id, role: values.role })),
};

export const undoOf = (verb: Verb, facts: Facts): Undo | null => INVERSES[verb]?.(facts) ?? null;
