import { useAsked } from '../asking/useAsked';
import { ComparePlanned as PLANNED } from '../generated/compare';
import { ChangeStatus } from '../generated/names/ChangeStatus';
import { scenarioOf, type Scenario } from '../going/links';
import { Select } from '../parts/Field';
import { day } from '../words/format';
import { w } from './words';

/** A change that is planned already, to be one of the scenarios. */
export function FromPlanned({ onPick }: { onPick: (scenario: Scenario) => void }) {
  const planned = useAsked(PLANNED, {}).data?.changes.nodes.filter(({ changes }) => changes.edges.length) ?? [];
  if (!planned.length) return null;
  const label = ({ title, status, effectiveOn }: (typeof planned)[number]) => [title, effectiveOn && day(effectiveOn), ChangeStatus[status]].filter(Boolean).join(', ');
  const options: [string, string][] = [['', w.choose], ...planned.map((one): [string, string] => [one.id, label(one)])];
  return <Select label={w.fromPlanned} value="" options={options} onValue={(id) => planned.filter((one) => one.id === id).forEach((one) => onPick(scenarioOf(one)))} />;
}
