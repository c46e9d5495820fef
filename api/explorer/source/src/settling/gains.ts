import { useEffect, useRef } from 'preact/hooks';
import { usePages } from '../asking/usePages';
import type { Answerable } from '../asking/useAsked';
import { AgendaGains as GAINS } from '../generated/settling';
import type { AgendaGainsQuery, AgendaGainsQueryVariables } from '../generated/types/graphql';

type Keyed = Pick<AgendaGainsQuery['agenda']['lines']['nodes'][number], 'matter' | 'due' | 'reason'> & { relationship: { id: string }; subject: { id: string } | null };

export const keyOf = (line: Keyed): string => `${line.matter} ${line.due} ${line.relationship.id} ${line.subject?.id} ${line.reason}`;

/** By how much the health of a relationship would rise, by the key of a line. */
export type Gains = ReadonlyMap<string, number | null>;

/** What settling each line would gain: worked out after the lines, since it takes the server longer than these. `lines`: the answer and how many of it are shown. */
export function useGains(variables: AgendaGainsQueryVariables, lines: { data: unknown; count: number }): [Gains, Answerable<AgendaGainsQuery>] {
  const [asked, { rows, more, isMore }] = usePages(GAINS, lines.data === null ? null : variables, ({ agenda: { lines: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  const known = useRef(lines.data);
  useEffect(() => {
    if (known.current !== null && lines.data !== known.current) asked.again();
    known.current = lines.data;
  }, [lines.data]);
  useEffect(() => {
    if (!isMore && rows.length < lines.count) more?.();
  }, [rows.length, lines.count]);
  return [new Map(rows.map((one) => [keyOf(one), one.healthGain])), asked];
}
