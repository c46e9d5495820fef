import { useEffect, useState } from 'preact/hooks';

const LOOK = 50; // milliseconds

const painted = () => new Promise((done) => setTimeout(done, LOOK));

/** Whether the whole answer is being printed, and what begins it: it ends once all parts are there. */
export function usePrinting(): [boolean, () => Promise<void>] {
  const [is, setIs] = useState(false);
  useEffect(() => {
    const over = () => setIs(false);
    addEventListener('afterprint', over);
    return () => removeEventListener('afterprint', over);
  }, []);
  const begin = async () => {
    setIs(true);
    do await painted();
    while (document.querySelector('.whole [aria-busy=true]'));
  };
  return [is, begin];
}
