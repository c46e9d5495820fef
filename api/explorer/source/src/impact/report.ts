import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { ask } from '../asking/client';
import type { Document } from '../asking/document';
import { useLive } from '../asking/live';
import { useAsked, type Asked, type State } from '../asking/useAsked';
import { usePages, type Connection, type Pages } from '../asking/usePages';
import type { Question } from '../going/links';
import type { Degree } from '../picture/tree';
import type { Wanted } from './question';

/** The report whose parts are asked for: of which question and state, and how many rows of a list at once. */
export interface Report {
  question: Question;
  wanted: Wanted;
  /** Only what is hit so badly or worse is shown. */
  least: Degree;
  first: number;
  /** How many people are to be told, addresses for contractual notice left out. */
  people: number;
  /** Asks for the whole anew, where the estate has changed since. */
  renew: () => void;
}

const Current = createContext<Report | null>(null);

export const ReportOf = Current.Provider;

export function useReport(): Report {
  return useContext(Current)!;
}

/** A part of another state than the rest would contradict it: all is asked for anew. */
function useRenewal({ fault }: State<unknown>): void {
  const { renew } = useReport();
  useEffect(() => {
    if (fault?.code === 'CONFLICT') renew();
  }, [fault]);
}

/** A part on screen follows what others write: the part of now is that of the report of now, and showing it renews the whole. */
function useLivePart<R, V>({ data }: State<R>, document: Document<R, V>, variables: V | null): void {
  const { renew } = useReport();
  useLive<R>({ data: variables && data, fresh: () => ask(document, { ...variables!, at: null }, { isFresh: true, isUrgent: true }), put: renew }, 'all');
}

/** A part of the report, asked for once it is shown. */
export function usePart<R, V>(document: Document<R, V>, variables: V | null): Asked<R> {
  const asked = useAsked(document, variables);
  useRenewal(asked);
  useLivePart(asked, document, variables);
  return asked;
}

export function usePartPages<R, V extends { after?: string | null | undefined }, Row>(
  document: Document<R, V>,
  variables: V | null,
  read: (answer: R) => Connection<Row> | null,
): [Asked<R>, Pages<Row>] {
  const [asked, pages] = usePages(document, variables, read);
  useRenewal(asked);
  useLivePart(asked, document, variables);
  return [asked, pages];
}
