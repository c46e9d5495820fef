import { useAsked } from '../asking/useAsked';
import { ImpactPlanned as PLANNED } from '../generated/impact';
import { OfferingStatus } from '../generated/names/OfferingStatus';
import type { ImpactHeadQuery } from '../generated/types/graphql';
import { links, type Question } from '../going/links';
import { usePlace } from '../going/place';
import { Thing } from '../parts/texts';
import { w } from './words';

type Already = ImpactHeadQuery['impact']['alreadyPlanned'][number];

interface Props {
  of: Already;
  /** The offering that is so already. */
  name: string;
  question: Question;
}

/** What is so already on that day does nothing more; where a planned change makes it so, what shows all the same what it does. */
export function AlreadySo({ of: { status, change }, name, question }: Props) {
  if (!change) return <p class="band">{w.already(name)}: {status && OfferingStatus[status]}</p>;
  const without = links.impact({ ...question, without: change.id });
  return (
    <p class="band">
      {w.already(name)}: <Thing of={change} kind="Change">{change.title}</Thing>. {w.alreadyWhy}{' '}
      {question.without !== change.id && <><a href={without}>{w.withoutIt}</a> · </>}<Thing of={change} kind="Change">{w.itsPage}</Thing>
    </p>
  );
}

/** The planned change that does not count as given, and the way to count it. */
export function LeftOut({ id }: { id: string }) {
  const { put } = usePlace();
  const change = useAsked(PLANNED, { id }).data?.change;
  return (
    <p class="band">
      {w.leftOutOf} <Thing of={{ id }} kind="Change">{change?.title ?? id}</Thing> <button type="button" class="plain" onClick={() => put({ without: null })}>{w.countIt}</button>
    </p>
  );
}
