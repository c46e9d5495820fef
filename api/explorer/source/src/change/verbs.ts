import { ChangeOutcome } from '../generated/names/ChangeOutcome';
import { Severity } from '../generated/names/Severity';
import * as documents from '../generated/change';
import type { ChangeQuery, CourseOfChangeQuery } from '../generated/types/graphql';
import { inputOf, type FormField, type Values } from '../forms/field';
import type { Input, Mutation } from '../settling/verbs';
import { day } from '../words/format';
import { endFields, withEnds } from './untils';
import { w, type VerbName } from './words';

export type Change = NonNullable<ChangeQuery['change']>;
export type May = ChangeQuery['viewer'];
export type Course = CourseOfChangeQuery['changeStatus'];
export type Consumer = Course['consumers'][number];

/** A step of the course of a change, as a short form. */
export interface ChangeVerb {
  name: VerbName;
  document: Mutation;
  /** Whether it leads on from where the change stands. */
  leads: (change: Change, course: Course) => boolean;
  fields: (change: Change, course: Course) => readonly FormField[];
  start?: (change: Change) => Values;
  /** What is sent; the fields as they stand, unless given. */
  input?: (fields: readonly FormField[], values: Values) => Input;
}

const DAY = 86_400_000;
const SEVERITIES = (['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const).map((one) => [one, Severity[one]] as const);
const DESPITE = 'despite ';

const inDays = (days: number, from = Date.now()) => new Date(from + days * DAY).toISOString().slice(0, 10);
const statusIs = (...statuses: readonly Change['status'][]) => ({ status }: Change) => statuses.includes(status);
const reason: FormField = { name: 'reason', label: w.reason, kind: 'text', isRequired: true, hint: w.reasonHint };
const isUnasked = ({ consumers }: Course) => consumers.some(({ missing }) => missing.includes('UNASKED'));
const STANDS_IN_THE_WAY = new Set(['OBJECTION', 'TIME', 'ANSWER']);

/** Those without whose yes the provider may go on, if it says why. */
const against = ({ consumers }: Course) => consumers.filter(({ missing }) => missing.some((one) => STANDS_IN_THE_WAY.has(one)));

/** Two weeks to answer, or until the day before the change. */
function answerBy({ effectiveOn }: Change): string {
  const before = effectiveOn ? inDays(-1, Date.parse(`${effectiveOn}T00:00:00Z`)) : inDays(14);
  return before < inDays(14) ? before : inDays(14);
}

function agreed(fields: readonly FormField[], values: Values): Input {
  const said = Object.entries(inputOf(fields, values));
  const despite = said.filter(([name]) => name.startsWith(DESPITE)).map(([name, why]) => ({ organization: name.slice(DESPITE.length), reason: why }));
  return despite.length ? { despite } : {};
}

const despiteOf = ({ organization, verdict, until }: Consumer): FormField => ({
  name: `${DESPITE}${organization.id}`, label: w.despite(organization.name, verdict, until && day(until)), kind: 'text', hint: w.despiteHint,
});

export const VERBS: readonly ChangeVerb[] = [
  {
    name: 'propose', document: documents.ProposeChange,
    leads: (change, course) => (change.status === 'DRAFT' ? course.consumers.length > 0 : statusIs('PROPOSED', 'AGREED')(change) && isUnasked(course)),
    fields: () => [{ name: 'answerBy', label: w.answerBy, kind: 'day', isRequired: true }],
    start: (change) => ({ answerBy: answerBy(change) }),
  },
  {
    name: 'agree', document: documents.AgreeChange,
    leads: (change, course) => change.status === 'PROPOSED' || (change.status === 'DRAFT' && !course.consumers.length),
    fields: (_, course) => against(course).map(despiteOf),
    input: agreed,
  },
  {
    name: 'announce', document: documents.AnnounceChange,
    leads: (change, course) => change.status === 'AGREED' || (change.status === 'ANNOUNCED' && course.notTold.length > 0),
    fields: () => [],
  },
  {
    name: 'finish', document: documents.FinishChange, leads: statusIs('ANNOUNCED'),
    fields: () => [
      { name: 'doneOn', label: w.doneOn, kind: 'day', hint: w.today },
      { name: 'outcome', label: w.outcome, kind: 'choice', isRequired: true, options: Object.entries(ChangeOutcome) },
      { name: 'severity', label: w.outcomeSeverity, kind: 'choice', options: SEVERITIES },
      { name: 'note', label: w.note, kind: 'text' },
    ],
    start: () => ({ outcome: 'AS_ANNOUNCED' }),
  },
  {
    name: 'reschedule', document: documents.RescheduleChange, leads: statusIs('PROPOSED', 'AGREED', 'ANNOUNCED'),
    fields: ({ changes }) => [
      { name: 'effectiveOn', label: w.newDay, kind: 'day', isRequired: true },
      ...endFields(changes.edges, w.endOf, (until) => (until ? w.endMoves(day(until)) : w.endOpen)),
      reason,
      { name: 'answerBy', label: w.answerBy, kind: 'day', hint: w.answerByHint },
    ],
    start: ({ effectiveOn }) => ({ effectiveOn }),
    input: withEnds,
  },
  { name: 'redraft', document: documents.RedraftChange, leads: statusIs('PROPOSED', 'REJECTED'), fields: () => [reason] },
  { name: 'reject', document: documents.RejectChange, leads: statusIs('PROPOSED'), fields: () => [reason] },
  { name: 'cancel', document: documents.CancelChange, leads: statusIs('DRAFT', 'PROPOSED', 'AGREED', 'ANNOUNCED'), fields: () => [reason] },
];

/** What a verb is called where the change stands: some are done again, for those who have come to be affected since. */
export function nameOf({ name }: ChangeVerb, { status }: Change): string {
  if (name === 'propose' && status !== 'DRAFT') return w.ask;
  return name === 'announce' && status === 'ANNOUNCED' ? w.tell : w.verbs[name];
}

/** The verbs that lead on from where the change stands, and that the viewer's role and reach allow. */
export const verbsOf = (change: Change, course: Course, may: May): readonly ChangeVerb[] => VERBS.filter(({ name, leads }) => may[name] && leads(change, course));
