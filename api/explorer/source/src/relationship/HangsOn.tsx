import { Side } from '../generated/names/Side';
import type { HangsOnQuery } from '../generated/types/graphql';
import { links } from '../going/links';
import { inRow, Person } from '../parts/texts';
import { w } from './words';

interface Props {
  of: HangsOnQuery['coverage']['nodes'][number]['hangsOn'];
  on: string | null;
}

/** Those on whom all hangs, each with their side, and what would break without them. */
export function HangsOn({ of, on }: Props) {
  return (
    <>
      {inRow(of.map(({ person, side }) => (
        <span key={`${person.id} ${side}`}>
          <Person of={person} /> <span class="quiet">{Side[side]}</span> <a href={links.person(person.id, { part: 'leaving', today: on })}>{w.ifLeaving}<span class="unseen"> {person.name}</span></a>
        </span>
      )))}
    </>
  );
}
