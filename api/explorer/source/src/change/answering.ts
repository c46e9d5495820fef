import { AnswerChange as ANSWER, AnswerPeople as PEOPLE } from '../generated/change';
import { Verdict } from '../generated/names/Verdict';
import type { AnswerPeopleQuery } from '../generated/types/graphql';
import type { FormField, Named } from '../forms/field';
import type { Mutation } from '../settling/verbs';
import { w } from './words';

export { ANSWER, PEOPLE };
export const ANSWERING: Mutation = ANSWER;

const OF_PROVIDER = new Set<string>(['RELATIONSHIP_MANAGER', 'SERVICE_OWNER']);

/** Whoever may speak for the consumer: the accountable ones first. */
export function speakers({ organization }: AnswerPeopleQuery): readonly Named[] {
  const around = (organization?.relationshipsAsConsumer.nodes ?? []).flatMap(({ stakeholders }) => stakeholders.edges)
    .filter(({ side, role }) => (side ?? (OF_PROVIDER.has(role) ? 'PROVIDER' : 'CONSUMER')) === 'CONSUMER')
    .sort((a, b) => rank(a) - rank(b));
  const people = [...around.map(({ node }) => node), ...(organization?.members.nodes ?? [])];
  return [...new Map(people.map(({ id, name }) => [id, { id, name }])).values()];
}

const rank = ({ role, accountable }: { role: string; accountable: boolean }) => (role === 'CONSUMER_REPRESENTATIVE' ? 0 : 2) + (accountable ? 0 : 1);

export function fieldsOf(offered: readonly Named[]): readonly FormField[] {
  return [
    { name: 'verdict', label: w.verdict, kind: 'choice', isRequired: true, options: Object.entries(w.says) as [keyof typeof Verdict, string][] },
    { name: 'until', label: w.couldFrom, kind: 'day', isRequired: true, when: ({ verdict }) => verdict === 'NEEDS_TIME' },
    { name: 'reason', label: w.why, kind: 'text', isRequired: true, hint: w.whyHint, when: ({ verdict }) => verdict === 'OBJECT' },
    { name: 'reason', label: w.why, kind: 'text', when: ({ verdict }) => verdict !== 'OBJECT' },
    { name: 'person', label: w.speaker, kind: 'thing', isRequired: true, offered, kinds: ['Person'] },
  ];
}
