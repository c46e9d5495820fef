import { useState } from 'preact/hooks';
import { useAsked } from '../asking/useAsked';
import { FormDialog } from '../forms/FormDialog';
import type { Named } from '../forms/field';
import { MayPlan as MAY } from '../generated/planning';
import { links } from '../going/links';
import { go } from '../going/place';
import { fieldsOf, plan, START } from './planned';
import { w } from './words';

interface Props {
  /** What is changed; without one it is searched for. */
  offering?: Named;
  /** The change of the own provider that is passed on. */
  passesOn?: string;
}

/** Plans a change, and goes to its draft. */
export function PlanButton({ offering, passesOn }: Props) {
  const asked = useAsked(MAY, {});
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  if (!asked.data?.viewer.plan) return null;
  const title = passesOn ? w.passOn : w.plan;
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>{title}</button>
      {isOpen && (
        <FormDialog
          title={title} action={title} fields={fieldsOf(offering !== undefined)} start={START(offering ?? null)}
          onSend={async (values) => {
            const { made: draft, ...sent } = await plan(values, made, passesOn ? { passesOn } : {});
            setMade(draft);
            return sent;
          }}
          onDone={({ id }) => go(links.change(id))}
          onClose={() => setIsOpen(false)}
        >
          {offering && <p>{offering.name}</p>}
          <p class="quiet">{w.lead}</p>
        </FormDialog>
      )}
    </>
  );
}
