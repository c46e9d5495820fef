import { words } from '../words/language';

export const w = words({
  en: {
    title: 'Whom to call',
    about: 'About',
    nobody: 'Nobody is named for this: neither a step of escalation nor an accountable person.',
    level: (level: number) => `${level}.`,
    standsInFor: (name: string) => `stands in for ${name}`,
    accountable: 'accountable',
    noWay: 'no address is known',
    vacant: 'nobody',
  },
  ru: {
    title: 'Кому звонить',
    about: 'О чём',
    nobody: 'Никто для этого не назван: нет ни ступени эскалации, ни ответственного.',
    level: (level: number) => `${level}.`,
    standsInFor: (name: string) => `вместо: ${name}`,
    accountable: 'ответственный',
    noWay: 'адрес неизвестен',
    vacant: 'никого',
  },
});
