import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import './playground.css';

const KEPT = 'rapport.key'; // for this tab only, gone when it is closed
const keyed = () => sessionStorage.getItem(KEPT) ?? '';

const ask = (url, { headers, ...request }) =>
  fetch(url, {
    ...request,
    headers: {
      ...headers,
      accept: 'application/graphql-response+json',
      ...(keyed() && { authorization: `Bearer ${keyed()}` }),
    },
  });

const fetcher = createGraphiQLFetcher({ url: '/graphql', fetch: ask });

function Key({ onChange }) {
  const [key, setKey] = useState(keyed());
  const submit = (event) => {
    event.preventDefault();
    sessionStorage.setItem(KEPT, key.trim());
    onChange();
  };
  return (
    <form className="key" onSubmit={submit}>
      <label htmlFor="key">Key</label>
      <input
        id="key"
        type="password"
        autoComplete="off"
        placeholder="what RAPPORT_KEY says"
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <button type="submit">Use it</button>
    </form>
  );
}

function Playground({ examples, needsKey }) {
  const [turn, setTurn] = useState(0);
  return (
    <>
      {needsKey && <Key onChange={() => setTurn(turn + 1)} />}
      <GraphiQL key={turn} fetcher={fetcher} defaultTabs={examples} defaultEditorToolsVisibility="variables">
        <GraphiQL.Logo>Rapport</GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}

const place = document.getElementById('playground');
const examples = await (await fetch('/playground/examples.json')).json();
if (localStorage.getItem('graphiql:tabState') === null) {
  localStorage.setItem('graphiql:variables', examples[0].variables); // GraphiQL shows those of the first tab only so
}
createRoot(place).render(<Playground examples={examples} needsKey={place.dataset.needsKey === 'true'} />);
