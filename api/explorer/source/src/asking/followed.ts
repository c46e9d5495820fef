import { useEffect, useState } from 'preact/hooks';
import { language } from '../words/language';
import type { Document } from './document';
import { faultOf, type ServerError } from './fault';
import { key } from './key';

/** Milliseconds until a broken stream is asked for again; twice as long each time. */
const SOON = 1_000;
const LATE = 30_000;
/** Faults that asking again would not mend. */
const FINAL = new Set(['BAD_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED']);

const pause = (duration: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    const timer = setTimeout(done, duration);
    signal.addEventListener('abort', () => { clearTimeout(timer); done(); }, { once: true });
  });

/** The data of each event of a stream, as they come. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const events = text.split('\n\n');
    text = events.pop()!;
    for (const event of events) {
      const data = event.split('\n').flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : [])).join('\n');
      if (data) yield data;
    }
  }
}

function request<R, V>({ id, name }: Document<R, V>, variables: V, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'text/event-stream', 'accept-language': language };
  if (key.value) headers['authorization'] = `Bearer ${key.value}`;
  return fetch('/graphql', { method: 'POST', headers, signal, body: JSON.stringify({ documentId: id, operationName: name, variables }) });
}

/** Tells each answer of a subscription until `signal` says so; a stream that breaks is asked for again. */
export async function follow<R, V>(document: Document<R, V>, variables: V, tell: (answer: R) => void, signal: AbortSignal): Promise<void> {
  for (let wait = SOON; !signal.aborted; wait = Math.min(2 * wait, LATE)) {
    try {
      const { body } = await request(document, variables, signal);
      for await (const event of eventsOf(body!)) {
        const { data, errors } = JSON.parse(event) as { data?: R | null; errors?: ServerError[] };
        if (errors?.[0] && FINAL.has(faultOf(errors[0]).code)) return;
        if (!data) continue;
        tell(data);
        wait = SOON;
      }
    } catch {
      if (signal.aborted) return;
    }
    await pause(wait, signal);
  }
}

/** The latest answer of a subscription; null before the first, and while there are no variables. */
export function useFollowed<R, V>(document: Document<R, V>, variables: V | null): R | null {
  const [latest, setLatest] = useState<R | null>(null);
  const asked = variables && JSON.stringify(variables);
  useEffect(() => {
    setLatest(null);
    if (asked === null) return;
    const leaving = new AbortController();
    void follow(document, JSON.parse(asked) as V, setLatest, leaving.signal);
    return () => leaving.abort();
  }, [document, asked, key.value]);
  return latest;
}
