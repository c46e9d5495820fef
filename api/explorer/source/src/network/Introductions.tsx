import { useAsked } from '../asking/useAsked';
import { Introduce as INTRODUCE, ToWhom as TO } from '../generated/network';
import type { IntroduceQuery, IntroductionFrom, IntroductionTo } from '../generated/types/graphql';
import type { Place } from '../going/place';
import { w as health } from '../health/words';
import { Answered, Block, Empty } from '../parts/Block';
import { Combobox } from '../parts/Combobox';
import { Select } from '../parts/Field';
import { Day, Person } from '../parts/texts';
import { language } from '../words/language';
import { list } from '../words/format';
import { w } from './words';

type Way = IntroduceQuery['introductions']['ways'][number];

const percent = (strength: number) => health.percent(Math.round(strength * 100));

/** People from whoever asks to who is reached, with each tie between; the weakest one is named. */
function Along({ of }: { of: Way }) {
  return (
    <li class="way">
      <strong>{w.wayOf(percent(of.strength))}</strong>
      {of.people.map((person, at) => {
        const tie = at ? of.ties[at - 1] : undefined;
        const isWeakest = tie && of.ties.length > 1 && tie.from.id === of.weakest.from.id && tie.to.id === of.weakest.to.id;
        return (
          <>
            {tie && <span class={isWeakest ? 'hop weak' : 'hop'}>— {percent(tie.strength)}{tie.lastMet && <>, <Day of={tie.lastMet} /></>}{isWeakest && <> ({w.weakest})</>} →</span>}
            <Person key={person.id} of={person} />
          </>
        );
      })}
      {of.absent.length > 0 && <span class="late">{w.absent(list(of.absent.map(({ name }) => name)))}</span>}
    </li>
  );
}

function Ways({ from, to, on }: { from: IntroductionFrom; to: IntroductionTo; on: string | null }) {
  const asked = useAsked(INTRODUCE, { from, to, on, language });
  return (
    <Answered of={asked} lines={3}>
      {({ introductions: { ways, reason, to: person } }) => (
        <>
          {person && to.organization && <p class="quiet">{w.toOf(person.name)}</p>}
          {ways.length ? <ol class="ways">{ways.map((way) => <Along key={way.people.map(({ id }) => id).join()} of={way} />)}</ol> : <Empty>{reason ?? w.noWay}</Empty>}
        </>
      )}
    </Answered>
  );
}

interface Props extends Pick<Place, 'search' | 'put'> {
  /** From whom one may begin: the viewer, organizations. */
  starts: readonly (readonly [value: string, name: string])[];
  on: string | null;
}

const fromOf = (value: string): IntroductionFrom => (value === 'me' ? { me: true } : { organization: value });

/** The warmest ways to somebody, chosen in the address as `to=person:ID` or `to=organization:ID`. */
export function Introductions({ starts, on, search, put }: Props) {
  const from = search.get('from') ?? starts[0]?.[0] ?? '';
  const [kind, ...rest] = (search.get('to') ?? '').split(':');
  const id = rest.join(':');
  const to: IntroductionTo | null = !id ? null : kind === 'person' ? { person: id } : { organization: id };
  const named = useAsked(TO, id ? { person: id, organization: id } : null);
  const name = (kind === 'person' ? named.data?.person?.name : named.data?.organization?.name) ?? id;
  return (
    <Block title={w.introductions} note={w.introductionsNote}>
      <div class="narrowing">
        {starts.length > 0 && <Select label={w.from} value={from} options={starts} onValue={(next) => put({ from: next })} />}
        {to
          ? <div class="field"><span>{w.toOf(name)}</span><button type="button" onClick={() => put({ to: null })}>{w.again}</button></div>
          : <Combobox label={w.to} kinds={['Person', 'Organization']} onPick={({ node }) => put({ to: `${node.__typename.toLowerCase()}:${node.id}` })} isLabelled />}
      </div>
      {to && from && <Ways from={fromOf(from)} to={to} on={on} />}
    </Block>
  );
}
