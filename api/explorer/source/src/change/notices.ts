import * as documents from '../generated/change';
import { local, type FormField, type Values } from '../forms/field';
import type { NoticeFilter, NoticeLineFragment } from '../generated/types/graphql';
import type { Mutation } from '../settling/verbs';
import { w, type NoticeVerbName } from './words';

export type Notice = NoticeLineFragment;

/** What may be recorded of one message, by its fields. */
export interface NoticeVerb {
  name: NoticeVerbName;
  document: Mutation;
  leads: (notice: Notice) => boolean;
  fields: readonly FormField[];
  start?: () => Values;
}

const isIn = (...states: readonly NonNullable<Notice['state']>[]) => ({ state, sentAt }: Notice) => states.includes(state ?? (sentAt ? 'SENT' : 'PLANNED'));

export const NOTICE_VERBS: readonly NoticeVerb[] = [
  { name: 'markSent', document: documents.MarkNoticeSent, leads: isIn('PLANNED', 'FAILED'), fields: [{ name: 'sentAt', label: w.sentAt, kind: 'moment' }], start: () => ({ sentAt: local(new Date()) }) },
  { name: 'acknowledge', document: documents.AcknowledgeNotice, leads: (one) => !one.acknowledgedAt && isIn('SENT')(one), fields: [] },
  { name: 'markFailed', document: documents.MarkNoticeFailed, leads: (one) => !one.acknowledgedAt && isIn('PLANNED', 'SENT')(one), fields: [{ name: 'reason', label: w.reason, kind: 'text', isRequired: true }] },
];

/** What the address may narrow the messages to. */
export const STATES = {
  planned: { or: [{ state: { eq: 'PLANNED' } }, { state: { eq: null }, sentAt: { eq: null } }] },
  waiting: { acknowledgedAt: { eq: null }, or: [{ state: { eq: 'SENT' } }, { state: { eq: null }, not: { sentAt: { eq: null } } }] },
  failed: { state: { eq: 'FAILED' } },
  acknowledged: { not: { acknowledgedAt: { eq: null } } },
  gone: { state: { in: ['WITHDRAWN', 'SUPERSEDED'] } },
} satisfies Record<string, NoticeFilter>;
