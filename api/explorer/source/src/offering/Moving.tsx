import { usePages } from '../asking/usePages';
import { MigrationState } from '../generated/names/MigrationState';
import { Moving as MOVING } from '../generated/offering';
import { usePlace } from '../going/place';
import { Answered, Block, Hidden } from '../parts/Block';
import { Severity } from '../parts/signs';
import { paged, Table } from '../parts/Table';
import { Day, Thing } from '../parts/texts';
import { day } from '../words/format';
import { w } from './words';

/** Who has moved to a successor, who has yet to, and what they would lose. */
export function Moving({ offering }: { offering: string }) {
  const today = usePlace().search.get('today');
  const [asked, pages] = usePages(MOVING, { id: offering, today, after: null }, ({ migration: { consumers: { nodes, ...rest } } }) => ({ ...rest, rows: nodes }));
  const progress = asked.data?.migration.progress;
  return (
    <Block title={w.moving} note={progress && w.moved(progress.moved, progress.moved + progress.notMoved)}>
      <Answered of={asked}>
        {({ migration }) => (
          <>
            <Table
              caption={w.moving}
              {...paged(pages)}
              rowKey={({ organization }) => organization.id}
              empty={w.agreementsNothing}
              columns={[
                { head: w.consumer, cell: ({ organization }) => <Thing of={organization} kind="Organization" /> },
                { head: w.status, cell: ({ state, inPart }) => <>{MigrationState[state]}{inPart && <span class="quiet"> {w.inPart}</span>}</> },
                { head: w.movedOn, cell: ({ movedOn }) => <Day of={movedOn} /> },
                { head: w.wouldLose(day(migration.on)), cell: ({ loss }) => loss && <Severity of={loss.severity} /> },
              ]}
            />
            <Hidden count={migration.hidden} />
          </>
        )}
      </Answered>
    </Block>
  );
}
