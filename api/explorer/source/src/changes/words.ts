import { number } from '../words/format';
import { words } from '../words/language';

export const w = words({
  en: {
    title: 'Changes', name: 'Title', offering: 'Offering', status: 'Where it stands', from: 'Takes effect from',
    change: 'Planned change', on: 'Takes effect', changes: 'What it changes', proposedBy: 'Proposed by',
    more: (count: number) => `and ${number(count)} more`,
    empty: 'No change is planned yet: plan one here, or on the page of an offering.',
  },
  ru: {
    title: 'Изменения', name: 'Название', offering: 'Услуга', status: 'На каком шаге', from: 'Вступает в силу с',
    change: 'Планируемое изменение', on: 'Вступает в силу', changes: 'Что меняется', proposedBy: 'Кто предложил',
    more: (count: number) => `и ещё ${number(count)}`,
    empty: 'Изменений пока нет: запланируйте здесь или на странице услуги.',
  },
});
