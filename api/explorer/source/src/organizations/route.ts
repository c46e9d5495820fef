import { words } from '../words/language';
import type { Route } from '../screen';

const name = words({ en: 'Organizations', ru: 'Организации' });

export const route: Route = { path: '/organizations', menu: { name, order: 60, letter: 'z' } };
