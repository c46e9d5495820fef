import { change } from '../asking/client';
import type { Fault } from '../asking/fault';
import type { RefusedFragment } from '../generated/types/graphql';
import { Kind } from '../generated/names/Kind';
import { faultInWords, inWords } from '../asking/refusal';
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

/** Why, in the language of the page where it has words for that; else as the server says it. */
function sentenceOf(refused: RefusedFragment): string {
  switch (refused.__typename) {
    case 'NotFound': return w.refusals.notFound(refused.message, Kind[refused.of], refused.key);
    case 'DuplicateKey': return w.refusals.taken(refused.message, refused.key);
    case 'NotAllowed': return w.refusals.notAllowed(refused.message);
    case 'VersionConflict': return w.refusals.faster;
    default: return shell.fromServer(refused.message);
  }
}

/** One fault; `said` where it can be worded anew. */
interface Told {
  path: readonly string[];
  message: string;
  said?: { code: string; values: readonly { name: string; value: string }[] } | null;
}

const saying = (said: Told['said']) => (said ? { said: { code: said.code, values: Object.fromEntries(said.values.map(({ name, value }) => [name, value])) } } : {});

function refusalOf(refused: RefusedFragment): Refusal {
  const sentence = sentenceOf(refused);
  const faults: readonly Told[] = 'faults' in refused ? refused.faults : [];
  const fields = Object.fromEntries(faults.flatMap(({ path, message, said }) => (path[1] ? [[path[1], refused.__typename === 'NotFound' ? sentence : inWords({ message, ...saying(said) })]] : [])));
  return { message: sentence, fields, ...('version' in refused && { version: refused.version }) };
}

/** Asks for a change, and tells what came of it. */
export async function send(document: Mutation, input: Input): Promise<Sent> {
  try {
    const { result } = await change(document, { input });
    if (isRefused(result)) return { done: null, refusal: refusalOf(result) };
    return { done: { id: result.id ?? '', version: result.version ?? 0 }, refusal: null };
  } catch (fault) {
    const { code } = fault as Fault;
    return { done: null, refusal: { message: shell.faults[code] ?? faultInWords(fault as Fault), fields: {} } };
  }
}
