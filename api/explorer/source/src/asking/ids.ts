/** Puts every `id` of an answer into a set. */
export function idsOf(answer: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(answer)) for (const one of answer) idsOf(one, into);
  else if (answer !== null && typeof answer === 'object') {
    for (const [name, value] of Object.entries(answer)) {
      if (name === 'id' && typeof value === 'string') into.add(value);
      else idsOf(value, into);
    }
  }
  return into;
}

interface Event {
  subjectIds: readonly string[] | null;
  before: string | null;
  after: string | null;
}

/** Ids of what an event is about, and of what that is or was related to. Texts that are no ids are among them, and are nobody's id. */
export function concerned({ subjectIds, before, after }: Event): Set<string> {
  const into = new Set(subjectIds ?? []);
  for (const state of [before, after]) if (state) textsOf(parsed(state), into);
  return into;
}

function textsOf(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (value !== null && typeof value === 'object') for (const one of Object.values(value)) textsOf(one, into);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
