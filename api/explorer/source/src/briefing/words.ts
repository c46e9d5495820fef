import { words } from '../words/language';

export const w = words({
  en: {
    kind: 'Briefing',
    meeting: 'Before',
    next: 'the next planned meeting',
    markdown: 'Markdown',
    file: 'One file',
    relationship: 'The relationship',
  },
  ru: {
    kind: 'Справка к встрече',
    meeting: 'Перед встречей',
    next: 'ближайшая запланированная',
    markdown: 'Markdown',
    file: 'Одним файлом',
    relationship: 'Отношения',
  },
});
