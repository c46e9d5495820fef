import { change } from '../asking/client';
import type { Fault, Placed } from '../asking/fault';
import type { RefusedFragment } from '../generated/types/graphql';
import { faultInWords, inWords } from '../asking/refusal';
import { worded } from '../asking/sayings';
import { w as shell } from '../words/shell';
import type { Answered, Input, Mutation } from './verbs';
import { w } from './words';

/** Why a change was not made: a sentence, and by field what is wrong with it. */
export interface Refusal {
  message: string;
  fields: Readonly<Record<string, string>>;
  /** The version by now, where somebody else was faster. */
  version?: number;
}

/** A sentence of the server with the names of things in place of their ids: those that are known. */
export function withNames(sentence: string, names: ReadonlyMap<string, string>): string {
  return sentence.replace(/['«]([^'»]+)['»]/g, (quoted, id: string) => names.get(id) ?? quoted);
}

/** The same, said with names. */
export function namedRefusal({ message, fields, ...rest }: Refusal, names: ReadonlyMap<string, string>): Refusal {
  const beside = Object.entries(fields).map(([field, sentence]) => [field, withNames(sentence, names)]);
  return { ...rest, message: withNames(message, names), fields: Object.fromEntries(beside) as Refusal['fields'] };
}

/** What stands beside none of the fields that are shown, in sentences. `subject`: what one about the whole begins with. */
export function elsewhere({ message, fields }: Refusal, shown: readonly { name: string }[], subject?: string): readonly string[] {
  const beside = new Set(shown.map(({ name }) => name));
  const others = Object.entries(fields).filter(([name]) => !beside.has(name));
  if (!Object.keys(fields).length) return [message];
  return others.map(([name, sentence]) => (name === 'id' && subject ? w.about(subject, sentence) : sentence));
}

export type Sent = { done: { id: string; version: number }; refusal: null } | { done: null; refusal: Refusal };

const isRefused = (answered: Answered): answered is RefusedFragment => 'message' in answered;

/** A sentence; `said` where it can be worded anew. */
interface Told {
  message: string;
  said?: { code: string; values: readonly { name: string; value: string }[] } | null;
}

const told = ({ message, said }: Told): Pick<Placed, 'message' | 'said'> => ({
  message,
  ...(said && { said: { code: said.code, values: Object.fromEntries(said.values.map(({ name, value }) => [name, value])) } }),
});

function refusalOf(refused: RefusedFragment): Refusal {
  const sentence = refused.__typename === 'VersionConflict' ? w.faster : inWords(told(refused));
  const faults: readonly (Told & { path: readonly string[] })[] = 'faults' in refused ? refused.faults : [];
  const fields = Object.fromEntries(faults.flatMap((fault) => (fault.path[1] ? [[fault.path[1], inWords(told(fault))]] : [])));
  return { message: sentence, fields, ...('version' in refused && { version: refused.version }) };
}

/** Asks for a change, and tells what came of it. */
export async function send(document: Mutation, input: Input): Promise<Sent> {
  try {
    const { result } = await change(document, { input });
    if (isRefused(result)) return { done: null, refusal: refusalOf(result) };
    return { done: { id: result.id ?? '', version: result.version ?? 0 }, refusal: null };
  } catch (fault) {
    const { code, said } = fault as Fault;
    return { done: null, refusal: { message: worded(said) ?? shell.faults[code] ?? faultInWords(fault as Fault), fields: {} } };
  }
}
