import type { Document } from '../asking/document';
import * as changing from '../generated/change';
import * as documents from '../generated/settling';
import { DemandAnswer } from '../generated/names/DemandAnswer';
import { EngagementKind } from '../generated/names/EngagementKind';
import { ExpectationAnswer } from '../generated/names/ExpectationAnswer';
import { ExpectationEnd } from '../generated/names/ExpectationEnd';
import { StakeholderRole } from '../generated/names/StakeholderRole';
import { Verdict } from '../generated/names/Verdict';
import type { AgendaLinesQuery, RefusedFragment } from '../generated/types/graphql';
import { w, type FieldName, type Verb } from './words';

export type Line = AgendaLinesQuery['agenda']['lines']['nodes'][number];
export type Value = string | readonly string[] | boolean;
export type Values = Partial<Record<FieldName, Value>>;
export type Input = Record<string, unknown>;

/** What a mutation answers: what it did, or why it did not. */
export type Answered = { __typename: string; id?: string; version?: number } | RefusedFragment;
// eslint-disable-next-line -- each verb takes an input of its own
export type Mutation = Document<{ result: Answered }, { input: any }>;

export interface FieldOf {
  name: FieldName;
  kind: 'day' | 'moment' | 'text' | 'choice' | 'yes' | 'person' | 'people' | 'planned';
  options?: readonly (readonly [string, string])[];
  isRequired?: boolean;
  hint?: string;
  /** Only with these values of the others. */
  when?: (values: Values) => boolean;
}

export interface Form {
  verb: Verb;
  document: Mutation;
  fields: readonly FieldOf[];
  /** What the fields begin with. */
  start?: (line: Line) => Values;
  /** What is sent besides the fields. */
  fixed: (line: Line) => Input;
}

const day = (name: FieldName, hint: string = w.leftUnless): FieldOf => ({ name, kind: 'day', hint });
const thing = ({ subject }: Line): Input => ({ id: subject?.id, expectedVersion: subject?.version });
const choice = (name: FieldName, of: Record<string, string>): FieldOf => ({ name, kind: 'choice', isRequired: true, options: Object.entries(of) });
const MEETING: Partial<Record<Line['matter'], keyof typeof EngagementKind>> = { REVIEW: 'REVIEW', TRAINING: 'TRAINING' };
const begin = (line: Line, whom: 'invited' | 'attended'): Values => ({ kind: MEETING[line.matter] ?? 'CALL', [whom]: line.person ? [line.person.id] : [] });
const ACCOUNTABLE = { RELATIONSHIP_MANAGER: StakeholderRole.RELATIONSHIP_MANAGER, CONSUMER_REPRESENTATIVE: StakeholderRole.CONSUMER_REPRESENTATIVE };

/** A moment as an input of days and times holds it, in the time of the browser. */
const local = (moment: Date) => new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
const now = () => local(new Date());

const FORMS: readonly Form[] = [
  {
    verb: 'recordEngagement', document: documents.RecordEngagement,
    fields: [{ name: 'planned', kind: 'planned' }, choice('kind', EngagementKind), { name: 'at', kind: 'moment', isRequired: true }, { name: 'attended', kind: 'people', isRequired: true }, { name: 'summary', kind: 'text' }],
    start: (line) => ({ ...begin(line, 'attended'), at: now() }),
    fixed: ({ relationship }) => ({ relationships: [relationship.id] }),
  },
  {
    verb: 'planEngagement', document: documents.PlanEngagement,
    fields: [choice('kind', EngagementKind), { name: 'at', kind: 'moment', isRequired: true }, { name: 'invited', kind: 'people' }, { name: 'summary', kind: 'text' }],
    start: (line) => begin(line, 'invited'),
    fixed: ({ relationship }) => ({ relationships: [relationship.id] }),
  },
  { verb: 'keepCommitment', document: documents.KeepCommitment, fields: [day('doneAt')], fixed: thing },
  { verb: 'breakCommitment', document: documents.BreakCommitment, fields: [day('doneAt')], fixed: thing },
  { verb: 'releaseCommitment', document: documents.ReleaseCommitment, fields: [day('doneAt')], fixed: thing },
  {
    verb: 'answerExpectation', document: documents.AnswerExpectation,
    fields: [
      choice('answer', ExpectationAnswer),
      { name: 'reason', kind: 'text', isRequired: true, hint: w.hints.reason, when: ({ answer }) => answer === 'DECLINED' },
      { name: 'due', kind: 'day', when: ({ answer }) => answer === 'AGREED' },
      day('answeredAt'),
    ],
    start: () => ({ answer: 'AGREED' }),
    fixed: thing,
  },
  { verb: 'closeExpectation', document: documents.CloseExpectation, fields: [choice('end', ExpectationEnd), day('closedAt')], start: () => ({ end: 'MET' }), fixed: thing },
  { verb: 'finishImprovement', document: documents.FinishImprovement, fields: [day('doneAt')], fixed: thing },
  { verb: 'answerComplaint', document: documents.AnswerComplaint, fields: [{ name: 'answer', kind: 'text', isRequired: true }, day('answeredAt')], fixed: thing },
  {
    verb: 'closeComplaint', document: documents.CloseComplaint,
    fields: [{ name: 'person', kind: 'person', isRequired: true, hint: w.hints.closer }, { name: 'withdrawn', kind: 'yes' }, day('closedAt')],
    fixed: thing,
  },
  {
    verb: 'answerDemand', document: documents.AnswerDemand,
    fields: [choice('decision', DemandAnswer), { name: 'answer', kind: 'text', isRequired: true }, day('answeredAt')],
    start: () => ({ decision: 'ACCEPTED' }),
    fixed: thing,
  },
  {
    verb: 'answerChange', document: changing.AnswerChange,
    fields: [
      choice('verdict', Verdict),
      { name: 'until', kind: 'day', isRequired: true, when: ({ verdict }) => verdict === 'NEEDS_TIME' },
      { name: 'reason', kind: 'text', isRequired: true, when: ({ verdict }) => verdict === 'OBJECT' },
      { name: 'person', kind: 'person', isRequired: true, hint: w.hints.answerer },
    ],
    start: () => ({ verdict: 'ACCEPT' }),
    fixed: ({ subject, relationship }) => ({ change: subject?.id, organization: relationship.consumer.id }),
  },
  { verb: 'markNoticeSent', document: changing.MarkNoticeSent, fields: [{ name: 'sentAt', kind: 'moment' }], start: () => ({ sentAt: now() }), fixed: thing },
  { verb: 'acknowledgeNotice', document: changing.AcknowledgeNotice, fields: [], fixed: thing },
  { verb: 'markNoticeFailed', document: changing.MarkNoticeFailed, fields: [{ name: 'reason', kind: 'text', isRequired: true }], fixed: thing },
  { verb: 'renew', document: documents.Renew, fields: [day('validTo', w.hints.validTo)], fixed: thing },
  { verb: 'giveNotice', document: documents.GiveNotice, fields: [day('givenOn'), day('endsOn', w.hints.endsOn)], fixed: thing },
  { verb: 'endAgreement', document: documents.EndAgreement, fields: [day('endedOn')], fixed: thing },
  { verb: 'updateAgreement', document: documents.ResetAgreement, fields: [{ name: 'validTo', kind: 'day', isRequired: true }], fixed: thing },
  {
    verb: 'linkStakeholder', document: documents.LinkStakeholder,
    fields: [choice('role', ACCOUNTABLE), { name: 'person', kind: 'person', isRequired: true }, day('since', '')],
    start: () => ({ role: 'RELATIONSHIP_MANAGER', since: now().slice(0, 10) }),
    fixed: ({ relationship }) => ({ relationship: relationship.id, accountable: true }),
  },
];

const TOGETHER: readonly (readonly Verb[])[] = [
  ['recordEngagement', 'planEngagement'],
  ['keepCommitment', 'breakCommitment', 'releaseCommitment'],
  ['renew', 'giveNotice', 'endAgreement'],
  ['acknowledgeNotice', 'markNoticeFailed'],
  ['markNoticeSent', 'markNoticeFailed'],
];

/** The forms that settle a line: the one that the agenda names first, then what else may have happened. */
export function formsOf(line: Line): readonly Form[] {
  const others = TOGETHER.find(([first]) => first === line.settledBy) ?? TOGETHER.find((verbs) => verbs.includes(line.settledBy as Verb)) ?? [];
  return [line.settledBy, ...others.filter((verb) => verb !== line.settledBy)].flatMap((verb) => FORMS.find((form) => form.verb === verb) ?? []);
}

/** The input of a mutation: what is given in the fields that are shown. */
export function inputOf(form: Form, line: Line, values: Values): Input {
  const given = form.fields.filter(({ when }) => !when || when(values)).flatMap((field): [string, unknown][] => {
    const value = values[field.name];
    if (value === undefined || value === '' || (Array.isArray(value) && !value.length && !field.isRequired)) return [];
    return [[field.name, field.kind === 'moment' ? new Date(value as string).toISOString() : value]];
  });
  return { ...form.fixed(line), ...Object.fromEntries(given) };
}
