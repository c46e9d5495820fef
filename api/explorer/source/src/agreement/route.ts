import type { Route } from '../screen';

export const route: Route = { path: '/agreement/:rest*' };
