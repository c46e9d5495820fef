import { words } from '../words/language';
import type { Route } from '../screen';

const name = words({ en: 'History', ru: 'История' });

export const route: Route = { path: '/trail', menu: { name, order: 90, letter: 't' } };
