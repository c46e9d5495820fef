import { ask } from '../asking/client';
import { ImpactCsv as CSV, ImpactMarkdown as MARKDOWN } from '../generated/impact';
import type { ImpactPart } from '../generated/types/graphql';
import { save } from '../parts/buttons';
import { tell } from '../parts/Toasts';
import { language } from '../words/language';
import type { PartName } from './Parts';
import type { Wanted } from './question';
import { w } from './words';

const STEP = 1_000;
/** The table that is saved while a part is open; those without one of their own save the consumers. */
const TABLES: Partial<Record<PartName, ImpactPart>> = { people: 'NOTIFY', findings: 'FINDINGS', masked: 'MASKED', later: 'OUTLOOK' };

/** All rows of a table: the server gives them in steps, each with its head. */
async function table(wanted: Wanted, part: ImpactPart): Promise<string> {
  let text = '';
  for (let offset = 0; ; offset += STEP) {
    const { impact: { csv } } = await ask(CSV, { ...wanted, part, offset, language });
    const rows = csv.slice(csv.indexOf('\n') + 1);
    if (offset && !rows) return text;
    text += offset ? rows : csv;
    if (!rows) return text;
  }
}

async function saved(name: string, type: string, text: Promise<string>): Promise<void> {
  try {
    save(name, await text, `${type};charset=utf-8`);
    tell(w.exported(name));
  } catch {
    tell(w.notExported);
  }
}

interface SavedProps {
  wanted: Wanted;
  part: ImpactPart;
  children: string;
}

/** A button that saves one table of the answer. */
export function Saved({ wanted, part, children }: SavedProps) {
  return <button type="button" class="plain" onClick={() => void saved(`impact-${part.toLowerCase()}.csv`, 'text/csv', table(wanted, part))}>{children}</button>;
}

/** The answer as files: Markdown for a change request, a table for a spreadsheet. */
export function Files({ wanted, part }: { wanted: Wanted; part: PartName }) {
  const table_ = TABLES[part] ?? 'CONSUMERS';
  const markdown = () => ask(MARKDOWN, { ...wanted, language }).then(({ impact }) => impact.markdown);
  return (
    <>
      <button type="button" onClick={() => void saved('impact.md', 'text/markdown', markdown())}>{w.markdown}</button>
      <button type="button" onClick={() => void saved(`impact-${table_.toLowerCase()}.csv`, 'text/csv', table(wanted, table_))}>{w.csv}</button>
    </>
  );
}
