import { useState } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { send } from '../settling/send';
import type { Undo } from '../settling/undo';
import { Connections } from './Connections';
import { EditForm } from './EditForm';
import { described, type EditedKind } from './things';
import { w } from './words';
import '../forms/forms.css';

interface Props {
  kind: EditedKind;
  id: string;
  /** Told what was done, so that the screen asks anew. */
  onChanged: () => void;
}

interface Made {
  text: string;
  undo: Undo | null;
}

/** Edits a thing's fields and what it is linked to, where the viewer may; what was just done can be taken back. */
export function Editing({ kind, id, onChanged }: Props) {
  const { may, relations } = described(kind);
  const asked = useAsked(may, { on: { kind, id } });
  const [open, setOpen] = useState<'fields' | 'connections' | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const allowed = asked.data?.viewer;
  const done = (text: string, undo: Undo | null) => {
    setOpen(null);
    setMade({ text, undo });
    onChanged();
  };
  const back = async ({ document, input }: Undo) => {
    const { refusal } = await send(document, input);
    done(refusal?.message ?? w.takenBack, null);
  };
  if (!allowed) return null;
  return (
    <div class="going">
      {(allowed.update || relations.some(({ name }) => allowed[name])) && (
        <div class="actions">
          {allowed.update && <button type="button" onClick={() => setOpen('fields')}>{w.edit}</button>}
          {relations.some(({ name }) => allowed[name]) && <button type="button" onClick={() => setOpen('connections')}>{w.connections}</button>}
        </div>
      )}
      {made && <p class="done" role="status"><span>{made.text}</span>{made.undo && <button type="button" onClick={() => void back(made.undo!)}>{w.undo}</button>}</p>}
      {open === 'fields' && <EditForm kind={kind} id={id} onDone={done} onClose={() => setOpen(null)} />}
      {open === 'connections' && <Connections kind={kind} id={id} may={allowed} onDone={done} onClose={() => setOpen(null)} />}
    </div>
  );
}
