import { screens } from '../generated/screens';
import type { Route } from '../screen';

type InMenu = Route & { menu: NonNullable<Route['menu']> };

/** The screens that one can go to from anywhere, in their order. */
export const menu = screens.filter((screen): screen is (typeof screens)[number] & InMenu => 'menu' in screen && screen.menu !== undefined).sort((a, b) => a.menu.order - b.menu.order);
