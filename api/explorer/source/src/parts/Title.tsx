import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { arrived } from '../going/place';

interface Props {
  /** What kind of thing it is, above its name. */
  kind?: string;
  children: string;
  beside?: ComponentChildren;
}

/** The heading of a screen: it names the tab, and takes the focus once somebody has gone here. */
export function Title({ kind, children, beside }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Rapport`;
    if (arrived()) heading.current?.focus({ preventScroll: true });
  }, [children]);
  return (
    <header class="title">
      <div>
        {kind && <p class="kind">{kind}</p>}
        <h1 ref={heading} tabIndex={-1}>{children}</h1>
      </div>
      {beside && <div class="actions">{beside}</div>}
    </header>
  );
}
