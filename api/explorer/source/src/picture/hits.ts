import { useEffect, useState } from 'preact/hooks';
import { ask, type How } from '../asking/client';
import { Fault } from '../asking/fault';
import { useLive } from '../asking/live';
import type { Answerable, State } from '../asking/useAsked';
import { ImpactPicture as PICTURE } from '../generated/picture';
import type { ImpactPictureQuery } from '../generated/types/graphql';
import { useReport, type Report } from '../impact/report';
import { MOST } from './fold';
import type { Group } from './layout';
import type { Degree, Hit } from './tree';

/** So many at once, as picture.graphql has it. */
const PAGE = 1_000;

const SLOW = 150;

type Page = ImpactPictureQuery['impact'];
type Node = Page['offerings']['nodes'][number];

/** The first MOST of what is hit, the worst first; whatever one of them hangs on is among them. */
export interface Hits {
  hits: readonly Hit[];
  total: number;
  groupOf: (offering: string, name: string) => Group | undefined;
}

function hitOf({ offering, severity, hops, consumers, through }: Node): Hit {
  const { id, name, provider } = offering;
  return { id, name, provider, severity: severity as Degree, hops, consumers: consumers.total, through: through && { needs: through.offering?.id ?? null, group: through.alternatives } };
}

function groupsOf(nodes: NonNullable<Page['gaveWay']>['nodes']): Hits['groupOf'] {
  const key = (offering: string, name: string) => JSON.stringify([offering, name]);
  const all = new Map(nodes.map(({ offering, alternatives, required, members }) => [
    key(offering.id, alternatives),
    { name: alternatives, required, members: members.map(({ id, before, offering: { name } }) => ({ id, name, isOld: before !== 'NONE' })) },
  ]));
  return (offering, name) => all.get(key(offering, name));
}

async function read({ wanted, least }: Report, how: How): Promise<Hits> {
  const pages: Page[] = [];
  let after: string | null = null;
  do {
    const answer: ImpactPictureQuery = await ask(PICTURE, { ...wanted, least, after, isFirst: after === null }, how);
    pages.push(answer.impact);
    const { hasNextPage, endCursor } = answer.impact.offerings.pageInfo;
    after = hasNextPage && pages.length * PAGE < MOST ? endCursor : null;
  } while (after !== null);
  return {
    hits: pages.flatMap(({ offerings }) => offerings.nodes.map(hitOf)),
    total: pages[0]!.offerings.totalCount,
    groupOf: groupsOf(pages[0]!.gaveWay?.nodes ?? []),
  };
}

/** All pages of a picture; the old one stays while the next is on its way. */
export function useHits(): Answerable<Hits> {
  const report = useReport();
  const [state, setState] = useState<State<Hits>>({ data: null, fault: null, isBusy: true, isSlow: false });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const slow = setTimeout(() => setState((old) => ({ ...old, isSlow: true })), SLOW);
    setState((old) => ({ ...old, fault: null, isBusy: true }));
    read(report, { signal: leaving.signal })
      .then((data) => setState({ data, fault: null, isBusy: false, isSlow: false }))
      .catch((fault: unknown) => {
        if (leaving.signal.aborted) return;
        if (fault instanceof Fault && fault.code === 'CONFLICT') report.renew();
        setState((old) => ({ ...old, fault: fault instanceof Fault ? fault : new Fault('', 'UNREACHABLE'), isBusy: false, isSlow: false }));
      })
      .finally(() => clearTimeout(slow));
    return () => {
      clearTimeout(slow);
      leaving.abort();
    };
  }, [JSON.stringify(report.wanted), report.least, turn]);
  useLive<Hits>({ data: state.data, fresh: () => read({ ...report, wanted: { ...report.wanted, at: null } }, { isFresh: true, isUrgent: true }), put: report.renew }, 'all');
  return { ...state, again: () => setTurn(turn + 1) };
}
