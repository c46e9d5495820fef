import { useLive } from '../asking/live';
import { usePages } from '../asking/usePages';
import { EngagementKind } from '../generated/names/EngagementKind';
import { EngagementStatus } from '../generated/names/EngagementStatus';
import { EventAction } from '../generated/names/EventAction';
import { Kind } from '../generated/names/Kind';
import { History as HISTORY } from '../generated/relationship';
import { Answered } from '../parts/Block';
import { Listed, paged } from '../parts/Table';
import { time } from '../words/format';
import { w } from './words';

const NONE = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, rows: [] };

/** When the sides met, and what was changed by hand. */
export function History({ id }: { id: string }) {
  const [asked, pages] = usePages(HISTORY, { id, after: null as string | null }, ({ serviceRelationship: of }) => (of ? { ...of.history, rows: of.history.nodes } : NONE));
  useLive(asked, [id]);
  return (
    <Answered of={asked} lines={12}>
      {({ serviceRelationship: of }) => (
        <>
          <Listed
            title={w.engagements}
            note={of && of.engagements.totalCount > 0 && of.engagements.totalCount}
            rows={of?.engagements.nodes ?? []}
            rowKey={(one) => one.id}
            total={of?.engagements.totalCount ?? 0}
            empty={w.engagementsNothing}
            columns={[
              { head: w.when, cell: ({ at }) => <time dateTime={at}>{time(at)}</time> },
              { head: w.meeting, cell: ({ kind }) => EngagementKind[kind] },
              { head: w.status, cell: ({ status }) => EngagementStatus[status] },
              { head: w.about, cell: ({ summary }) => summary },
            ]}
          />
          <Listed
            title={w.changes}
            rowKey={(one) => one.id}
            empty={w.changesNothing}
            columns={[
              { head: w.when, cell: ({ at }) => <time dateTime={at}>{time(at)}</time> },
              { head: w.change, cell: ({ action }) => EventAction[action] },
              { head: w.what, cell: ({ subject, subjectIds }) => <>{subject && (Kind[subject as keyof typeof Kind] ?? subject)} <span class="quiet">{subjectIds?.join(', ')}</span></> },
              { head: w.actor, cell: ({ actor }) => actor },
            ]}
            {...paged(pages)}
          />
        </>
      )}
    </Answered>
  );
}
