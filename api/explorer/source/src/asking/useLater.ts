import { useEffect, useState } from 'preact/hooks';
import { Fault } from './fault';
import type { State } from './useAsked';

/** A part of a screen that is loaded once the screen is there: it is on its way, has not come, or is there, as an answer is. */
export function useLater<Part>(load: () => Promise<{ default: Part }>): State<Part> & { again: () => void } {
  const [state, setState] = useState<State<Part>>({ data: null, fault: null, isBusy: true, isSlow: false });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    setState((old) => ({ ...old, fault: null, isBusy: true }));
    load().then(
      ({ default: data }) => setState({ data, fault: null, isBusy: false, isSlow: false }),
      () => setState((old) => ({ ...old, fault: new Fault('', 'UNREACHABLE'), isBusy: false })),
    );
  }, [turn]);
  return { ...state, again: () => setTurn(turn + 1) };
}
