import type { ComponentChildren } from 'preact';
import { IncompleteReason } from '../generated/names/IncompleteReason';
import type { ImpactHeadQuery, ImpactTotalsQuery } from '../generated/types/graphql';
import { links, type Question } from '../going/links';
import { Hidden, Partial } from '../parts/Block';
import { Counts } from '../parts/signs';
import { isScreen } from '../parts/texts';
import { day, list, number } from '../words/format';
import { AlreadySo, LeftOut } from './Planned';
import { w } from './words';

const NAMED = 3;

type Head = ImpactHeadQuery['impact'];
type Sums = ImpactTotalsQuery['impact']['totals'];

function Figure({ name, count, children }: { name: string; count: number | null; children: ComponentChildren }) {
  return <div><h2>{name}</h2>{count !== null && <p class="figure">{number(count)}</p>}{children}</div>;
}

function Degrees({ name, of, masked = 0 }: { name: string; of: Sums['consumers']; masked?: number }) {
  const beside = [of.none ? w.notHit(of.none) : null, masked ? w.lostAlready(masked) : null].filter(Boolean).join(', ');
  return (
    <Figure name={name} count={of.total}>
      {of.total > 0 && <p><Counts of={of} /></p>}
      {beside && <p class="quiet">{beside}</p>}
    </Figure>
  );
}

/** Each once, the first few by name. */
function namesOf(names: readonly string[]): string {
  const all = [...new Set(names)];
  return all.length > NAMED + 1 ? `${all.slice(0, NAMED).join(', ')} ${w.others(all.length - NAMED)}` : list(all);
}

/** The same changes on the day asked about and on the first on which all notice can be kept, side by side. */
function besideLater(question: Question, { effectiveOn, notice: { earliestDate } }: Head): string {
  const today = question.today ?? null;
  return links.compare([effectiveOn, earliestDate!].map((on) => ({ ...question, name: on, on })), { today });
}

function Notice({ of, question }: { of: Head; question: Question }) {
  const { overdue, agreementCount, earliestDate, frozen } = of.notice;
  return (
    <Figure name={w.notice} count={null}>
      <p>{w.people(of.totals.people)}</p>
      <p class={overdue ? 'wrong' : undefined}>{agreementCount ? (overdue ? w.overdue(overdue, agreementCount) : w.inTime(agreementCount)) : w.noNotice}</p>
      {earliestDate && earliestDate > of.effectiveOn && <p>{w.earliest(day(earliestDate))} <a href={links.impact({ ...question, on: earliestDate })}>{w.tryThen}</a>{!question.planned && isScreen(links.compare([])) && <>, <a href={besideLater(question, of)}>{w.compare}</a></>}</p>}
      {frozen.length > 0 && <p class="wrong">{w.frozen(namesOf(frozen.map(({ organization }) => organization.name)))}</p>}
    </Figure>
  );
}

/** How much is affected, the worst first. `head` is left out where only the counts are there. */
export function Totals({ of, head = null, question }: { of: Sums; head?: Head | null; question: Question }) {
  return (
    <section class="figures" aria-label={w.answer}>
      <Degrees name={w.consumers} of={of.consumers} masked={head?.totals.masked.consumers.total ?? 0} />
      <Degrees name={w.offerings} of={of.offerings} />
      <Degrees name={w.agreements} of={of.agreements} />
      {head && <Notice of={head} question={question} />}
    </section>
  );
}

/** What must be known before the totals are believed. */
export function Bands({ of, question, nameOf }: { of: Head; question: Question; nameOf: (at: number) => string }) {
  return (
    <>
      {!of.isComplete && <Partial why={of.incompleteReason && IncompleteReason[of.incompleteReason]} />}
      <Hidden count={of.totals.hidden} />
      {question.planned && question.without && <LeftOut id={question.without} />}
      {of.alreadyPlanned.map((one) => <AlreadySo key={one.index} of={one} name={nameOf(one.index)} question={question} />)}
      {of.understaffed.map(({ offering, alternatives, required, valid }) => (
        <p key={`${offering.id} ${alternatives}`} class="band">{w.understaffed(offering.name, alternatives, valid === null ? '?' : number(valid), required)}</p>
      ))}
    </>
  );
}
