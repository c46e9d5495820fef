import { Thing } from '../parts/texts';

/** Offerings from one that an agreement covers down to the one that is promised less. */
export function Way({ of }: { of: readonly ({ id: string; name: string } | null)[] }) {
  return <>{of.map((step, at) => <span key={at}>{at > 0 && ' → '}<Thing of={step} kind="Offering" /></span>)}</>;
}
