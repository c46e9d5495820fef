import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Answerable } from '../asking/useAsked';
import type { Fault } from '../asking/fault';
import { faultInWords } from '../asking/refusal';
import { worded } from '../asking/sayings';
import { w } from '../words/shell';

/** Why there is no answer, and what to do; where the server says when it will have one, it is waited for. */
export function Refused({ fault, again }: { fault: Fault; again?: () => void }) {
  const isOurs = fault.code in w.faults && !(fault.code === 'UNAVAILABLE' && fault.message); // the server says what is not there yet, and how far it is
  const why = worded(fault.said) ?? (isOurs ? w.faults[fault.code] : faultInWords(fault));
  if (fault.after !== null) return <p class="band" role="status">{why} {w.comesAgain}</p>;
  return (
    <div class="refused" role="alert">
      <p>{why}</p>
      {again && fault.code !== 'BAD_INPUT' && fault.code !== 'FORBIDDEN' && <button type="button" onClick={again}>{w.again}</button>}
    </div>
  );
}

/** Says that counts are not whole, and why. */
export function Partial({ why }: { why: string | null }) {
  return <p class="band"><strong>{w.partial}</strong>{why && `: ${why}`}</p>;
}

export function Hidden({ count }: { count: number | null | undefined }) {
  return count ? <p class="quiet">{w.hidden(count)}</p> : null;
}

export function Empty({ children = w.empty }: { children?: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

interface Waiting<R> {
  of: Answerable<R>;
  /** Lines that are held free while the first answer is on its way. */
  lines?: number;
  /** What is waited for, where it takes long. */
  waits?: string;
  children: (data: R) => ComponentChildren;
}

/** What was asked, in each state: on its way, refused, there; the old stays while the next is computed. */
export function Answered<R>({ of, lines = 3, waits = w.computing, children }: Waiting<R>) {
  return (
    <div class="answered" aria-busy={of.isBusy}>
      {of.fault && <Refused fault={of.fault} again={of.again} />}
      {of.data !== null ? children(of.data) : !of.fault && (
        <div class="frame">
          {Array.from({ length: lines }, (_, line) => <div key={line} class="line" />)}
          <p role="status">{of.isSlow && waits}</p>
        </div>
      )}
    </div>
  );
}

interface Props {
  title: string;
  note?: ComponentChildren;
  beside?: ComponentChildren;
  children: ComponentChildren;
}

/** A part of a screen with a heading; what fails in it does not take the screen down. */
export function Block({ title, note, beside, children }: Props) {
  const id = useId();
  return (
    <section class="block" aria-labelledby={id}>
      <div class="head"><h2 id={id}>{title}</h2>{!!note && <span class="quiet">{note}</span>}{beside && <div class="actions">{beside}</div>}</div>
      {children}
    </section>
  );
}
