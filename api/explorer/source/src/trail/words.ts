import { number } from '../words/format';
import { words } from '../words/language';

export const w = words({
  en: {
    title: 'History',
    lead: 'What was changed, by whom and when, the latest first.',
    of: 'Id of a thing',
    actor: 'By',
    action: 'What was done',
    since: 'Since',
    at: 'When',
    subject: 'To what',
    changed: 'From → to',
    somebody: 'no key',
    relation: (kind: string, field: string) => `${kind}: ${field}`,
    more: (count: number) => `and ${number(count)} more`,
    rest: (count: number) => `${number(count)} more values`,
    none: 'none',
    empty: 'Nothing was changed yet.',
  },
  ru: {
    title: 'История',
    lead: 'Что изменили, кто и когда; последнее сверху.',
    of: 'Ключ предмета',
    actor: 'Кто',
    action: 'Что сделано',
    since: 'С какого дня',
    at: 'Когда',
    subject: 'С чем',
    changed: 'Было → стало',
    somebody: 'без ключа',
    relation: (kind: string, field: string) => `${kind}: ${field}`,
    more: (count: number) => `и ещё ${number(count)}`,
    rest: (count: number) => `ещё значений: ${number(count)}`,
    none: 'пусто',
    empty: 'Пока ничего не меняли.',
  },
});
