import { differing, show } from '../asking/live';
import { w } from '../words/shell';

/** Says that others have changed what is on screen, and shows it on demand: nothing moves while one reads. */
export function Changed() {
  const count = differing.value;
  return (
    <div class="live" role="status">
      {count !== null && <p>{w.changed(count)} <button type="button" onClick={show}>{w.show}</button></p>}
    </div>
  );
}
