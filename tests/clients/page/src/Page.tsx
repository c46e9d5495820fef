import { useQuery, useSubscription } from '@apollo/client/react';
import { useState } from 'react';
import { Impact } from './Impact.js';
import { FOLLOW, LIST } from './queries.js';
import { Rename } from './Rename.js';

export function Page() {
  const [text, setText] = useState('');
  const [chosen, choose] = useState<string>();
  const { data, error, fetchMore } = useQuery(LIST, { variables: { text } });
  const offerings = data?.offerings.edges.map(({ node }) => node) ?? [];
  const offering = offerings.find(({ id }) => id === chosen);

  // What others change comes into the cache, and so onto the page.
  const refs = offerings.map(({ id }) => ({ kind: 'Offering' as const, id }));
  const live = useSubscription(FOLLOW, { variables: { refs }, skip: !refs.length });

  return (
    <>
      <input placeholder="Name" value={text} onChange={({ target }) => setText(target.value)} />
      {error && <p role="alert">{error.message}</p>}
      {live.error && <p role="alert">{live.error.message}</p>}
      <p>{data && `${offerings.length} of ${data.offerings.totalCount}`}</p>
      <ul>
        {offerings.map(({ id, name, provider }) => (
          <li key={id}>
            <button onClick={() => choose(id)}>{name}</button> by {provider.name}
          </li>
        ))}
      </ul>
      {data?.offerings.pageInfo.hasNextPage && (
        <button onClick={() => fetchMore({ variables: { after: data.offerings.pageInfo.endCursor } })}>More</button>
      )}
      {offering && (
        <section key={offering.id}>
          <h2>{offering.name}</h2>
          <Rename {...offering} />
          <Impact offering={offering.id} />
        </section>
      )}
    </>
  );
}
