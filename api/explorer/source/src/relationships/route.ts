import type { Route } from '../screen';
import { words } from '../words/language';

const name = words({ en: 'Relationships', ru: 'Отношения' });

export const route: Route = { path: '/relationships', menu: { name, order: 40, letter: 'r' } };
