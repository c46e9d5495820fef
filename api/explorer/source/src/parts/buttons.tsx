import { dated, usePlace, type Dated } from '../going/place';
import { w } from '../words/shell';
import { tell } from './Toasts';

interface Link {
  /** Where the address may hold the day for which it was answered: the copied one does. */
  by?: Dated;
  /** That day as the server counts it, where it has said so. */
  day?: string;
}

/** Everything that is seen lies in the address. */
export function CopyLink({ by, day }: Link) {
  const place = usePlace();
  const copy = () => navigator.clipboard.writeText(by ? location.origin + dated(place, by, day) : location.href).then(() => tell(w.copied), () => tell(w.notCopied));
  return <button type="button" onClick={() => void copy()}>{w.copyLink}</button>;
}

/** `before`: loads what the screen does not show yet, so that the whole answer is printed. */
export function Print({ before }: { before?: () => Promise<unknown> }) {
  const go = async () => {
    await before?.();
    print();
  };
  return <button type="button" onClick={() => void go()}>{w.print}</button>;
}

/** Hands a text to the browser as a file. */
export function save(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
