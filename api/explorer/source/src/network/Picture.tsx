import { useAsked } from '../asking/useAsked';
import { useLater } from '../asking/useLater';
import { Network as NETWORK } from '../generated/network';
import type { NetworkOf } from '../generated/types/graphql';
import { Answered, Empty, Partial } from '../parts/Block';
import type { Sides } from './Drawn';
import { w } from './words';

interface Props {
  of: NetworkOf;
  on: string | null;
  /** Weaker ties are left out. */
  least?: number;
  sides: Sides;
}

/** The network as a picture; the layout comes as a part of its own once it is needed. */
export function Picture({ of, on, least = 0.05, sides }: Props) {
  const asked = useAsked(NETWORK, { of, on, min: least });
  const drawn = useLater(() => import('./Drawn'));
  return (
    <Answered of={asked} lines={8}>
      {({ network }) => (
        <>
          {!network.isComplete && <Partial why={w.incomplete} />}
          {network.people.nodes.length === 0 ? <Empty>{w.nobody}</Empty> : <Answered of={drawn}>{(Drawn) => <Drawn of={network} sides={sides} />}</Answered>}
        </>
      )}
    </Answered>
  );
}
