import type { Side } from '../generated/types/graphql';
import type { Place } from '../going/place';
import { w } from './words';

/** The side whose view is asked for, as it stands in the address; null: the server chooses. */
export const sideOf = (search: URLSearchParams): Side | null => {
  const side = search.get('side');
  return side === 'PROVIDER' || side === 'CONSUMER' ? side : null;
};

/** Whose view it is: for whoever may see both. */
export function SideChoice({ side, put }: { side: Side } & Pick<Place, 'put'>) {
  return (
    <div class="chips sides" role="group" aria-label={w.sideLabel}>
      <span class="quiet">{w.sideLabel}</span>
      {(['PROVIDER', 'CONSUMER'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={one === side} onClick={() => put({ side: one })}>{w.sides[one]}</button>
      ))}
    </div>
  );
}
