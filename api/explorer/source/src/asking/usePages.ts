import { useEffect, useState } from 'preact/hooks';
import { ask } from './client';
import type { Document } from './document';
import { unawaited, type Fault } from './fault';
import { useAsked, type Asked } from './useAsked';

export interface Connection<Row> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  rows: readonly Row[];
}

export interface Pages<Row> {
  rows: readonly Row[];
  total: number;
  /** Asks for the next page; null where there is none. */
  more: (() => void) | null;
  isMore: boolean;
}

/** The first page by `useAsked`, further ones on demand behind it. `read` takes the connection out of an answer. */
export function usePages<R, V extends { after?: string | null | undefined }, Row>(
  document: Document<R, V>,
  variables: V | null,
  read: (answer: R) => Connection<Row> | null,
): [Asked<R>, Pages<Row>] {
  const first = useAsked(document, variables);
  const [later, setLater] = useState<readonly Connection<Row>[]>([]);
  const [isMore, setIsMore] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => setLater([]), [first.data]);
  const begun = first.data && read(first.data);
  const pages = begun ? [begun, ...later] : [];
  const last = pages.at(-1)?.pageInfo;
  const more = async () => {
    setIsMore(true);
    try {
      const answer = await ask(document, { ...(variables as V), after: last?.endCursor ?? null });
      const next = read(answer);
      if (next) setLater([...later, next]);
      setFault(null);
    } catch (reason) {
      setFault(unawaited(reason as Fault));
    }
    setIsMore(false);
  };
  return [
    fault ? { ...first, fault } : first,
    { rows: pages.flatMap((page) => page.rows), total: begun?.totalCount ?? 0, more: last?.hasNextPage ? () => void more() : null, isMore },
  ];
}
