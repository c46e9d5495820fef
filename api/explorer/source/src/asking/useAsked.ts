import { useEffect, useState } from 'preact/hooks';
import { ask } from './client';
import type { Document } from './document';
import type { Fault } from './fault';
import { key } from './key';

const SLOW = 150;

/** An answer on its way. `data` stays while the next is computed; `isSlow` after 150 ms of waiting. */
export interface Asked<R> {
  data: R | null;
  fault: Fault | null;
  isBusy: boolean;
  isSlow: boolean;
  again: () => void;
  /** The answer of now, which is not shown. */
  fresh: () => Promise<R>;
  /** Shows this answer. */
  put: (data: R) => void;
}

/** What of an answer is shown. */
export type State<R> = Pick<Asked<R>, 'data' | 'fault' | 'isBusy' | 'isSlow'>;

/** What is shown, and how to ask again. */
export type Answerable<R> = State<R> & Pick<Asked<R>, 'again'>;

/** Asks once there are variables (null: not yet), and anew when they change or when the server has said that it would have an answer; aborts when the screen is left. */
export function useAsked<R, V>(document: Document<R, V>, variables: V | null): Asked<R> {
  const [state, setState] = useState<State<R>>({ data: null, fault: null, isBusy: true, isSlow: false });
  const [turn, setTurn] = useState(0);
  const asked = variables && JSON.stringify(variables);
  useEffect(() => {
    if (asked === null) return;
    const leaving = new AbortController();
    const slow = setTimeout(() => setState((old) => ({ ...old, isSlow: true })), SLOW);
    setState((old) => ({ ...old, fault: null, isBusy: true }));
    ask(document, JSON.parse(asked) as V, { signal: leaving.signal, isFresh: turn > 0 })
      .then((data) => setState({ data, fault: null, isBusy: false, isSlow: false }))
      .catch((fault: Fault) => {
        if (!leaving.signal.aborted) setState((old) => ({ ...old, fault, isBusy: false, isSlow: false }));
      })
      .finally(() => clearTimeout(slow));
    return () => {
      clearTimeout(slow);
      leaving.abort();
    };
  }, [document, asked, turn, key.value]);
  const { fault } = state;
  useEffect(() => {
    if (!fault?.after) return;
    const pause = setTimeout(() => setTurn((one) => one + 1), fault.after * 1_000);
    return () => clearTimeout(pause);
  }, [fault]);
  return {
    ...state,
    again: () => {
      setState((old) => ({ ...old, isBusy: true })); // from the first frame on: what stands there is of before
      setTurn(turn + 1);
    },
    fresh: () => ask(document, variables as V, { isFresh: true, isUrgent: true }),
    put: (data) => setState({ data, fault: null, isBusy: false, isSlow: false }),
  };
}
