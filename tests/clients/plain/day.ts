// A relationship manager's day: what is due, settled one by one, refusals among it.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print, type ExecutionResult } from 'graphql';
import {
  AGENDA,
  ANSWER_EXPECTATION,
  COMPLAINT,
  CONFIRM,
  DELETE_COMPLAINT,
  FEEDBACK,
  IMPROVE,
  KEEP_COMMITMENT,
  PLAN,
  RECORD,
  WHO_TO_CALL,
} from './day-queries.js';

const address = process.argv[2]!;
const relationship = 'digital-parcel';
const today = '2026-10-05';

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const answer = (await response.json()) as ExecutionResult<Data>;
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

async function agenda() {
  const found = await ask(AGENDA, { manager: 'petr-lukin', relationship, today });
  return {
    mine: [...new Set(found.mine.lines.nodes.map((line) => line.relationship.id))].includes(relationship),
    due: found.agenda.lines.nodes.map((line) => [line.matter, line.subject?.id, line.settledBy]),
  };
}

const morning = await agenda();

const hours = { id: 'parcel-planner-hours', answeredAt: today };
const declined = await ask(ANSWER_EXPECTATION, { input: { ...hours, answer: 'DECLINED' } });
const agreed = await ask(ANSWER_EXPECTATION, { input: { ...hours, answer: 'AGREED', due: '2026-12-01' } });
const stale = await ask(ANSWER_EXPECTATION, { input: { ...hours, answer: 'AGREED', expectedVersion: 1 } });

const changes = { id: 'parcel-answer-changes', doneAt: today };
const kept = await ask(KEEP_COMMITMENT, { input: changes });
const twice = await ask(KEEP_COMMITMENT, { input: changes });
const confirmed = { kind: 'Commitment', id: changes.id, confirmedAt: today } as const;
const byUs = await ask(CONFIRM, { input: { ...confirmed, person: 'petr-lukin' } });
const byThem = await ask(CONFIRM, { input: { ...confirmed, person: 'delphine-garrec' } });

const review = { kind: 'REVIEW' as const, at: '2026-10-05T12:00:00Z', relationships: [relationship] };
const invited = ['petr-lukin', 'delphine-garrec', 'kenji-moriyama'];
const nobody = await ask(PLAN, { input: { ...review, invited: ['nobody'] } });
const planned = await ask(PLAN, { input: { ...review, id: 'review-2026-10', invited } });
const held = await ask(RECORD, {
  input: {
    planned: 'review-2026-10',
    summary: 'What was promised in March is done; costs a stop are next.',
    attended: invited,
    decisions: [{ text: 'Costs a stop are shown from January', people: ['kenji-moriyama'] }],
    commitments: [{ text: 'A first list of costs', side: 'PROVIDER', person: 'petr-lukin', due: '2026-11-15' }],
  },
});

const complaint = await ask(COMPLAINT, {
  raised: { id: 'late-board', relationship, offering: 'dispatch', person: 'owen-tully', text: 'The board is late.', raisedAt: today },
  answered: { id: 'late-board', answer: 'It is shown at five from now on.', answeredAt: today },
  ours: { id: 'late-board', person: 'petr-lukin' },
  theirs: { id: 'late-board', person: 'owen-tully', closedAt: today },
});
const improved = await ask(IMPROVE, {
  proposed: { id: 'early-board', relationship, title: 'The board at five', complaints: ['late-board'] },
  prioritized: { id: 'early-board', valueToConsumer: 'HIGH', agreed: true, decidedOn: today },
  finished: { id: 'early-board', doneAt: '2026-10-12' },
});
const hanging = await ask(DELETE_COMPLAINT, { input: { id: 'late-board' } });

const said = { relationship, person: 'owen-tully', score: 8, at: today, idempotencyKey: 'after-the-review' };
const feedback = await ask(FEEDBACK, { input: said });
const again = await ask(FEEDBACK, { input: said });
const other = await ask(FEEDBACK, { input: { ...said, score: 2 } });

const calls = await ask(WHO_TO_CALL, { relationship, at: '2026-10-05T17:00:00Z' });

console.log(
  JSON.stringify({
    morning,
    expectation: [declined, agreed, stale].map((answer) => answer.answerExpectation),
    commitment: [kept, twice].map((answer) => answer.keepCommitment),
    confirmed: [byUs, byThem].map((answer) => answer.confirm),
    review: [nobody.planEngagement, planned.planEngagement, held.recordEngagement],
    complaint,
    improved,
    hanging: hanging.deleteComplaint,
    feedback: [feedback, again, other].map((answer) => answer.recordFeedback.__typename),
    sameFeedback: JSON.stringify(feedback) === JSON.stringify(again),
    call: calls.whoToCall.map((call) => call.person?.name ?? call.whyNot),
    evening: await agenda(),
  }),
);
