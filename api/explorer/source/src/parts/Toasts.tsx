import { signal } from '@preact/signals';

const SHOWN_FOR = 6_000;
const told = signal<readonly { id: number; text: string }[]>([]);
let count = 0;

/** Say something in passing: what was done, never what must be read. */
export function tell(text: string): void {
  const one = { id: count++, text };
  told.value = [...told.value, one];
  setTimeout(() => (told.value = told.value.filter((other) => other !== one)), SHOWN_FOR);
}

export function Toasts() {
  return <div class="toasts" role="status">{told.value.map(({ id, text }) => <p key={id}>{text}</p>)}</div>;
}
