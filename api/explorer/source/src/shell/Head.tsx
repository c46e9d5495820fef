import { key, useKey } from '../asking/key';
import { forget } from '../asking/client';
import { linkTo } from '../going/links';
import { go, usePlace } from '../going/place';
import { Combobox, type Found } from '../parts/Combobox';
import { isScreen } from '../parts/texts';
import { language, speak, type Language } from '../words/language';
import { w } from '../words/shell';
import { isHelpOpen } from './keys';
import { menu } from './menu';
import { theme, type Theme } from './theme';

function toFound({ node }: Found): void {
  const link = linkTo(node.__typename, node.id);
  if (link && isScreen(link)) go(link);
}

function Settings() {
  return (
    <details class="settings">
      <summary>{w.settings}</summary>
      <div>
        <label>{w.theme}
          <select value={theme.value} onChange={(event) => (theme.value = event.currentTarget.value as Theme)}>
            {Object.entries(w.themes).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
          </select>
        </label>
        <label>{w.language}
          <select value={language} onChange={(event) => speak(event.currentTarget.value as Language)}>
            <option value="en">English</option>
            <option value="ru" lang="ru">Русский</option>
          </select>
        </label>
        <button type="button" onClick={() => (isHelpOpen.value = true)}>{w.keys}</button>
        <a href="/playground" rel="external" target="_self">{w.playground}</a>
        {key.value && <button type="button" onClick={() => { forget(); useKey(''); }}>{w.signOut}</button>}
      </div>
    </details>
  );
}

export function Head() {
  const { path } = usePlace();
  return (
    <header class="top">
      <a class="brand" href="/">Rapport</a>
      <Combobox label={w.search} placeholder={w.searchHint} onPick={toFound} isMain />
      {menu.length > 0 && (
        <nav aria-label={w.menu}>
          {menu.map(({ path: to, menu: { name } }) => <a key={to} href={to} aria-current={path === to ? 'page' : undefined}>{name}</a>)}
        </nav>
      )}
      <Settings />
    </header>
  );
}
