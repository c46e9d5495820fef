import { useMemo } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { Network as NETWORK, NetworkHead as HEAD, NetworkSides as SIDES } from '../generated/network';
import type { NetworkOf, NetworkQuery, NetworkHeadQuery } from '../generated/types/graphql';
import { links } from '../going/links';
import { usePlace, type Place } from '../going/place';
import { w as health } from '../health/words';
import { AsOf } from '../parts/AsOf';
import { Answered, Block, Empty } from '../parts/Block';
import { CopyLink, Print } from '../parts/buttons';
import { Combobox } from '../parts/Combobox';
import { Select } from '../parts/Field';
import { Listed, Table } from '../parts/Table';
import { Day, Person, Thing } from '../parts/texts';
import { Title } from '../parts/Title';
import { number } from '../words/format';
import { Introductions } from './Introductions';
import { Picture } from './Picture';
import { w } from './words';
import '../health/health.css';
import './network.css';

type Of = NetworkQuery['network'];

/** Rows of a table beside the picture. */
const LISTED = 50;

const percent = (share: number) => health.percent(Math.round(share * 100));

function People({ of }: { of: Of }) {
  return (
    <Block title={w.people} note={of.people.totalCount}>
      {of.pending && <p class="quiet">{w.pending}</p>}
      <Table
        caption={w.people}
        rows={of.people.nodes.slice(0, LISTED)}
        rowKey={({ person }) => person.id}
        total={of.people.totalCount}
        empty={w.nobody}
        columns={[
          { head: w.person, cell: ({ person }) => <Person of={person} /> },
          { head: w.degree, isNumber: true, cell: ({ degree }) => number(degree) },
          { head: w.strength, isNumber: true, cell: ({ strength }) => number(Math.round(strength * 10) / 10) },
          { head: w.separates, isNumber: true, cell: ({ separates }) => (separates ? w.separatesOf(separates) : '—') },
          { head: w.betweenness, isNumber: true, cell: ({ betweenness }) => (betweenness === null ? '…' : percent(betweenness)) },
        ]}
      />
    </Block>
  );
}

function Ties({ of }: { of: Of }) {
  const shown = of.ties.nodes.slice(0, LISTED);
  return (
    <Listed
      title={w.ties}
      note={of.ties.totalCount}
      rows={shown}
      rowKey={({ from, to }) => `${from.id} ${to.id}`}
      total={of.ties.totalCount}
      columns={[
        { head: w.tie, cell: ({ from, to }) => <><Person of={from} /> — <Person of={to} /></> },
        { head: w.strength, isNumber: true, cell: ({ strength }) => percent(strength) },
        { head: w.lastMet, cell: ({ lastMet }) => <Day of={lastMet} /> },
      ]}
    />
  );
}

function Choice({ put }: Pick<Place, 'put'>) {
  return (
    <>
      <Title>{w.title}</Title>
      <p class="lead">{w.chooseWhy}</p>
      <div class="narrowing">
        <Combobox label={w.choose} kinds={['Organization']} onPick={({ node }) => put({ organization: node.id })} isLabelled />
        <a class="button" href={links.network({ everything: '1' })}>{w.everybody}</a>
      </div>
    </>
  );
}

function startsOf({ serviceRelationship: between, organization, viewer }: NetworkHeadQuery): [string, string][] {
  const sides = between ? [between.provider, between.consumer] : organization ? [organization] : [];
  return [...(viewer.person ? [['me', w.me] as [string, string]] : []), ...sides.map(({ id, name }): [string, string] => [id, name])];
}

function Shown({ head, of, relationship }: { head: NetworkHeadQuery; of: NetworkOf; relationship: string | null }) {
  const { search, put } = usePlace();
  const on = search.get('on');
  const least = search.get('min') ?? '0.05';
  const mapped = useAsked(SIDES, relationship ? { relationship, on } : null);
  const sides = useMemo(() => new Map(mapped.data?.stakeholderMap.map(({ person, side }) => [person.id, side])), [mapped.data]);
  const isReady = !relationship || mapped.data !== null || mapped.fault !== null;
  const asked = useAsked(NETWORK, isReady ? { of, on, min: Number(least) } : null);
  const between = head.serviceRelationship;
  const starts = startsOf(head);
  const name = between ? `${between.provider.name} → ${between.consumer.name}` : (head.organization?.name ?? w.everybody);
  return (
    <>
      <Title kind={w.kind} beside={<><CopyLink by="on" /><Print /></>}>{name}</Title>
      <AsOf by="on" />
      <div class="narrowing">
        {between && <p><Thing of={between} kind="ServiceRelationship">{w.relationship}</Thing></p>}
        <Select label={w.least} value={least} options={Object.entries(w.leastOf)} onValue={(next) => put({ min: next === '0.05' ? null : next })} />
      </div>
      {starts.length > 0 && <Introductions starts={starts} on={on} search={search} put={put} />}
      <Block title={w.title} note={asked.data && asked.data.network.components > 1 && w.parts(asked.data.network.components)}>{isReady && <Picture of={of} on={on} least={Number(least)} sides={sides} />}</Block>
      <Answered of={asked} lines={8}>
        {({ network }) => (network.people.nodes.length ? <div class="blocks"><People of={network} /><Ties of={network} /></div> : <Empty>{w.nobody}</Empty>)}
      </Answered>
    </>
  );
}

/** Who knows whom in a relationship, an organization with its parts, or everywhere. */
export default function NetworkScreen() {
  const { search, put } = usePlace();
  const relationship = search.get('relationship');
  const organization = search.get('organization');
  const isChosen = relationship !== null || organization !== null || search.has('everything');
  const of: NetworkOf = relationship ? { relationship } : organization ? { organizations: [organization] } : { everything: true };
  const head = useAsked(HEAD, isChosen ? { relationship: relationship ?? '', organization: organization ?? '' } : null);
  if (!isChosen) return <Choice put={put} />;
  return <Answered of={head} lines={12}>{(data) => <Shown head={data} of={of} relationship={relationship} />}</Answered>;
}
