import type { Document } from './document';
import { Fault, faultOf, type ServerError } from './fault';
import { isAskedForKey, key } from './key';
import { language } from '../words/language';

const KEPT_FOR = 60_000;
const KEPT_MOST = 200;
const kept = new Map<string, { at: number; data: unknown }>();

let before: Promise<unknown> = Promise.resolve();

/** Forget all answers, after a change or with another key. */
export function forget(): void {
  kept.clear();
}

export interface How {
  signal?: AbortSignal;
  /** Ask although the answer is kept. */
  isFresh?: boolean;
  /** Ask at once, not after those that were asked before, nor before those asked later: for what somebody types, and for what is only compared with what is shown. */
  isUrgent?: boolean;
}

/** The answer to a query, from memory for a minute. Throws `Fault`, or AbortError when `signal` says so. */
export async function ask<R, V>(document: Document<R, V>, variables: V, how: How = {}): Promise<R> {
  const body = JSON.stringify({ documentId: document.id, operationName: document.name, variables });
  const found = known<R>(body, how);
  if (found) return found;
  if (how.isUrgent) return keep(body, await post<R>(body, how.signal));
  return inTurn(async () => known<R>(body, how) ?? keep(body, await post<R>(body, how.signal)), how.signal);
}

/** What is kept, unless it is old; another part of the screen may have asked for it meanwhile. */
function known<R>(body: string, { isFresh }: How): R | null {
  const found = kept.get(body);
  return found && !isFresh && performance.now() - found.at < KEPT_FOR ? (found.data as R) : null;
}

function keep<R>(body: string, data: R): R {
  if (kept.size >= KEPT_MOST) kept.clear();
  kept.set(body, { at: performance.now(), data });
  return data;
}

/** A mutation; what was read before may be wrong afterwards. */
export async function change<R, V>(document: Document<R, V>, variables: V): Promise<R> {
  const data = await post<R>(JSON.stringify({ documentId: document.id, operationName: document.name, variables }));
  forget();
  return data;
}

/** The server computes one report after the other: asked at once, the first to be seen would be among the last. */
function inTurn<R>(task: () => Promise<R>, signal?: AbortSignal): Promise<R> {
  const mine = before.then(() => {
    signal?.throwIfAborted();
    return task();
  });
  before = mine.catch(() => undefined);
  return mine;
}

async function post<R>(body: string, signal?: AbortSignal): Promise<R> {
  const text = await sent(body, signal);
  const { data, errors } = parsed(text);
  const first = errors?.[0];
  if (first && (data === null || data === undefined)) {
    const fault = faultOf(first);
    if (fault.code === 'UNAUTHENTICATED') isAskedForKey.value = true;
    throw fault;
  }
  return data as R;
}

async function sent(body: string, signal?: AbortSignal): Promise<string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    'accept-language': language,
  };
  if (key.value) headers['authorization'] = `Bearer ${key.value}`;
  try {
    const answer = await fetch('/graphql', { method: 'POST', body, headers, ...(signal && { signal }) });
    return await answer.text();
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
    throw new Fault('', 'UNREACHABLE');
  }
}

function parsed(text: string): { data?: unknown; errors?: ServerError[] } {
  try {
    return JSON.parse(text) as { data?: unknown; errors?: ServerError[] };
  } catch {
    throw new Fault('', 'UNREACHABLE');
  }
}
