import type { Route } from '../screen';
import { words } from '../words/language';

const name = words({ en: 'Changes', ru: 'Изменения' });

export const route: Route = { path: '/changes', menu: { name, order: 35, letter: 'c' } };
