import { words } from '../words/language';
import type { Route } from '../screen';

const name = words({ en: 'Offerings', ru: 'Услуги' });

export const route: Route = { path: '/offerings', menu: { name, order: 50, letter: 'o' } };
