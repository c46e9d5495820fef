import { words } from '../words/language';

export const w = words({
  en: {
    title: 'Offerings',
    name: 'Name or description',
    offering: 'Offering',
    provider: 'Provider',
    status: 'Status',
    dependents: 'Rest on it',
    agreements: 'Agreements',
    retires: 'Retires on',
    empty: 'No offering is known yet: `rapport import --template` shows how to bring them in.',
  },
  ru: {
    title: 'Услуги',
    name: 'Название или описание',
    offering: 'Услуга',
    provider: 'Поставщик',
    status: 'Состояние',
    dependents: 'Держатся на ней',
    agreements: 'Соглашений',
    retires: 'Прекращается',
    empty: 'Услуг ещё нет: `rapport import --template` покажет, как их внести.',
  },
});
