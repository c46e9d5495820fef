import { signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';
const PLACE = 'rapport-theme';

export const theme = signal<Theme>((localStorage.getItem(PLACE) as Theme | null) ?? 'auto');

theme.subscribe((chosen) => {
  document.documentElement.dataset['theme'] = chosen;
  localStorage.setItem(PLACE, chosen);
});
