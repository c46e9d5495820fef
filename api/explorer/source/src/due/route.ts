import type { Route } from '../screen';
import { words } from '../words/language';

const name = words({ en: 'Due', ru: 'Предстоит' });

export const route: Route = { path: '/due', menu: { name, order: 30, letter: 'd' } };
