import { ask } from '../asking/client';
import { usePages } from '../asking/usePages';
import { CauseKind } from '../generated/names/CauseKind';
import { HealthCapKind } from '../generated/names/HealthCapKind';
import { IncompleteReason } from '../generated/names/IncompleteReason';
import { CausesCsv as CSV, CausesMarkdown as MARKDOWN, CommonCauses as CAUSES } from '../generated/relationships';
import type { CommonCausesQuery, Side } from '../generated/types/graphql';
import { links } from '../going/links';
import { Answered, Partial } from '../parts/Block';
import { Files } from '../parts/Files';
import { paged, Table, type Column } from '../parts/Table';
import { Thing } from '../parts/texts';
import { language } from '../words/language';
import { w as shell } from '../words/shell';
import { w } from './words';

type Cause = CommonCausesQuery['commonCausesConnection']['nodes'][number];

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
  const of = { manager, on, side, language };
  const [asked, pages] = usePages(CAUSES, { ...of, after: null }, ({ commonCausesConnection: { nodes, ...rest } }) => ({ ...rest, rows: nodes }));
  return (
    <Answered of={asked} lines={10}>
      {({ commonCausesConnection: { isComplete, incompleteReason } }) => (
        <>
          {!isComplete && <Partial why={incompleteReason && IncompleteReason[incompleteReason]} />}
          <Table caption={w.common} columns={COLUMNS} rowKey={({ kind, cap, subject }) => `${kind} ${cap ?? subject?.id}`} empty={w.commonNothing} {...paged(pages)} />
          {pages.total > 0 && (
            <p class="files">
              <Files
                name="common-causes"
                markdown={() => ask(MARKDOWN, of).then(({ commonCausesConnection }) => commonCausesConnection.markdown)}
                rowsFrom={(offset) => ask(CSV, { ...of, offset }).then(({ commonCausesConnection }) => commonCausesConnection.csv)}
              />
            </p>
          )}
        </>
      )}
    </Answered>
  );
}
