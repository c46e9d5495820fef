import type { Fault } from '../asking/fault';
import { refusalAt } from '../asking/refusal';
import { Action } from '../generated/names/Action';
import { Severity } from '../generated/names/Severity';
import type { Action as Act, Criticality } from '../generated/types/graphql';
import { acted, isPassing, put, type Change } from '../going/changes';
import type { Scenario } from '../going/links';
import { Combobox } from '../parts/Combobox';
import { Select } from '../parts/Field';
import { Thing } from '../parts/texts';
import { Typed } from '../parts/Typed';
import { w } from './words';

const DEGREES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly Criticality[];

interface Props {
  of: Scenario;
  /** Its place among what was asked: where a refusal of it points to; null where it was not asked. */
  at: number | null;
  fault: Fault | null;
  names: ReadonlyMap<string, string>;
  onChange: (next: Scenario) => void;
  onAnother: (() => void) | null;
  onTakeOut: (() => void) | null;
}

interface ChangedProps {
  of: Change;
  name: string;
  refusal: string | null;
  onChange: (next: Change | null) => void;
}

function Changed({ of, name, refusal, onChange }: ChangedProps) {
  const { action, severity, until } = of;
  return (
    <li>
      <div class="head"><Thing of={{ id: of.offering, name }} kind="Offering" /><button type="button" class="plain" aria-label={w.drop(name)} onClick={() => onChange(null)}>×</button></div>
      {refusal && <p class="wrong" role="alert">{refusal}</p>}
      <div class="pair" role="group" aria-label={name}>
        <Select label={w.action} value={action} options={Object.entries(Action)} onValue={(next) => onChange(acted(of, next as Act))} />
        <Select
          label={w.severity}
          value={severity ?? ''}
          options={[['', w.usual], ...DEGREES.map((one) => [one, Severity[one]] as const)]}
          onValue={(next) => onChange(put(of, 'severity', next))}
        />
      </div>
      {(isPassing(action) || until) && <Typed label={w.until} hint={until ? undefined : w.untilOpen} type="date" value={until ?? ''} onValue={(next) => onChange(put(of, 'until', next))} />}
    </li>
  );
}

/** A scenario as it is put together: its name, its day, and what is done to which offerings. */
export function Plan({ of, at, fault, names, onChange, onAnother, onTakeOut }: Props) {
  const replace = (index: number, next: Change | null) => onChange({ ...of, changes: of.changes.flatMap((one, place) => (place !== index ? [one] : next ? [next] : [])) });
  const refused = (...place: (string | number)[]) => (at === null ? null : refusalAt(fault, 'scenarios', at, ...place));
  const isNew = (id: string) => !of.changes.some(({ offering, action }) => offering === id && action === 'RETIRE');
  return (
    <section class="plan" aria-label={of.name}>
      <div class="pair">
        <Typed label={w.name} value={of.name} refusal={refused('name')} onValue={(name) => onChange({ ...of, name })} />
        <Typed label={w.on} hint={of.on ? undefined : w.onHint} type="date" value={of.on ?? ''} refusal={refused('effectiveOn')} onValue={(on) => onChange({ ...of, on })} />
      </div>
      <ul aria-label={w.changes(of.name)}>
        {of.changes.map((one, index) => (
          <Changed key={`${one.offering} ${index}`} of={one} name={names.get(one.offering) ?? one.offering} refusal={refused('changes', index)} onChange={(next) => replace(index, next)} />
        ))}
      </ul>
      {!of.changes.length && <p class="quiet">{w.notYet}</p>}
      <Combobox
        label={w.addTo(of.name)}
        placeholder={w.add}
        kinds={['Offering']}
        onPick={({ node }) => isNew(node.id) && onChange({ ...of, changes: [...of.changes, { offering: node.id, action: 'RETIRE' }] })}
      />
      <div class="actions">
        {onAnother && <button type="button" onClick={onAnother}>{w.another}</button>}
        {onTakeOut && <button type="button" onClick={onTakeOut}>{w.takeOut}</button>}
      </div>
    </section>
  );
}
