import { useLater } from '../asking/useLater';
import { usePlace } from '../going/place';
import { Answered, Block } from '../parts/Block';
import { Tabs } from '../parts/Tabs';
import { Consumers } from './Consumers';
import { w } from './words';

export type PartName = keyof typeof w.partOf;
export type Counts = Partial<Record<PartName, number>>;

const PARTS = Object.keys(w.partOf) as PartName[];

export const partOf = (search: URLSearchParams): PartName => PARTS.find((one) => one === search.get('part')) ?? 'consumers';

function Other({ of }: { of: Exclude<PartName, 'consumers'> }) {
  const others = useLater(() => import('./Others'));
  return <Answered of={others} lines={6}>{(Others) => <Others of={of} />}</Answered>;
}

const Part = ({ of, isWhole = false }: { of: PartName; isWhole?: boolean }) => (of === 'consumers' ? <Consumers isWhole={isWhole} /> : <Other of={of} />);

/** The parts of the answer, each asked for when it is opened. */
export function Parts({ counts }: { counts: Counts }) {
  const { search, put } = usePlace();
  const open = partOf(search);
  const tabs = PARTS.map((id) => ({ id, name: w.partOf[id], ...(counts[id] !== undefined && { count: counts[id] }) }));
  return (
    <Tabs label={w.parts} tabs={tabs} open={open} onOpen={(part) => put({ part: part === 'consumers' ? null : part })}>
      <div class="part"><Part key={open} of={open} /></div>
    </Tabs>
  );
}

/** All parts, one after the other, with all that a list may give at once: what is printed. */
export function Whole({ counts }: { counts: Counts }) {
  return <>{PARTS.map((one) => <Block key={one} title={w.partOf[one]} note={counts[one]}><Part of={one} isWhole /></Block>)}</>;
}
