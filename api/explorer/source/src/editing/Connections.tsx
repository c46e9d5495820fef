import { useState } from 'preact/hooks';
import { usePages, type Pages } from '../asking/usePages';
import { Form } from '../forms/FormDialog';
import { inputOf, type FormField, type Named } from '../forms/field';
import { Answered } from '../parts/Block';
import { Dialog } from '../parts/Dialog';
import { Select } from '../parts/Field';
import { paged, Table } from '../parts/Table';
import { send, withNames } from '../settling/send';
import type { Undo } from '../settling/undo';
import type { Input } from '../settling/verbs';
import { day } from '../words/format';
import { described, formFields, valuesOf, type Edge, type EditedKind, type Facts, type LinkedThing, type Relation } from './things';
import { w } from './words';

interface Props {
  kind: EditedKind;
  id: string;
  may: Readonly<Record<string, boolean>>;
  onDone: (what: string, undo: Undo | null) => void;
  onClose: () => void;
}

const nameOf = ({ node }: Edge): string => node.name ?? node.id;

/** Facts of a relation as its form holds them; one that was only assumed was not said. */
const factsOf = ({ fields }: Relation, edge: Edge) => valuesOf(fields, edge.assumed ? { ...edge, criticality: null } : edge);

function endsOf({ self, other, marks }: Relation, id: string, node: string, facts: Facts): Input {
  return { [self]: id, [other]: node, ...Object.fromEntries(marks.map((mark) => [mark, facts[mark]])) };
}

function shown(field: FormField, value: unknown): string | null {
  if (value === '' || value === null || value === undefined || value === false) return null;
  if (field.kind === 'choice') return field.options?.find(([one]) => one === value)?.[1] ?? null;
  return field.kind === 'yes' ? field.label : `${field.label} ${field.kind === 'day' ? day(value as string) : String(value as string)}`;
}

interface ListProps {
  relation: Relation;
  pages: Pages<Edge>;
  onUnlink: (edge: Edge) => void;
}

function List({ relation, pages, onUnlink }: ListProps) {
  const fields = formFields(relation.fields);
  const said = (edge: Edge) => fields.flatMap((field) => shown(field, factsOf(relation, edge)[field.name]) ?? []).join(', ');
  return (
    <Table
      caption={w.relations[relation.name]}
      {...paged(pages)}
      rows={pages.rows.map((edge) => ({ edge, said: said(edge) }))}
      rowKey={(row) => `${row.edge.node.id} ${row.said}`}
      empty={w.noneYet}
      columns={[
        { head: w.other[relation.name], cell: ({ edge }) => nameOf(edge) },
        { head: w.said, cell: (row) => row.said },
        { head: w.unlink, cell: ({ edge }) => <button type="button" aria-label={w.unlinkNamed(nameOf(edge))} onClick={() => onUnlink(edge)}>{w.unlink}</button> },
      ]}
    />
  );
}

const linkedOf = ({ thing }: { thing: LinkedThing | null }) => thing && { ...thing.linked, rows: thing.linked.edges };

/** What a thing is linked to: each can be taken away, and others be searched for and added. */
export function Connections({ kind, id, may, onDone, onClose }: Props) {
  const { relations } = described(kind);
  const allowed = relations.filter(({ name }) => may[name]);
  const [name, setName] = useState(allowed[0]?.name);
  const [refused, setRefused] = useState<string | null>(null);
  const relation = allowed.find((one) => one.name === name)!;
  const [asked, pages] = usePages(relation.ask, { id, after: null }, linkedOf);
  const names = new Map([[id, asked.data?.thing?.name ?? id], ...pages.rows.map((edge) => [edge.node.id, nameOf(edge)] as const)]);
  const linked = (facts: Input, node: string): Input => ({ ...facts, ...endsOf(relation, id, node, facts) });
  const unlink = async (edge: Edge) => {
    const { done, refusal } = await send(relation.unlink, endsOf(relation, id, edge.node.id, edge));
    setRefused(refusal && withNames(refusal.message, names));
    if (done) onDone(w.unlinked(nameOf(edge)), { document: relation.link, input: linked(inputOf(formFields(relation.fields), factsOf(relation, edge)), edge.node.id) });
  };
  const other: FormField = { name: 'other', label: w.other[relation.name], kind: 'thing', kinds: [relation.of], isRequired: true };
  const fields = [other, ...formFields(relation.fields)];
  const started = Object.fromEntries(fields.flatMap((field) => (field.kind === 'choice' && field.isRequired ? [[field.name, field.options?.[0]?.[0] ?? '']] : [])));
  return (
    <Dialog title={w.connections} onClose={onClose}>
      <div class="settle">
        {allowed.length > 1
          ? <Select label={w.which} value={relation.name} options={allowed.map((one) => [one.name, w.relations[one.name]])} onValue={(next) => { setName(next as typeof name); setRefused(null); }} />
          : <p>{w.relations[relation.name]}</p>}
      </div>
      <Answered of={asked}>
        {() => <List relation={relation} pages={pages} onUnlink={(edge) => void unlink(edge)} />}
      </Answered>
      {refused && <p class="refused" role="alert">{refused}</p>}
      <h3>{w.addOne}</h3>
      <Form
        key={relation.name} action={w.link} fields={fields} start={started} names={names}
        onSend={({ other: chosen, ...values }) => send(relation.link, linked(inputOf(formFields(relation.fields), values), (chosen as Named | null)?.id ?? ''))}
        onDone={(_, { other: chosen, ...values }) => {
          const { id: node, name: called } = chosen as Named;
          onDone(w.linked(called), { document: relation.unlink, input: endsOf(relation, id, node, values) });
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}
