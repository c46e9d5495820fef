import { words } from '../words/language';

export const w = words({
  en: {
    title: 'Due',
    matter: 'Matter',
    all: 'all',
    until: 'Until',
    inDays: (days: string) => `the next ${days} days`,
    mine: 'only what is mine',
    lead: 'What is due in relationships, late ones first; each is settled where it stands.',
  },
  ru: {
    title: 'Предстоит',
    matter: 'Дело',
    all: 'все',
    until: 'До',
    inDays: (days: string) => `ближайшие ${days} дней`,
    mine: 'только моё',
    lead: 'Что предстоит в отношениях, сначала просроченное; каждое дело можно уладить прямо здесь.',
  },
});
