import { computed, effect, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { forget } from './client';
import { follow, type Written } from './events';
import { concerned, idsOf } from './ids';
import { key } from './key';
import type { Asked } from './useAsked';

const SETTLING = 300;
const EASE = 4;

/** Ids of things that an answer is about beside those in it; `all`: anything that is written may change it. */
type About = 'all' | readonly string[];

/** An answer on screen, how to ask for the one of now, and how to show it. */
export type Followed<R> = Pick<Asked<R>, 'data' | 'fresh' | 'put'>;

/** An answer on screen, and what is known of the one that it would be by now. */
interface Shown {
  asked: Followed<unknown>;
  about: About;
  /** Ids of things in it, and in those that were here before it: what has left it may come back. */
  ids: Set<string>;
  /** What others have changed since it was given. */
  changed: Set<string>;
  /** The answer of now, where it is another. */
  next: unknown;
  isLooking: boolean;
  /** The answer of now is to be shown as soon as it is known: somebody wished so while it was asked for. */
  isWanted: boolean;
  /** Something was written after it was asked for anew. */
  isLate: boolean;
  /** Milliseconds to wait before the next look. */
  rest: number;
}

const shown = new Set<Shown>();
const isFollowed = signal(false);
const turn = signal(0);

/** How many things have changed so that the screen would be another by now: 0 where that is not known, null where it would not. */
export const differing = computed(() => {
  void turn.value;
  const old = [...shown].filter(({ next }) => next !== null);
  return old.length ? new Set(old.flatMap(({ changed }) => [...changed])).size : null;
});

/** Puts the answers of now in the place of those on screen, and those that are still asked for as they come. */
export function show(): void {
  for (const one of shown) {
    one.isWanted = one.isLooking;
    if (one.next === null) continue;
    one.asked.put(one.next);
    one.next = null;
  }
  turn.value++;
}

function note(one: Shown, event: Written): void {
  const written = concerned(event);
  const isConcerned = one.about === 'all' || [...one.about, ...one.ids].some((id) => written.has(id));
  if (!isConcerned) return;
  for (const id of event.subjectIds ?? []) one.changed.add(`${event.subject} ${id}`);
  look(one);
}

/** Asks anew beside what is shown, once events come to rest, and the more rarely the longer the answer takes. */
function look(one: Shown): void {
  one.isLate = true;
  if (one.isLooking) return;
  one.isLooking = true;
  setTimeout(() => void compare(one), SETTLING + one.rest);
}

async function compare(one: Shown): Promise<void> {
  const begun = performance.now();
  one.isLate = false;
  try {
    const next = await one.asked.fresh();
    const isOther = JSON.stringify(next) !== JSON.stringify(one.asked.data);
    one.next = isOther && !one.isWanted ? next : null;
    if (isOther && one.isWanted) one.asked.put(next);
    if (!isOther && !one.isLate) one.changed.clear();
  } catch {
    one.isLate = false; // there is no answer of now; what is shown stays
  }
  one.rest = EASE * (performance.now() - begun);
  one.isLooking = false;
  one.isWanted = false;
  turn.value++;
  if (one.isLate) look(one);
}

function written(event: Written): void {
  forget();
  for (const one of shown) if (one.asked.data !== null) note(one, event);
}

effect(() => {
  if (!isFollowed.value) return;
  void key.value;
  return follow(written, () => shown.forEach((one) => one.asked.data !== null && look(one)));
});

/** Lets an answer on screen follow what others write: `differing` counts what has changed, `show` shows it. */
export function useLive<R>(asked: Followed<R>, about: About = []): void {
  const mine = useRef<Shown>({ asked: asked as Followed<unknown>, about, ids: new Set(), changed: new Set(), next: null, isLooking: false, isWanted: false, isLate: false, rest: 0 });
  mine.current.asked = asked as Followed<unknown>;
  mine.current.about = about;
  useEffect(() => {
    const one = mine.current;
    shown.add(one);
    isFollowed.value = true;
    return () => {
      shown.delete(one);
      turn.value++;
    };
  }, []);
  useEffect(() => {
    idsOf(asked.data, mine.current.ids);
    mine.current.changed.clear();
    mine.current.next = null;
    turn.value++;
  }, [asked.data]);
}
