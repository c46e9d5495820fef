import { w } from '../words/shell';
import { save } from './buttons';
import { tell } from './Toasts';

/** Rows that the server gives at once. */
const STEP = 1_000;

/** All rows of a table: the server gives them in steps, each with its head. */
export async function allRows(rowsFrom: (offset: number) => Promise<string>): Promise<string> {
  let text = '';
  for (let offset = 0; ; offset += STEP) {
    const csv = await rowsFrom(offset);
    const rows = csv.slice(csv.indexOf('\n') + 1);
    text += offset ? rows : csv;
    if (!rows) return text;
  }
}

/** Hands a text over as a file once the server has given it. */
export async function saved(name: string, text: Promise<string>): Promise<void> {
  try {
    save(name, await text, `text/${name.endsWith('.md') ? 'markdown' : 'csv'};charset=utf-8`);
    tell(w.exported(name));
  } catch {
    tell(w.notExported);
  }
}

interface Props {
  /** Of the files, without their endings; `table`: of the table, where that is another. */
  name: string;
  table?: string;
  markdown: () => Promise<string>;
  rowsFrom: (offset: number) => Promise<string>;
}

/** An answer as files, as the server words it: Markdown to be passed on, a table for a spreadsheet. */
export function Files({ name, table = name, markdown, rowsFrom }: Props) {
  return (
    <>
      <button type="button" onClick={() => void saved(`${name}.md`, markdown())}>{w.markdown}</button>
      <button type="button" onClick={() => void saved(`${table}.csv`, allRows(rowsFrom))}>{w.csv}</button>
    </>
  );
}
