import lazy from 'preact-iso/lazy';
import type { ComponentType } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Title } from '../parts/Title';
import { w } from '../words/shell';

interface Loaded {
  default: ComponentType;
}

/** In place of a screen that cannot be shown: what happened, and a button to begin anew. */
function Broken({ why }: { why: string }) {
  return (
    <>
      <Title>{w.broken}</Title>
      <div class="refused" role="alert">
        <p>{why}</p>
        <button type="button" onClick={() => location.reload()}>{w.loadAgain}</button>
      </div>
    </>
  );
}

const Unloaded = () => <Broken why={w.brokenUnloaded} />;

/** A screen that is loaded when somebody goes there; one that does not come, or throws, leaves the frame as it is. */
export function part(load: () => Promise<Loaded>) {
  return lazy(() => load().then(({ default: Screen }) => guarded(Screen), unloaded));
}

function guarded(Screen: ComponentType): ComponentType {
  return function Guarded() {
    const [fault] = useErrorBoundary(console.error);
    return fault ? <Broken why={w.brokenThrown} /> : <Screen />;
  };
}

function unloaded(reason: unknown): ComponentType {
  console.error(reason);
  return Unloaded;
}
