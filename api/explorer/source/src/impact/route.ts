import type { Route } from '../screen';
import { words } from '../words/language';

const name = words({ en: 'What if…', ru: 'Что, если…' });

export const route: Route = { path: '/impact', menu: { name, order: 10, letter: 'i' } };
