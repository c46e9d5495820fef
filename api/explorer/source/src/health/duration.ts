import { plural } from '../words/format';
import { words } from '../words/language';

const UNITS = words({
  en: {
    Y: (count: number) => plural(count, { one: 'year', other: 'years' }),
    M: (count: number) => plural(count, { one: 'month', other: 'months' }),
    W: (count: number) => plural(count, { one: 'week', other: 'weeks' }),
    D: (count: number) => plural(count, { one: 'day', other: 'days' }),
  },
  ru: {
    Y: (count: number) => plural(count, { one: 'год', few: 'года', other: 'лет' }),
    M: (count: number) => plural(count, { one: 'месяц', few: 'месяца', other: 'месяцев' }),
    W: (count: number) => plural(count, { one: 'неделя', few: 'недели', other: 'недель' }),
    D: (count: number) => plural(count, { one: 'день', few: 'дня', other: 'дней' }),
  },
});

/** `P6M` as people say it: 6 months. */
export function duration(text: string): string {
  const parts = [...text.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => UNITS[unit as keyof typeof UNITS](Number(count)));
  return parts.join(' ') || text;
}
