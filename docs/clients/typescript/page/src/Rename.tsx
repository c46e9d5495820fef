import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { RENAME } from './queries.js';

export function Rename({ id, name, version }: { id: string; name: string; version: number }) {
  const [wanted, want] = useState(name);
  const [rename, { data, error, loading }] = useMutation(RENAME);
  const answer = data?.updateOffering;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename({ variables: { id, name: wanted, version } }).catch(() => {}); // shown by `error`
      }}
    >
      <input aria-label="New name" value={wanted} onChange={({ target }) => want(target.value)} />
      <button disabled={loading}>Rename</button>
      {answer && 'message' in answer && <p role="alert">{answer.message}</p>}
      {error && <p role="alert">{error.message}</p>}
    </form>
  );
}
