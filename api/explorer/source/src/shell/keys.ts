import { signal } from '@preact/signals';
import { screens } from '../generated/screens';
import { go } from '../going/place';

const PLACE = 'rapport-letters';
const PATIENCE = 1_500;

/** Whether single letters are keys: people who dictate turn them off (WCAG 2.1.4). */
export const hasLetters = signal(localStorage.getItem(PLACE) !== 'off');
hasLetters.subscribe((has) => localStorage.setItem(PLACE, has ? 'on' : 'off'));

export const isHelpOpen = signal(false);

let begun = -Infinity;

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
}

function search(): void {
  document.querySelector<HTMLInputElement>('input[data-main]')?.focus();
}

/** `/` and Ctrl-K search, `g` and a letter go to a screen, `?` tells the keys. */
export function onKey(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
    event.preventDefault();
    search();
    return;
  }
  if (!hasLetters.value || isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const isGoing = performance.now() - begun < PATIENCE;
  begun = event.key === 'g' && !isGoing ? performance.now() : -Infinity;
  const aim = isGoing ? screens.find(({ menu }) => menu?.letter === event.key) : undefined;
  if (aim) go(aim.path);
  else if (event.key === '/') search();
  else if (event.key === '?') isHelpOpen.value = true;
  else return;
  event.preventDefault();
}
