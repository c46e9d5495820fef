import { useAsked } from '../asking/useAsked';
import { HealthCapKind } from '../generated/names/HealthCapKind';
import { HealthGrade } from '../generated/names/HealthGrade';
import { OrganizationName as NAME } from '../generated/relationships';
import type { GradesQuery } from '../generated/types/graphql';
import type { Place } from '../going/place';
import { Combobox } from '../parts/Combobox';
import { Select } from '../parts/Field';
import { Grade } from '../parts/signs';
import { number } from '../words/format';
import { FILTERS, gradesOf } from './filter';
import { w } from './words';

const GRADES = ['AT_RISK', 'WATCH', 'UNPROVEN', 'GOOD', 'UNKNOWN'] as const satisfies readonly (keyof typeof HealthGrade)[];

type Put = Pick<Place, 'search' | 'put'>;

/** How many are of each grade; pressed ones are shown alone. */
export function Grades({ of, search, put }: { of: GradesQuery['portfolio'] | null } & Put) {
  const chosen = gradesOf(search);
  const toggle = (grade: string) => {
    const next = chosen.includes(grade) ? chosen.filter((one) => one !== grade) : [...chosen, grade];
    put({ grade: next.join(',') });
  };
  return (
    <div class="chips" role="group" aria-label={w.gradesLabel}>
      {GRADES.map((grade) => (
        <button key={grade} type="button" aria-pressed={chosen.includes(grade)} onClick={() => toggle(grade)}>
          <Grade of={grade} /> <span class="count">{of ? number(of.grades.find((one) => one.grade === grade)?.count ?? 0) : '…'}</span>
        </button>
      ))}
    </div>
  );
}

export function Organization({ label = w.organization, search, put }: { label?: string } & Put) {
  const id = search.get('org');
  const named = useAsked(NAME, id ? { id } : null);
  if (!id) return <Combobox label={label} kinds={['Organization']} onPick={({ node }) => put({ org: node.id })} isLabelled />;
  const name = named.data?.organization?.name ?? id;
  return (
    <div class="field picked">
      <span>{label}</span>
      <button type="button" aria-label={`${w.take}: ${name}`} onClick={() => put({ org: null })}>{name} <span aria-hidden="true">×</span></button>
    </div>
  );
}

export function Check({ name, label, search, put }: { name: string; label: string } & Put) {
  return <label class="check"><input type="checkbox" checked={search.has(name)} onChange={(event) => put({ [name]: event.currentTarget.checked ? '1' : null })} />{label}</label>;
}

export function Filters({ hasMine, search, put }: { hasMine: boolean } & Put) {
  const bounds = (values: readonly string[], sign = '') => [['', w.any], ...values.map((value) => [value, w.below(value + sign)])] as [string, string][];
  const isNarrowed = FILTERS.some((name) => search.has(name));
  return (
    <div class="narrowing">
      <Organization search={search} put={put} />
      <Select label={w.score} value={search.get('score') ?? ''} options={bounds(['25', '50', '75'])} onValue={(score) => put({ score })} />
      <Select label={w.confidence} value={search.get('confidence') ?? ''} options={bounds(['30', '60', '90'], ' %')} onValue={(confidence) => put({ confidence })} />
      <Select label={w.cap} value={search.get('cap') ?? ''} options={[['', w.anyCap], ...Object.entries(HealthCapKind)]} onValue={(cap) => put({ cap })} />
      <Check name="single" label={w.single} search={search} put={put} />
      <Check name="stale" label={w.stale} search={search} put={put} />
      {hasMine && <Check name="mine" label={w.mine} search={search} put={put} />}
      {isNarrowed && <button type="button" onClick={() => put(Object.fromEntries(FILTERS.map((name) => [name, null])))}>{w.clear}</button>}
    </div>
  );
}
