import { signal } from '@preact/signals';
import { useLocation } from 'preact-iso/router';
import { useEffect } from 'preact/hooks';
import { readable } from './links';

type Route = ReturnType<typeof useLocation>['route'];
let route: Route = (url) => location.assign(url);

/** Whether somebody has gone here, whose focus awaits the heading. */
let isAwaited = false;

/** How often somebody has gone somewhere. */
export const arrivals = signal(0);

/** Go to another screen. */
export function go(url: string): void {
  isAwaited = true;
  route(url);
}

/** Another view of the same: what was there before is not gone back to. */
export function change(url: string): void {
  route(url, true);
}

/** Connects `go` to the router; notes which links are followed. Stands once, within the router. */
export function Going(): null {
  const place = useLocation();
  route = place.route;
  useEffect(() => {
    const followed = (event: MouseEvent) => {
      if ((event.target as Element).closest?.('a[href^="/"]')) isAwaited = true;
    };
    addEventListener('click', followed, true);
    return () => removeEventListener('click', followed, true);
  }, []);
  useEffect(() => {
    if (isAwaited) scrollTo(0, 0);
    arrivals.value++;
  }, [place.path]);
  return null;
}

/** Whether the new heading is to take the focus: once after each going. */
export function arrived(): boolean {
  const is = isAwaited;
  isAwaited = false;
  return is;
}

/** Which name in the address holds the day for which a screen answers. */
export type Dated = 'today' | 'on';

/** The day in UTC, as the server counts it. */
export const dayNow = (): string => new Date().toISOString().slice(0, 10);

export interface Place {
  path: string;
  search: URLSearchParams;
  /** Put view state into the address, several values of one name too; null takes it out. */
  put: (state: Record<string, string | readonly string[] | null>) => void;
}

const addressOf = (path: string, search: URLSearchParams): string => (search.size ? `${path}?${readable(search.toString())}` : path);

/** The address with the day for which it was answered, so that it answers the same when it is passed on. */
export function dated({ path, search }: Pick<Place, 'path' | 'search'>, by: Dated, day: string = dayNow()): string {
  const next = new URLSearchParams(search);
  if (!next.get(by)) next.set(by, day);
  return addressOf(path, next);
}

export function usePlace(): Place {
  const { path, url } = useLocation();
  const search = new URL(url, location.origin).searchParams;
  const put: Place['put'] = (state) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(state)) {
      next.delete(name);
      for (const one of typeof value === 'string' ? [value].filter(Boolean) : (value ?? [])) next.append(name, one);
    }
    change(addressOf(path, next));
  };
  return { path, search, put };
}
