import type { ServiceRelationshipFilter } from '../generated/types/graphql';

/** What the address asks for: `grade=AT_RISK,WATCH&score=50&confidence=60&cap=COMPLAINT_OVERDUE&single=1&stale=1&org=parcel`. */
export const FILTERS = ['grade', 'score', 'confidence', 'cap', 'single', 'stale', 'org', 'mine'] as const;

type Health = NonNullable<ServiceRelationshipFilter['health']>;

export const gradesOf = (search: URLSearchParams): string[] => (search.get('grade') ?? '').split(',').filter(Boolean);

/** `me`: id of the viewer's person, to whom `mine` is narrowed. */
export function filterOf(search: URLSearchParams, me: string | null): ServiceRelationshipFilter {
  const grades = gradesOf(search);
  const score = Number(search.get('score'));
  const confidence = Number(search.get('confidence'));
  const cap = search.get('cap');
  const org = search.get('org');
  const health: Health = {
    ...(grades.length && { grade: { in: grades as NonNullable<NonNullable<Health['grade']>['in']> } }),
    ...(score && { score: { lt: score } }),
    ...(confidence && { confidence: { lt: confidence / 100 } }),
    ...(cap && { cap: { in: [cap] as NonNullable<NonNullable<Health['cap']>['in']> } }),
    ...(search.has('single') && { singleThread: { eq: true } }),
    ...(search.has('stale') && { staleContact: { eq: true } }),
  };
  const mine = search.has('mine') && me;
  return {
    ...(Object.keys(health).length && { health }),
    ...(org && { or: [{ provider: { id: { eq: org } } }, { consumer: { id: { eq: org } } }] }),
    ...(mine && { stakeholders: { some: { role: { eq: 'RELATIONSHIP_MANAGER' }, node: { id: { eq: mine } } } } }),
  };
}
