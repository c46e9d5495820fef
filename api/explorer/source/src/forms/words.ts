import { words } from '../words/language';

export const w = words({
  en: {
    choose: 'choose',
    none: '—',
    noneThere: 'There is none to choose from yet.',
    otherFor: (label: string) => `${label}: somebody or something else`,
    add: (label: string) => `${label}: add`,
    without: (name: string) => `Without ${name}`,
    sending: 'Recording…',
    cancel: 'Cancel',
  },
  ru: {
    choose: 'выберите',
    none: '—',
    noneThere: 'Выбирать пока не из чего.',
    otherFor: (label: string) => `${label}: найти другое`,
    add: (label: string) => `${label}: добавить`,
    without: (name: string) => `Убрать: ${name}`,
    sending: 'Записываем…',
    cancel: 'Отмена',
  },
});
