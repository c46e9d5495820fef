import { ErrorBoundary } from 'preact-iso/lazy';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { useEffect } from 'preact/hooks';
import { isAskedForKey } from '../asking/key';
import { screens } from '../generated/screens';
import { Going, usePlace } from '../going/place';
import { Title } from '../parts/Title';
import { Toasts } from '../parts/Toasts';
import { w } from '../words/shell';
import { Changed } from './Changed';
import { Head } from './Head';
import { Help } from './Help';
import { onKey } from './keys';
import { SignIn } from './SignIn';

function Nowhere() {
  return (
    <>
      <Title>{w.noSuchPage}</Title>
      <p><a href="/">{w.toStart}</a></p>
    </>
  );
}

/** A screen begins anew with each thing: its heading takes the focus, and nothing of the one before stays. */
function Screens() {
  const { path } = usePlace();
  return (
    <ErrorBoundary>
      <Router>
        {screens.map(({ path: pattern, Screen }) => <Route key={path} path={pattern} component={Screen} />)}
        <Route default component={Nowhere} />
      </Router>
    </ErrorBoundary>
  );
}

export function App() {
  useEffect(() => {
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <LocationProvider>
      <Going />
      <a class="skip" href="#main">{w.skip}</a>
      <Head />
      <main id="main" tabIndex={-1}>{isAskedForKey.value ? <SignIn /> : <Screens />}</main>
      <Help />
      <Toasts />
      <Changed />
    </LocationProvider>
  );
}
