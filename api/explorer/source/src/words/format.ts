import { language } from './language';

const numbers = new Intl.NumberFormat(language);
const percents = new Intl.NumberFormat(language, { style: 'percent' });
const rules = new Intl.PluralRules(language);
const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const tongues = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
const lists = new Intl.ListFormat(language, { type: 'conjunction' });

export const number = (value: number): string => numbers.format(value);
export const percent = (value: number): string => percents.format(value);
export const day = (date: string): string => days.format(new Date(`${date}T00:00:00Z`));
export const time = (moment: string): string => times.format(new Date(moment));
export const list = (parts: readonly string[]): string => lists.format(parts);

/** `pt-BR` as people call it. */
export const tongue = (tag: string): string => tongues.of(tag) ?? tag;

/** `plural(2, { one: 'step', other: 'steps' })` is `2 steps`; Russian has `few` and `many` too. */
export function plural(count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string {
  return `${number(count)}\u00a0${forms[rules.select(count)] ?? forms.other}`;
}
