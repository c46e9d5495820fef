import { useAsked } from '../asking/useAsked';
import { FormDialog } from '../forms/FormDialog';
import { Answered } from '../parts/Block';
import { Dialog } from '../parts/Dialog';
import { send } from '../settling/send';
import type { Undo } from '../settling/undo';
import { described, differences, formFields, valuesOf, type EditedKind } from './things';
import { w } from './words';

interface Props {
  kind: EditedKind;
  id: string;
  onDone: (what: string, undo: Undo | null) => void;
  onClose: () => void;
}

/** All fields of a thing that can be edited. Only what is changed is sent; what is emptied is cleared. */
export function EditForm({ kind, id, onDone, onClose }: Props) {
  const { ask, update, fields } = described(kind);
  const asked = useAsked(ask, { id });
  const thing = asked.data?.thing;
  if (!thing) return <Dialog title={w.edit} onClose={onClose}><Answered of={asked} lines={6}>{() => null}</Answered></Dialog>;
  const before = valuesOf(fields, thing);
  return (
    <FormDialog
      title={w.edit} action={w.save} thing={id} start={before} fields={formFields(fields, thing)}
      onSend={(values, over) => send(update, { ...differences(fields, before, values), id, expectedVersion: over ?? thing.version })}
      onDone={({ version }, after) => {
        const back = differences(fields, after, before);
        const isOther = Object.keys(back).length > 0;
        onDone(isOther ? w.saved : w.same, isOther ? { document: update, input: { ...back, id, expectedVersion: version } } : null);
      }}
      onClose={onClose}
    />
  );
}
