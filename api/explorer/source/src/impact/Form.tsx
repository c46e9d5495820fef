import { useEffect, useRef, useState } from 'preact/hooks';
import type { Fault } from '../asking/fault';
import { refusalAt } from '../asking/refusal';
import { useAsked } from '../asking/useAsked';
import { ImpactNames as NAMES } from '../generated/impact';
import { Action } from '../generated/names/Action';
import { Severity } from '../generated/names/Severity';
import { acted, isPassing, put, type Change } from '../going/changes';
import { links, type Question } from '../going/links';
import { change as changeTo, usePlace } from '../going/place';
import { Combobox } from '../parts/Combobox';
import { Input, Select } from '../parts/Field';
import { Thing } from '../parts/texts';
import { ACTIONS, isGraded } from './question';
import { w } from './words';

const OFFERINGS = ['Offering'] as const;
const DEGREES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
const PAUSE = 600;
/** Earlier ones are years that are not typed to their end. */
const FIRST = '1900';
const VIEW = ['view', 'part', 'min'];

/** The names of the chosen offerings; an id that is none has no name. */
export function useNames(changes: readonly Change[]): ReadonlyMap<string, string> {
  const ids = [...new Set(changes.map(({ offering }) => offering))].slice(0, 1_000);
  const asked = useAsked(NAMES, ids.length ? { refs: ids.map((id) => ({ kind: 'Offering' as const, id })) } : null);
  return new Map(asked.data?.nodes.flatMap((node) => (node && 'name' in node ? [[node.id, node.name]] : [])));
}

interface ChangeProps {
  at: number;
  of: Change;
  name: string | undefined;
  fault: Fault | null;
  onChange: (next: Change | null) => void;
}

function Chosen({ at, of, name, fault, onChange }: ChangeProps) {
  const { offering, action, severity, until } = of;
  const called = name ?? offering;
  const refusal = (field: string) => refusalAt(fault, 'scenario', 'changes', at, field);
  return (
    <li>
      <div class="named">
        <strong>{name ? <Thing of={{ id: offering, name }} kind="Offering" /> : offering}</strong>
        {refusal('offering') && <p class="wrong" role="alert">{refusal('offering')}</p>}
      </div>
      <Select label={w.actionOf(called)} refusal={refusal('action')} value={action} options={ACTIONS.map((one) => [one, Action[one]])} onValue={(next) => onChange(acted({ offering, action, ...(until && { until }) }, next as Change['action']))} />
      {isGraded(of) && (
        <Select label={w.severityOf(called)} refusal={refusal('severity')} value={severity ?? ''} options={[['', w.ofItsOwn], ...DEGREES.map((one) => [one, Severity[one]] as const)]} onValue={(next) => onChange(put(of, 'severity', next))} />
      )}
      {(isPassing(action) || until) && <Day label={w.untilOf(called)} hint={w.untilOpen} value={until ?? ''} refusal={refusal('until')} onValue={(next) => onChange(put(of, 'until', next))} />}
      <button type="button" class="leave" aria-label={w.remove(called)} onClick={() => onChange(null)}>×</button>
    </li>
  );
}

interface DayProps {
  label: string;
  hint: string;
  value: string;
  refusal: string | null;
  onValue: (value: string) => void;
}

/** A day counts once whoever types it pauses: each digit of a year makes a day of its own. */
function Day({ label, hint, value, refusal, onValue }: DayProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value || (typed && typed < FIRST)) return;
    const pause = setTimeout(() => onValue(typed), PAUSE);
    return () => clearTimeout(pause);
  }, [typed]);
  return <Input label={label} hint={hint} refusal={refusal} type="date" value={typed} onValue={setTyped} />;
}

/** What is asked: which offerings, what is done to them, when. Each refusal stands beside what it is about. */
export function QuestionForm({ of, names, fault }: { of: Question; names: ReadonlyMap<string, string>; fault: Fault | null }) {
  const { search } = usePlace();
  const form = useRef<HTMLFormElement>(null);
  const [aim, setAim] = useState<string | null>(null);
  useEffect(() => {
    if (aim === null) return;
    const aims = form.current?.querySelectorAll<HTMLElement>(aim);
    aims?.[aims.length - 1]?.focus();
    setAim(null);
  }, [aim, of.changes.length]);
  const ask = (next: Partial<Question>) => changeTo(links.impact({ ...of, ...next }, Object.fromEntries(VIEW.map((name) => [name, search.get(name)]))));
  const replace = (at: number, next: Change | null) => {
    ask({ changes: of.changes.flatMap((old, index) => (index !== at ? [old] : next ? [next] : [])) });
    if (!next) setAim('[role=combobox]');
  };
  const add = (offering: string) => {
    ask({ changes: [...of.changes, { offering, action: 'RETIRE' }] });
    setAim('li select');
  };
  return (
    <form ref={form} class="question" aria-label={w.question} onSubmit={(event) => event.preventDefault()}>
      {of.changes.length > 0 && (
        <ul>{of.changes.map((one, at) => <Chosen key={`${at} ${one.offering}`} at={at} of={one} name={names.get(one.offering)} fault={fault} onChange={(next) => replace(at, next)} />)}</ul>
      )}
      <div class="asking">
        <Combobox label={of.changes.length ? w.add : w.addFirst} kinds={OFFERINGS} onPick={({ node }) => add(node.id)} isLabelled />
        <Day label={w.on} hint={w.onToday} value={of.on ?? ''} refusal={refusalAt(fault, 'scenario', 'effectiveOn')} onValue={(on) => ask({ on })} />
        <label class="check"><input type="checkbox" checked={of.planned ?? false} onChange={(event) => ask({ planned: event.currentTarget.checked })} />{w.planned}</label>
      </div>
    </form>
  );
}
