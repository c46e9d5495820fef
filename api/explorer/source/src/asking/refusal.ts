import { w } from '../words/shell';
import { saidAt, type Fault, type Placed } from './fault';
import { worded } from './sayings';

/** What is wrong in one place, in the language of the page where it has words for that. */
export const inWords = ({ message, said }: Pick<Placed, 'message' | 'said'>): string => worded(said) ?? w.fromServer(message);

/** All of a fault in sentences: what is wrong place by place, else as the server says it. */
export const faultInWords = ({ message, faults, said }: Fault): string => (faults.some((one) => worded(one.said)) ? faults.map(inWords).join(' ') : inWords({ message, ...(said && { said }) }));

/** The refusal that is about this place of the variables, to stand beside its field. */
export function refusalAt(fault: Fault | null, ...place: (string | number)[]): string | null {
  const told = saidAt(fault, ...place);
  return told && inWords(told);
}
