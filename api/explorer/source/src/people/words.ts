import { words } from '../words/language';

export const w = words({
  en: {
    title: 'People',
    name: 'Name, title or address',
    person: 'Person',
    post: 'Title',
    organization: 'Organization',
    role: 'Role in a relationship',
    language: 'Language',
    relationships: 'Relationships',
    owns: 'Offerings owned',
    state: 'To be reached',
    notAtAll: 'not to be contacted',
    away: (until: string) => `away until ${until}`,
    empty: 'Nobody is known yet: `rapport import --template` shows how to bring people in.',
  },
  ru: {
    title: 'Люди',
    name: 'Имя, должность или адрес',
    person: 'Человек',
    post: 'Должность',
    organization: 'Организация',
    role: 'Роль в отношениях',
    language: 'Язык',
    relationships: 'Отношений',
    owns: 'Владеет услугами',
    state: 'На связи',
    notAtAll: 'не беспокоить',
    away: (until: string) => `не на месте до ${until}`,
    empty: 'Людей ещё нет: `rapport import --template` покажет, как их внести.',
  },
});
