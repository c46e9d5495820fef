import type { Route } from '../screen';
import { words } from '../words/language';

const name = words({ en: 'Weak points', ru: 'Слабые места' });

export const route: Route = { path: '/weak-points', menu: { name, order: 80, letter: 'w' } };
