/** One value that an event changed; null where there was, or is, none. */
export interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

type Values = Record<string, unknown>;

function valuesOf(json: string | null): Values {
  if (!json) return {};
  try {
    const read: unknown = JSON.parse(json);
    return read !== null && typeof read === 'object' && !Array.isArray(read) ? (read as Values) : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)) return null;
  if (Array.isArray(value)) return value.map((one) => textOf(one) ?? '').join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What differs between the two states that an event tells, as it tells them: JSON by property. */
export function differences(before: string | null, after: string | null): Difference[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ field, before: textOf(was[field]), after: textOf(is[field]) }))
    .filter((one) => one.before !== one.after);
}
