import { ask } from '../asking/client';
import { ImpactCsv as CSV, ImpactMarkdown as MARKDOWN } from '../generated/impact';
import type { ImpactPart } from '../generated/types/graphql';
import { allRows, Files, saved } from '../parts/Files';
import { language } from '../words/language';
import type { PartName } from './Parts';
import type { Wanted } from './question';

/** The table that is saved while a part is open; those without one of their own save the consumers. */
const TABLES: Partial<Record<PartName, ImpactPart>> = { people: 'NOTIFY', findings: 'FINDINGS', masked: 'MASKED', later: 'OUTLOOK' };

const rowsOf = (wanted: Wanted, part: ImpactPart) => (offset: number): Promise<string> =>
  ask(CSV, { ...wanted, part, offset, language }).then(({ impact }) => impact.csv);

const nameOf = (part: ImpactPart): string => `impact-${part.toLowerCase()}`;

interface SavedProps {
  wanted: Wanted;
  part: ImpactPart;
  children: string;
}

/** A button that saves one table of the answer. */
export function Saved({ wanted, part, children }: SavedProps) {
  return <button type="button" class="plain" onClick={() => void saved(`${nameOf(part)}.csv`, allRows(rowsOf(wanted, part)))}>{children}</button>;
}

/** The answer as files: Markdown for a change request, and the table that is open. */
export function AnswerFiles({ wanted, part }: { wanted: Wanted; part: PartName }) {
  const table = TABLES[part] ?? 'CONSUMERS';
  return <Files name="impact" table={nameOf(table)} markdown={() => ask(MARKDOWN, { ...wanted, language }).then(({ impact }) => impact.markdown)} rowsFrom={rowsOf(wanted, table)} />;
}
