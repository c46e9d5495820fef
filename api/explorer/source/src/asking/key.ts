import { signal } from '@preact/signals';

const PLACE = 'rapport-key';

/** The key or token that requests bear; it ends with the browser's tab. */
export const key = signal(sessionStorage.getItem(PLACE) ?? '');

/** Whether the server wants a key that it was not given. */
export const isAskedForKey = signal(false);

export function useKey(given: string): void {
  if (given) sessionStorage.setItem(PLACE, given);
  else sessionStorage.removeItem(PLACE);
  isAskedForKey.value = false;
  key.value = given;
}
