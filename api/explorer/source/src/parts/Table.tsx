import type { ComponentChildren } from 'preact';
import type { Pages } from '../asking/usePages';
import { number } from '../words/format';
import { w } from '../words/shell';
import { Block, Empty } from './Block';

export interface Column<Row> {
  head: string;
  cell: (row: Row) => ComponentChildren;
  isNumber?: boolean;
  /** The field by which the server sorts; without one the column cannot be sorted. */
  sort?: string;
}

/** `NAME` or `-NAME`, as it stands in the address. */
export interface Sorting {
  by: string | null;
  onSort: (by: string) => void;
}

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  total?: number;
  more?: (() => void) | null;
  isMore?: boolean;
  sorting?: Sorting;
  empty?: ComponentChildren;
}

export function Table<Row>({ caption, columns, rows, rowKey, total = rows.length, more, isMore, sorting, empty }: Props<Row>) {
  if (!rows.length) return <Empty>{empty}</Empty>;
  return (
    <>
      <div class="scroll" role="group" aria-label={caption} tabIndex={0}>
        <table>
          <caption class="unseen">{caption}</caption>
          <thead><tr>{columns.map((column) => <Head key={column.head} column={column} {...(sorting && { sorting })} />)}</tr></thead>
          <tbody>{rows.map((row) => <tr key={rowKey(row)}>{columns.map((column, at) => <Cell key={column.head} column={column} row={row} isFirst={at === 0} />)}</tr>)}</tbody>
        </table>
      </div>
      {(total > rows.length || more) && (
        <p class="foot">
          <span role="status">{w.firstOf(rows.length, total)}</span>
          {more && <button type="button" class="plain" disabled={isMore} onClick={more}>{w.more}</button>}
        </p>
      )}
    </>
  );
}

interface ListedProps<Row> extends Omit<Props<Row>, 'caption'> {
  title: string;
  /** `total`, unless something else is said. */
  note?: ComponentChildren;
  beside?: ComponentChildren;
  /** What stands below the table. */
  children?: ComponentChildren;
}

/** A part of a screen that is one table: its heading names both. */
export function Listed<Row>({ title, note, beside, children, ...table }: ListedProps<Row>) {
  return (
    <Block title={title} note={note ?? (table.total ? number(table.total) : null)} beside={beside}>
      <Table caption={title} {...table} />
      {children}
    </Block>
  );
}

function Head<Row>({ column, sorting }: { column: Column<Row>; sorting?: Sorting }) {
  const { sort, head, isNumber } = column;
  const numbered = isNumber ? 'number' : undefined;
  if (!sort || !sorting) return <th scope="col" class={numbered}>{head}</th>;
  const direction = sorting.by === sort ? 'ascending' : sorting.by === `-${sort}` ? 'descending' : undefined;
  return (
    <th scope="col" class={numbered} aria-sort={direction ?? 'none'}>
      <button type="button" class="plain" title={w.sortBy(head)} onClick={() => sorting.onSort(direction === 'ascending' ? `-${sort}` : sort)}>
        {head}<span aria-hidden="true">{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}

function Cell<Row>({ column, row, isFirst }: { column: Column<Row>; row: Row; isFirst: boolean }) {
  const numbered = column.isNumber ? 'number' : undefined;
  return isFirst
    ? <th scope="row" class={numbered}>{column.cell(row)}</th>
    : <td class={numbered} data-head={column.head}>{column.cell(row)}</td>;
}

/** What `usePages` tells, as a table takes it. */
export const paged = <Row,>({ rows, total, more, isMore }: Pages<Row>) => ({ rows, total, more, isMore });
