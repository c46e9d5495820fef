import { Dialog } from '../parts/Dialog';
import { w } from '../words/shell';
import { hasLetters, isHelpOpen } from './keys';
import { menu } from './menu';

/** The list of keys. */
export function Help() {
  if (!isHelpOpen.value) return null;
  const keys: [string, string][] = [
    ['/', w.keysSearch],
    ['Ctrl K', w.keysSearch],
    ...menu.flatMap(({ menu: { letter, name } }): [string, string][] => (letter ? [[`g ${letter}`, name]] : [])),
    ['?', w.keysHelp],
  ];
  return (
    <Dialog title={w.keys} onClose={() => (isHelpOpen.value = false)}>
      <dl class="keys">{keys.map(([key, name]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{name}</dd></div>)}</dl>
      <label class="check"><input type="checkbox" checked={hasLetters.value} onChange={(event) => (hasLetters.value = event.currentTarget.checked)} />{w.keysLetters}</label>
    </Dialog>
  );
}
