import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { useEditorContext, useExecutionContext } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { questions } from './questions.js';
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
    onChange(key.trim());
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

/** Asks the question of a tab as it is opened: an example that nobody has changed, and that has no answer yet. */
function Answering({ examples }) {
  const { queryEditor, variableEditor, tabs, activeTabIndex } = useEditorContext({ nonNull: true });
  const { run } = useExecutionContext({ nonNull: true });
  const newest = useRef(run);
  newest.current = run;
  const { id, query, response } = tabs[activeTabIndex];
  const opened = queryEditor && variableEditor && !response && examples.some((example) => example.query === query);
  useEffect(() => {
    if (!opened) return;
    const waiting = setInterval(() => {
      if (queryEditor.operationName !== query.match(/query (\w+)/)[1]) return; // the editor has still to read it
      clearInterval(waiting);
      newest.current();
    }, 50);
    return () => clearInterval(waiting);
  }, [opened, id]);
  return null;
}

const NOTHING = 'Nothing is here yet. `rapport import FOLDER` reads an estate from files, `rapport demo` serves an invented one.';

function Questions({ asked: { examples, hasAnything, fault } }) {
  return (
    <>
      {!hasAnything && <p className="told" role="status">{fault ?? NOTHING}</p>}
      <GraphiQL fetcher={fetcher} defaultTabs={examples} defaultEditorToolsVisibility="variables">
        <GraphiQL.Logo>Rapport</GraphiQL.Logo>
        <GraphiQL.Toolbar>
          {({ prettify, copy, merge }) => (
            <>
              {prettify}
              {merge}
              {copy}
              <Answering examples={examples} />
            </>
          )}
        </GraphiQL.Toolbar>
      </GraphiQL>
    </>
  );
}

function Playground({ needsKey }) {
  const [key, setKey] = useState(keyed());
  const [asked, setAsked] = useState();
  useEffect(() => {
    setAsked(undefined);
    if (!needsKey || key) questions(ask).then(setAsked);
  }, [key]);
  return (
    <>
      {needsKey && <Key onChange={setKey} />}
      {asked && <Questions key={key} asked={asked} />}
      {needsKey && !key && <p className="told">With a key, questions are answered here.</p>}
    </>
  );
}

const place = document.getElementById('playground');
createRoot(place).render(<Playground needsKey={place.dataset.needsKey === 'true'} />);
