import { useEffect, useState } from 'preact/hooks';
import { Input } from './Field';

const PAUSE = 250;

interface Props {
  label: string;
  hint?: string | undefined;
  refusal?: string | null;
  type?: 'text' | 'date';
  value: string;
  onValue: (value: string) => void;
}

/** A field whose value stands in the address: what somebody types counts once they pause. */
export function Typed({ value, onValue, type = 'text', ...field }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const pause = setTimeout(() => onValue(text.trim()), PAUSE);
    return () => clearTimeout(pause);
  }, [text]);
  return <Input {...field} type={type} value={text} onValue={setText} />;
}
