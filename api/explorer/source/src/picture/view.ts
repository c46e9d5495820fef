import { usePlace } from '../going/place';
import { UNOPENED, type Folding } from './fold';

/** How the picture is looked at; all of it lies in the address. */
export interface View {
  /** Id of the box that is chosen. */
  chosen: string | null;
  folding: Folding;
  isFitted: boolean;
  choose: (id: string | null) => void;
  /** Opens the fold at a box, or of the roots by ROOTS, by so many more. */
  open: (id: string) => void;
  /** Only what is this provider's is drawn, with the ways to it; null draws that of all. */
  ofProvider: (id: string | null) => void;
  /** So many steps are shown; null shows all. */
  walk: (steps: number | null) => void;
  fit: (is: boolean) => void;
  /** What held is drawn too. */
  isHeldDrawn: boolean;
  drawHeld: (is: boolean) => void;
  /** Opens the list of what held. */
  listHeld: () => void;
  /** As it begins. */
  foldAll: () => void;
}

export function useView(): View {
  const { search, put } = usePlace();
  const chosen = search.get('open');
  const names = search.getAll('x');
  const steps = Number(search.get('steps')) || Infinity;
  const opened = new Map<string, number>();
  for (const name of names) opened.set(name, (opened.get(name) ?? 0) + 1);
  return {
    chosen,
    folding: { ...UNOPENED, opened, steps, kept: chosen ? [chosen] : [], provider: search.get('of') },
    isFitted: search.has('fit'),
    choose: (id) => put({ open: id }),
    open: (id) => put({ x: [...names, id] }),
    ofProvider: (id) => put({ of: id }),
    walk: (count) => put({ steps: count === null ? null : String(count) }),
    isHeldDrawn: search.has('held'),
    drawHeld: (is) => put({ held: is ? '1' : null }),
    listHeld: () => put({ part: 'held' }),
    fit: (is) => put({ fit: is ? '1' : null }),
    foldAll: () => put({ x: null, steps: null, of: null, open: null }),
  };
}
