import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { number } from '../words/format';

export interface Tab {
  id: string;
  name: string;
  count?: number;
}

interface Props {
  label: string;
  tabs: readonly Tab[];
  open: string;
  onOpen: (id: string) => void;
  children: ComponentChildren;
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs after the ARIA pattern; `children` is the panel of the open one. */
export function Tabs({ label, tabs, open, onOpen, children }: Props) {
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const at = step(tabs.findIndex((tab) => tab.id === open), tabs.length);
    onOpen(tabs[at]!.id);
    bar.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[at]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={bar} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" role="tab" id={`${id}-${tab.id}`} aria-selected={tab.id === open} aria-controls={`${id}-panel`} tabIndex={tab.id === open ? 0 : -1} onClick={() => onOpen(tab.id)}>
            {tab.name}{tab.count !== undefined && <span class="quiet"> {number(tab.count)}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`}>{children}</div>
    </>
  );
}
