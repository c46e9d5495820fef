/** What a list is asked for, as its address says it. */
type Sort<Field extends string> = { [One in Field]: Record<One, 'ASC' | 'DESC'> }[Field];

/** `sort=-name` in the address as GraphQL takes it; a field that the list cannot be sorted by counts as none. */
export function sortOf<Field extends string>(search: URLSearchParams, fields: readonly Field[], otherwise: string): Sort<Field>[] {
  const read = (text: string) => ({ field: fields.find((one) => one === text.replace(/^-/, '')), isDown: text.startsWith('-') });
  const wanted = read(search.get('sort') ?? otherwise);
  const { field = fields[0]!, isDown } = wanted.field ? wanted : read(otherwise);
  return [{ [field]: isDown ? 'DESC' : 'ASC' } as Sort<Field>];
}

/** The parts of a filter that are given, all of which count; null where none is. */
export function allOf<Filter extends { and?: unknown }>(parts: readonly (Filter | '' | null | undefined | false)[]): Filter | null {
  const given = parts.filter((one): one is Filter => !!one);
  return given.length ? ({ and: given } as unknown as Filter) : null;
}

/** A value of the address that is one of these; null for others, as somebody may have typed them. */
export function oneOf<Value extends string>(search: URLSearchParams, name: string, values: Readonly<Record<Value, unknown>>): Value | null {
  const value = search.get(name);
  return value !== null && value in values ? (value as Value) : null;
}
