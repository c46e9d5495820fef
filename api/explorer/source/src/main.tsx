import { render } from 'preact';
import { mended } from './going/links';
import { App } from './shell/App';
import { language } from './words/language';
import './style.css';

document.documentElement.lang = language;
if (mended(location.pathname) !== location.pathname) history.replaceState(history.state, '', mended(location.pathname) + location.search);
render(<App />, document.getElementById('explorer')!);
