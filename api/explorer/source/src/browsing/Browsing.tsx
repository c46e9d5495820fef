import type { ComponentChildren } from 'preact';
import type { Document } from '../asking/document';
import { usePages, type Connection } from '../asking/usePages';
import { usePlace } from '../going/place';
import { Answered } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { paged, Table, type Column } from '../parts/Table';
import { Title } from '../parts/Title';
import { Filters, type Filter } from './Filters';
import { w } from './words';

interface Props<R, V, Row> {
  title: string;
  document: Document<R, V>;
  variables: V;
  read: (answer: R) => Connection<Row>;
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  filters: readonly Filter[];
  /** `NAME` or `-NAME`: how it is sorted where the address says nothing. */
  sortedBy: string;
  /** Said where there is nothing at all. */
  empty: string;
  children?: ComponentChildren;
}

/** A list of things: its filters and its order stand in the address, its pages come on demand. */
export function Browsing<R, V extends { after?: string | null | undefined }, Row>(props: Props<R, V, Row>) {
  const { title, filters, sortedBy, empty } = props;
  const { search, put } = usePlace();
  const [asked, pages] = usePages(props.document, props.variables, props.read);
  const isFiltered = filters.some(({ name }) => search.get(name));
  return (
    <>
      <Title {...(asked.data && { kind: w.count(pages.total, isFiltered) })} beside={<><CopyLink /><Print /></>}>{title}</Title>
      {props.children}
      <Filters of={filters} />
      <Answered of={asked} lines={12}>
        {() => (
          <Table
            caption={title}
            columns={props.columns}
            rowKey={props.rowKey}
            {...paged(pages)}
            sorting={{ by: search.get('sort') ?? sortedBy, onSort: (by) => put({ sort: by === sortedBy ? null : by }) }}
            empty={isFiltered ? w.nothing : empty}
          />
        )}
      </Answered>
    </>
  );
}
