import { useState } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { WhoToCall as WHO } from '../generated/calling';
import { ChannelKind } from '../generated/names/ChannelKind';
import { Side as SIDES } from '../generated/names/Side';
import { Topic as TOPICS } from '../generated/names/Topic';
import type { Side, Topic, WhoToCallQuery } from '../generated/types/graphql';
import { Answered, Empty } from '../parts/Block';
import { Select } from '../parts/Field';
import { Person } from '../parts/texts';
import { language } from '../words/language';
import { w } from './words';

type Call = WhoToCallQuery['whoToCall'][number];

/** Telephone and mail as links, which telephones and mail programs take. */
export function Reached({ phone, email }: { phone?: string | null | undefined; email?: string | null | undefined }) {
  if (!phone && !email) return <span class="quiet">{w.noWay}</span>;
  return (
    <span class="reached">
      {phone && <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </span>
  );
}

function Step({ of }: { of: Call }) {
  const { person, standsInFor, channel } = of;
  return (
    <li>
      <span class="quiet">{w.level(of.level)}</span>
      <div>
        {person ? <Person of={person} /> : w.vacant} {person?.title && <span class="quiet">{person.title}</span>}
        {of.standing === 'ACCOUNTABLE' && <span class="quiet"> · {w.accountable}</span>}
        {standsInFor && <span class="quiet"> · {w.standsInFor(standsInFor.name)}</span>}
        {of.whyNot && <p class="late">{of.whyNot}</p>}
        {channel?.address && <p>{ChannelKind[channel.kind]}: {channel.address}</p>}
        {person && <Reached {...person} />}
      </div>
    </li>
  );
}

function Steps({ of, title }: { of: readonly Call[]; title: string | null }) {
  return (
    <div>
      {title && <h3>{title}</h3>}
      <ol>{of.map((one) => <Step key={`${one.level} ${one.person?.id} ${one.channel?.id}`} of={one} />)}</ol>
    </div>
  );
}

interface Props {
  relationship: string;
  /** Whose people; without it those of both sides. */
  side?: Side;
  topic?: Topic;
}

/** Whom to call in a relationship, step by step, for a topic that can be chosen. */
export function Calling({ relationship, side, topic: first = 'CHANGE' }: Props) {
  const [topic, setTopic] = useState(first);
  const asked = useAsked(WHO, { relationship, topic, side: side ?? null, language });
  return (
    <div class="calling">
      <Select label={w.about} value={topic} options={Object.entries(TOPICS)} onValue={(one) => setTopic(one as Topic)} />
      <Answered of={asked}>
        {({ whoToCall }) => {
          if (!whoToCall.length) return <Empty>{w.nobody}</Empty>;
          const sides = [...new Set(whoToCall.map((one) => one.side))];
          return <div class="blocks">{sides.map((one) => <Steps key={one} title={side ? null : SIDES[one]} of={whoToCall.filter((call) => call.side === one)} />)}</div>;
        }}
      </Answered>
    </div>
  );
}
