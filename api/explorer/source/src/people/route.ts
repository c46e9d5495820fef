import { words } from '../words/language';
import type { Route } from '../screen';

const name = words({ en: 'People', ru: 'Люди' });

export const route: Route = { path: '/people', menu: { name, order: 70, letter: 'p' } };
