import { w } from '../words/shell';
import { saidAt, type Fault } from './fault';

/** The refusal that is about this place of the variables, to stand beside its field. */
export function refusalAt(fault: Fault | null, ...place: (string | number)[]): string | null {
  const said = saidAt(fault, ...place);
  return said && w.fromServer(said);
}
