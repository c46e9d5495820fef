import { useQuery } from '@apollo/client/react';
import { IMPACT } from './queries.js';

export function Impact({ offering }: { offering: string }) {
  const { data, error } = useQuery(IMPACT, { variables: { offering, on: '2027-01-01' } });
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p>…</p>;
  const { totals, consumers } = data.impact;
  return (
    <>
      <p>
        If it is retired: {totals.consumers.critical} critical, {totals.consumers.high} high
      </p>
      <ol>
        {consumers.nodes.map(({ organization, severity }, place) => (
          <li key={place}>
            {organization?.name ?? 'Somebody you may not see'}: {severity}
          </li>
        ))}
      </ol>
    </>
  );
}
