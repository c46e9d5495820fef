import { useAsked } from '../asking/useAsked';
import { ComparePlanned as PLANNED } from '../generated/compare';
import { ChangeStatus } from '../generated/names/ChangeStatus';
import { isToldWhole, scenarioOf, type Scenario } from '../going/links';
import { Select } from '../parts/Field';
import { day } from '../words/format';
import { w as shell } from '../words/shell';
import { w } from './words';

/** A change that is planned already, to be one of the scenarios. */
export function FromPlanned({ onPick }: { onPick: (scenario: Scenario) => void }) {
  const all = useAsked(PLANNED, {}).data?.changes;
  const planned = all?.nodes.filter((one) => one.changes.edges.length && isToldWhole(one)) ?? [];
  if (!planned.length) return null;
  const label = ({ title, status, effectiveOn }: (typeof planned)[number]) => [title, effectiveOn && day(effectiveOn), ChangeStatus[status]].filter(Boolean).join(', ');
  const options: [string, string][] = [['', w.choose], ...planned.map((one): [string, string] => [one.id, label(one)])];
  const hint = all && all.totalCount > all.nodes.length ? shell.firstOf(all.nodes.length, all.totalCount) : undefined;
  return <Select label={w.fromPlanned} hint={hint} value="" options={options} onValue={(id) => planned.filter((one) => one.id === id).forEach((one) => onPick(scenarioOf(one)))} />;
}
