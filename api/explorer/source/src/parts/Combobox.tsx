import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ask } from '../asking/client';
import type { Fault } from '../asking/fault';
import { Search as FIND } from '../generated/parts';
import type { Kind, SearchQuery } from '../generated/types/graphql';
import { w } from '../words/shell';

const PAUSE = 100;

export type Found = SearchQuery['search']['edges'][number];

interface Props {
  label: string;
  /** Only things of these kinds. */
  kinds?: readonly Kind[];
  onPick: (found: Found) => void;
  placeholder?: string;
  /** Whether the label is shown above the input. */
  isLabelled?: boolean;
  isMain?: boolean;
}

/** What it is called, also where its id or something else of it was found. */
function nameOf({ node, text }: Found): string {
  return ('name' in node ? node.name : 'reference' in node ? node.reference : null) ?? text;
}

/** What tells it from others of its name, after the text by which it was found where that is another. */
function beside(found: Found): string {
  return [found.text !== nameOf(found) && found.text, found.context].filter(Boolean).join(' · ');
}

/** Among all kinds those that are few are asked for first: agreements are many, and are looked through one by one. */
const TURNS: readonly (readonly Kind[])[] = [['Offering', 'Person', 'Organization', 'ServiceRelationship'], ['Agreement', 'UsageScenario', 'Improvement']];

interface Finding {
  found: readonly Found[];
  /** Why there is no more. */
  fault?: Fault;
  /** Whether all kinds have been looked through. */
  isWhole: boolean;
}

function useFound(text: string, kinds: readonly Kind[] | undefined): Finding | null {
  const [finding, setFinding] = useState<Finding | null>(null);
  useEffect(() => {
    setFinding(null);
    if (!text) return;
    const leaving = new AbortController();
    const look = async () => {
      const found: Found[] = [];
      const turns = kinds ? [kinds] : TURNS;
      try {
        for (const [turn, among] of turns.entries()) {
          const { search } = await ask(FIND, { text, kinds: [...among] }, { signal: leaving.signal, isUrgent: true });
          found.push(...search.edges);
          setFinding({ found: [...found], isWhole: turn === turns.length - 1 });
        }
      } catch (fault) {
        if (!leaving.signal.aborted) setFinding({ found, isWhole: false, fault: fault as Fault });
      }
    };
    const pause = setTimeout(() => void look(), PAUSE);
    return () => {
      clearTimeout(pause);
      leaving.abort();
    };
  }, [text, kinds?.join()]);
  return finding;
}

/** One input that finds things while it is typed into, after the ARIA pattern of a combobox with a list. */
export function Combobox({ label, kinds, onPick, placeholder, isLabelled = false, isMain = false }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const finding = useFound(text.trim(), kinds);
  const shown = isOpen ? (finding?.found ?? []) : [];
  const isNothing = isOpen && finding?.isWhole === true && !finding.found.length;
  useEffect(() => setAt(0), [text]);
  const pick = (one: Found) => {
    setText('');
    setIsOpen(false);
    input.current?.blur();
    onPick(one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && shown[at]) pick(shown[at]);
    else if (event.key === 'Escape' && isOpen) setIsOpen(false);
    else return;
    event.preventDefault();
  };
  const close = (event: FocusEvent) => {
    if (!(event.currentTarget as Element).contains(event.relatedTarget as Node | null)) setIsOpen(false);
  };
  return (
    <div class="combobox" role={isMain ? 'search' : undefined} onFocusOut={close}>
      <label for={id} class={isLabelled ? undefined : 'unseen'}>{label}</label>
      <input
        ref={input} id={id} data-main={isMain || undefined} type="search" role="combobox" list={undefined} autocomplete="off" spellcheck={false}
        placeholder={placeholder ?? label} value={text} aria-autocomplete="list" aria-expanded={shown.length > 0} aria-controls={`${id}-list`}
        aria-activedescendant={shown.length ? `${id}-${at}` : undefined}
        onInput={(event) => { setText(event.currentTarget.value); setIsOpen(true); }}
        onFocus={() => setIsOpen(true)} onKeyDown={onKeyDown}
      />
      <div class="unseen" role="status">{isOpen && finding?.isWhole && (isNothing ? w.foundNothing : w.found(shown.length))}</div>
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown.length}>
        {shown.map((one, index) => (
          <li key={one.node.id} id={`${id}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); pick(one); }} onMouseMove={() => setAt(index)}>
            <span>{nameOf(one)}</span><span class="quiet">{beside(one)}</span>
          </li>
        ))}
      </ul>
      {isNothing && <p class="nothing">{w.foundNothing}</p>}
      {isOpen && finding?.fault && !shown.length && <p class="nothing" role="alert">{w.faults[finding.fault.code] ?? w.fromServer(finding.fault.message)}</p>}
    </div>
  );
}
