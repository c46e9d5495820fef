// A fetch that notes what was sent: the method, and whether the query went as a text.
export function noting() {
  const sent: [method: string, asText: boolean][] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const asked = init?.body ? JSON.parse(String(init.body)) : Object.fromEntries(new URL(String(input)).searchParams);
    sent.push([init?.method ?? 'GET', 'query' in asked]);
    return globalThis.fetch(input, init);
  };
  return { fetch, sent };
}
