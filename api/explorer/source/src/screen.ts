/** How a screen is known to the shell; each folder's `route.ts` exports one as `route`. */
export interface Route {
  /** As preact-iso reads it: `/offering/:rest*` for a thing, `/due` for a place. */
  path: string;
  /** Its name in the menu; a screen of one thing has none. */
  menu?: { name: string; order: number; letter?: string };
}
