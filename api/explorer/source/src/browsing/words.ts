import { number } from '../words/format';
import { words } from '../words/language';

export const w = words({
  en: {
    filters: 'Filters',
    name: 'Name',
    any: 'any',
    count: (count: number, isFiltered: boolean) => `${number(count)} ${isFiltered ? 'found' : 'in all'}`,
    nothing: 'Nothing is like this.',
    clear: 'Take the filters away',
  },
  ru: {
    filters: 'Отбор',
    name: 'Название',
    any: 'любое',
    count: (count: number, isFiltered: boolean) => `${isFiltered ? 'найдено' : 'всего'} ${number(count)}`,
    nothing: 'Ничего подходящего.',
    clear: 'Убрать отбор',
  },
});
