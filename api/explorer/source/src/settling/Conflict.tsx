import { useAsked } from '../asking/useAsked';
import { LastEvent as LAST } from '../generated/settling';
import { time } from '../words/format';
import { Answered } from '../parts/Block';
import { Table } from '../parts/Table';
import { w, type FieldName } from './words';

interface Props {
  id: string;
  /** What was to be set, by field. */
  yours: Readonly<Record<string, unknown>>;
  /** What a field is called, where it is not one of the forms'. */
  nameOf?: (field: string) => string;
  onOver: () => void;
  onKeep: () => void;
}

const shown = (value: unknown): string =>
  value === null || value === undefined || value === '' ? '—' : Array.isArray(value) ? value.join(', ') : typeof value === 'boolean' ? (value ? w.yes : w.no) : String(value as string | number);

function fieldsOf(json: string | null): Record<string, unknown> {
  try {
    return JSON.parse(json ?? '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Somebody else was faster: who, and what both want, field by field. */
export function Conflict({ id, yours, nameOf = (field) => w.fields[field as FieldName] ?? field, onOver, onKeep }: Props) {
  const asked = useAsked(LAST, { id });
  return (
    <div class="band conflict" role="alert">
      <Answered of={asked} lines={2}>
        {({ events: { nodes: [last] } }) => {
          const theirs = fieldsOf(last?.after ?? null);
          const rows = [...new Set([...Object.keys(yours), ...Object.keys(theirs)])];
          return (
            <>
              {last && <p><strong>{w.changedBy(last.actor ?? w.somebody, time(last.at))}</strong></p>}
              <Table
                caption={w.theirs}
                rows={rows}
                rowKey={(field) => field}
                columns={[
                  { head: w.field, cell: nameOf },
                  { head: w.yours, cell: (field) => shown(yours[field]) },
                  { head: w.theirs, cell: (field) => shown(theirs[field]) },
                ]}
              />
            </>
          );
        }}
      </Answered>
      <div class="actions">
        <button type="button" onClick={onKeep}>{w.takeTheirs}</button>
        <button type="button" onClick={onOver}>{w.overTheirs}</button>
      </div>
    </div>
  );
}
