import { Written as WRITTEN } from '../generated/asking';
import type { WrittenSubscription } from '../generated/types/graphql';
import type { ServerError } from './fault';
import { key } from './key';

export type Written = WrittenSubscription['events'];

interface Message {
  type: string;
  payload?: { data?: WrittenSubscription; errors?: Said[] } | Said[];
}

interface Said extends ServerError {
  extensions?: NonNullable<ServerError['extensions']> & { newest?: number; after?: number };
}

const PROTOCOL = 'graphql-transport-ws';
const REFUSED = 4401;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** Refusals that asking again would not mend. */
const FINAL = new Set(['FORBIDDEN', 'UNAUTHENTICATED']);

/** Follows the trail over a WebSocket, and connects again where it breaks, from the last event on that is known, the later the sooner it broke. `onGap`: events may have been missed. Returns how to end it. */
export function follow(onEvent: (event: Written) => void, onGap: () => void): () => void {
  let after: number | null = null;
  let pause = FIRST_PAUSE;
  let begun = 0;
  let isOver = false;
  let socket: WebSocket;
  let waiting: ReturnType<typeof setTimeout>;

  const say = (type: string, more: object = {}) => socket.send(JSON.stringify({ type, ...more }));

  const begin = () => {
    say('subscribe', { id: '1', payload: { documentId: WRITTEN.id, operationName: WRITTEN.name, variables: { after } } });
    if (after === null) onGap();
  };

  const refused = (errors: readonly Said[]) => {
    const { code = '', newest, after: last } = errors[0]?.extensions ?? {};
    if (FINAL.has(code)) isOver = true;
    after = last ?? newest ?? null;
    if (last === undefined) onGap();
    socket.close();
  };

  const take = ({ type, payload }: Message) => {
    if (type === 'connection_ack') begin();
    else if (type === 'ping') say('pong');
    else if (type === 'error') refused(payload as Said[]);
    else if (type === 'next' && payload && 'data' in payload && payload.data) {
      after = payload.data.events.seq;
      onEvent(payload.data.events);
    }
  };

  const connect = () => {
    begun = performance.now();
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/graphql`, PROTOCOL);
    socket.onopen = () => say('connection_init', { payload: key.value ? { authorization: `Bearer ${key.value}` } : {} });
    socket.onmessage = ({ data }: MessageEvent<string>) => take(JSON.parse(data) as Message);
    socket.onclose = ({ code }) => {
      if (isOver || code === REFUSED) return;
      if (performance.now() - begun > LONGEST_PAUSE) pause = FIRST_PAUSE;
      waiting = setTimeout(connect, pause * (1 + Math.random()));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  };

  connect();
  return () => {
    isOver = true;
    clearTimeout(waiting);
    socket.close();
  };
}
