import { useAsked } from '../asking/useAsked';
import { CauseKind } from '../generated/names/CauseKind';
import { HealthCapKind } from '../generated/names/HealthCapKind';
import { CommonCauses as CAUSES } from '../generated/relationships';
import type { CommonCausesQuery, Side } from '../generated/types/graphql';
import { links } from '../going/links';
import { Answered } from '../parts/Block';
import { Table, type Column } from '../parts/Table';
import { Thing } from '../parts/texts';
import { language } from '../words/language';
import { w as shell } from '../words/shell';
import { w } from './words';

type Cause = CommonCausesQuery['commonCauses'][number];

function What({ of: { kind, cap, subject } }: { of: Cause }) {
  return (
    <>
      <span class="kind">{CauseKind[kind]}</span>
      {cap && <a href={links.relationships({ cap })}>{HealthCapKind[cap]}</a>}
      {subject && <Thing of={subject} />} {subject?.__typename === 'Offering' && <span class="quiet">{subject.provider.name}</span>}
    </>
  );
}

function Rest({ of: { weak, relationshipsConnection: { nodes, totalCount } } }: { of: Cause }) {
  return (
    <details>
      <summary>{w.weak(weak)}</summary>
      <ul>{nodes.map((one) => <li key={one.id}><Thing of={one} kind="ServiceRelationship">{`${one.provider.name} → ${one.consumer.name}`}</Thing></li>)}</ul>
      {totalCount > nodes.length && <p class="quiet">{shell.firstOf(nodes.length, totalCount)}</p>}
    </details>
  );
}

const COLUMNS: readonly Column<Cause>[] = [
  { head: w.cause, cell: (one) => <What of={one} /> },
  { head: w.why, cell: ({ reason }) => reason },
  { head: w.which, cell: (one) => <Rest of={one} /> },
];

/** What lies beneath most of the weak relationships, what weighs most first. */
export function Causes({ manager, on, side }: { manager: string | null; on: string | null; side: Side | null }) {
  return (
    <Answered of={useAsked(CAUSES, { manager, on, side, language })} lines={10}>
      {({ commonCauses }) => <Table caption={w.common} columns={COLUMNS} rows={commonCauses} rowKey={({ kind, cap, subject }) => `${kind} ${cap ?? subject?.id}`} empty={w.commonNothing} />}
    </Answered>
  );
}
