import { change } from '../asking/client';
import type { Fault } from '../asking/fault';
import type { RefusedFragment } from '../generated/types/graphql';
import type { Answered, Input, Mutation } from './verbs';

/** Why a change was not made: a sentence, and by field what is wrong with it. */
export interface Refusal {
  message: string;
  fields: Readonly<Record<string, string>>;
  /** The version by now, where somebody else was faster. */
  version?: number;
}

export type Sent = { done: { id: string; version: number }; refusal: null } | { done: null; refusal: Refusal };

const isRefused = (answered: Answered): answered is RefusedFragment => 'message' in answered;

function refusalOf(refused: RefusedFragment): Refusal {
  const faults = 'faults' in refused ? refused.faults : [];
  const fields = Object.fromEntries(faults.flatMap(({ path, message }) => (path[1] ? [[path[1], message]] : [])));
  return { message: refused.message, fields, ...('version' in refused && { version: refused.version }) };
}

/** Asks for a change, and tells what came of it. */
export async function send(document: Mutation, input: Input): Promise<Sent> {
  try {
    const { result } = await change(document, { input });
    if (isRefused(result)) return { done: null, refusal: refusalOf(result) };
    return { done: { id: result.id ?? '', version: result.version ?? 0 }, refusal: null };
  } catch (fault) {
    return { done: null, refusal: { message: (fault as Fault).message, fields: {} } };
  }
}
