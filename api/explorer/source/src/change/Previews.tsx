import { useEffect, useState } from 'preact/hooks';
import { ask } from '../asking/client';
import { unawaited, type Fault } from '../asking/fault';
import { useAsked } from '../asking/useAsked';
import { NoticePreviews as PREVIEWS } from '../generated/change';
import { ChannelKind } from '../generated/names/ChannelKind';
import { NoticeKind } from '../generated/names/NoticeKind';
import type { NoticePreviewsQuery } from '../generated/types/graphql';
import { Answered, Hidden, Refused } from '../parts/Block';
import { Dialog } from '../parts/Dialog';
import { Severity } from '../parts/signs';
import { Table } from '../parts/Table';
import { Day, Person } from '../parts/texts';
import { Letter } from './NoticeText';
import { w } from './words';

type Preview = NoticePreviewsQuery['noticePreviews']['previews'][number];

const readerOf = ({ person, via }: Preview) => person?.name ?? via?.address ?? w.aChannel;

/** What comes behind the first page, on demand. */
function useLater(change: string, first: readonly Preview[] | undefined) {
  const [later, setLater] = useState<readonly Preview[]>([]);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isMore, setIsMore] = useState(false);
  useEffect(() => setLater([]), [first]);
  const rows = [...(first ?? []), ...later];
  const more = async () => {
    setIsMore(true);
    try {
      const { noticePreviews } = await ask(PREVIEWS, { change, offset: rows.length });
      setLater([...later, ...noticePreviews.previews]);
      setFault(null);
    } catch (reason) {
      setFault(unawaited(reason as Fault));
    }
    setIsMore(false);
  };
  return { rows, more: () => void more(), isMore, fault };
}

/** Each message that the next step would make, to be read before it is made. */
export function Previews({ change, turn }: { change: string; turn: number }) {
  const asked = useAsked(PREVIEWS, { change, offset: 0 });
  const { rows, more, isMore, fault } = useLater(change, asked.data?.noticePreviews.previews);
  const [read, setRead] = useState<Preview | null>(null);
  useEffect(() => {
    if (turn) asked.again();
  }, [turn]);
  return (
    <Answered of={asked} lines={6}>
      {({ noticePreviews: { total, hidden } }) => (
        <>
          <p class="empty">{w.previewsLead}</p>
          {fault && <Refused fault={fault} again={more} />}
          <Table
            caption={w.parts.previews}
            rows={rows.map((one, place) => ({ ...one, place }))}
            total={total}
            more={rows.length < total ? more : null}
            isMore={isMore}
            rowKey={({ place }) => `${place}`}
            empty={w.noPreviews}
            columns={[
              { head: w.reader, cell: (one) => <>{one.person ? <Person of={one.person} /> : readerOf(one)}{!one.reachable && <p class="late">{w.unreachable}</p>}</> },
              { head: w.kindOf, cell: ({ kind, channel }) => <>{NoticeKind[kind]}{channel && <span class="quiet"> · {ChannelKind[channel]}</span>}</> },
              { head: w.severity, cell: ({ severity }) => <Severity of={severity} /> },
              { head: w.inTimeUntil, cell: ({ deadline }) => <Day of={deadline} /> },
              { head: w.subject, cell: ({ subject, language }) => <span lang={language} dir="auto">{subject}</span> },
              { head: w.steps, cell: (one) => <button type="button" aria-label={w.readTo(readerOf(one))} onClick={() => setRead(one)}>{w.read}</button> },
            ]}
          />
          <Hidden count={hidden} />
          {read && <Dialog title={read.subject} onClose={() => setRead(null)}><p class="quiet">{w.to(readerOf(read))}</p><Letter text={read.text} language={read.language} /></Dialog>}
        </>
      )}
    </Answered>
  );
}
