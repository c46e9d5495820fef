import type { Saying } from './sayings';

export type Code =
  | 'BAD_INPUT' | 'CONFLICT' | 'FORBIDDEN' | 'NOT_FOUND' | 'OVERLOADED' | 'TIMEOUT' | 'UNAUTHENTICATED' | 'UNAVAILABLE'
  | 'UNREACHABLE' | (string & {});

/** What is wrong in one place of the arguments, as `["scenario", "changes", "0", "offering"]`. */
export interface Placed {
  message: string;
  path: readonly string[];
  said?: Saying;
}

export interface ServerError {
  message: string;
  extensions?: { code?: string; path?: string[]; faults?: Placed[]; said?: Saying; retryAfter?: number };
}

/** Why there is no answer. `faults`: what is wrong with the input, place by place; `after`: seconds after which the server would have one, where it says so; `said`: by what its sentence is worded anew. */
export class Fault extends Error {
  readonly code: Code;
  readonly faults: readonly Placed[];
  readonly after: number | null;
  readonly said: Saying | null;

  constructor(message: string, code: Code, faults: readonly Placed[] = [], after: number | null = null, said: Saying | null = null) {
    super(message);
    this.code = code;
    this.faults = faults;
    this.after = after;
    this.said = said;
  }
}

export function faultOf({ message, extensions: { code = 'INTERNAL', path, faults, said, retryAfter } = {} }: ServerError): Fault {
  return new Fault(message, code, faults ?? (path ? [{ message, path, ...(said && { said }) }] : []), retryAfter ?? null, said ?? null);
}

/** The same where nobody asks again by itself. */
export const unawaited = ({ message, code, faults, said }: Fault): Fault => new Fault(message, code, faults, null, said);

/** What the server says of this place of the variables. */
export function saidAt(fault: Fault | null, ...place: (string | number)[]): Placed | null {
  const told = fault?.faults.find(({ path }) => place.every((step, depth) => path[depth] === String(step)));
  return (fault?.code === 'BAD_INPUT' && told) || null;
}
