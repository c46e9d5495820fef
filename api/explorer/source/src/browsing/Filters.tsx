import { usePlace } from '../going/place';
import { Select } from '../parts/Field';
import { Typed } from '../parts/Typed';
import { w } from './words';

/** A filter of a list, kept in the address by its name: a text that is typed, a day, or one of some values. */
export interface Filter {
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'date';
  options?: readonly (readonly [value: string, name: string])[];
}

/** The filters of a list; any change begins its pages anew. */
export function Filters({ of }: { of: readonly Filter[] }) {
  const { search, put } = usePlace();
  const isFiltered = of.some(({ name }) => search.get(name));
  return (
    <form class="filters" role="search" aria-label={w.filters} onSubmit={(event) => event.preventDefault()}>
      {of.map((one) => {
        const value = search.get(one.name) ?? '';
        const onValue = (next: string) => put({ [one.name]: next });
        return one.options
          ? <Select key={one.name} label={one.label} value={value} options={[['', w.any], ...one.options]} onValue={onValue} />
          : <Typed key={one.name} label={one.label} hint={one.hint} type={one.type ?? 'text'} value={value} onValue={onValue} />;
      })}
      {isFiltered && <button type="button" class="plain" onClick={() => put(Object.fromEntries(of.map(({ name }) => [name, null])))}>{w.clear}</button>}
    </form>
  );
}
