import { day, number, time } from '../words/format';
import { language } from '../words/language';

/** By what a sentence of the server is worded anew: which one it is, and the values in it. */
export interface Saying {
  code: string;
  values: Readonly<Record<string, string>>;
}

/** Words of a language other than the server's; a page in English loads none. */
const words = language === 'ru' ? (await import('./russian')).RUSSIAN : {};

/** Values that are ids and names, whatever they look like. */
const CALLED = new Set(['agreement', 'end', 'first', 'group', 'id', 'key', 'name', 'offering', 'other', 'person', 'relationship', 'second', 'start', 'word']);

/** A day, a moment or a number as the language of the page writes it. */
function written(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)) return time(value);
  return /^-?\d+(\.\d+)?$/.test(value) ? number(Number(value)) : value;
}

/** A sentence of the server in the language of the page, where its code has words there; else null. */
export function worded(saying: Saying | null | undefined): string | null {
  if (!saying) return null;
  const values = Object.entries(saying.values).map(([name, value]) => [name, CALLED.has(name) ? value : written(value)] as const);
  return words[saying.code]?.(Object.fromEntries(values)).replace(/г\.\.$/, 'г.') ?? null; // a day ends with a full stop of its own
}
