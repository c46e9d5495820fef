import { ask } from '../asking/client';
import { PromisesCsv as CSV, PromisesMarkdown as MARKDOWN } from '../generated/promises';
import type { PromisePart } from '../generated/types/graphql';
import { allRows, Files, saved } from '../parts/Files';
import { language } from '../words/language';
import { w } from './words';

interface Of {
  provider: string | null;
  today: string | null;
}

const rowsOf = (of: Of, part: PromisePart) => (offset: number): Promise<string> =>
  ask(CSV, { ...of, part, offset, language }).then(({ promiseGaps }) => promiseGaps.csv);

/** Promises that cannot be kept as files: all of it, the promises, what they fail by. */
export function PromiseFiles({ of }: { of: Of }) {
  return (
    <span class="actions">
      <Files name="promise-gaps" markdown={() => ask(MARKDOWN, { ...of, language }).then(({ promiseGaps }) => promiseGaps.markdown)} rowsFrom={rowsOf(of, 'GAPS')} />
      <button type="button" onClick={() => void saved('promise-limits.csv', allRows(rowsOf(of, 'LIMITS')))}>{w.saveLimits}</button>
    </span>
  );
}
