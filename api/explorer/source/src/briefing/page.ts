import { day } from '../words/format';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A briefing as the server words it for one file, taken apart: its heading, and what stands beneath; the styles of the file are not those of the page. */
export function partsOf(html: string): { heading: string; body: string } {
  const page = new DOMParser().parseFromString(html.replace(/<style>.*?<\/style>/s, ''), 'text/html');
  const heading = page.querySelector('h1');
  heading?.remove();
  for (const table of page.querySelectorAll('table')) {
    const heads = [...table.querySelectorAll('thead th')].map((head) => head.textContent);
    for (const row of table.querySelectorAll('tbody tr')) [...row.children].forEach((cell, at) => at && cell.setAttribute('data-head', heads[at] ?? ''));
  }
  for (const cell of page.querySelectorAll('td')) {
    if (!DAY.test(cell.textContent)) continue;
    cell.textContent = day(cell.textContent);
    cell.classList.add('nowrap');
  }
  return { heading: heading?.textContent ?? page.title, body: page.body.innerHTML };
}
