import { save } from '../parts/buttons';

const SVG = 'http://www.w3.org/2000/svg';
/** What the styles of the page say of a drawing. */
const DRAWN = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight', 'opacity'] as const;

/** Saves a drawing of the page as a file of its own, at its full size and with its colours in it. */
export function saveSvg(drawing: SVGSVGElement): void {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { x, y, width, height } = drawing.viewBox.baseVal;
  const copies = copy.querySelectorAll<SVGElement>('*');
  drawing.querySelectorAll<SVGElement>('*').forEach((one, at) => inline(one, copies[at]!));
  const ground = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height, fill: getComputedStyle(document.body).backgroundColor })) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  copy.removeAttribute('style');
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  save('impact.svg', new XMLSerializer().serializeToString(copy), 'image/svg+xml');
}

/** Writes what is computed for a shape or text as attributes; what serves the page alone is left out. */
function inline(from: SVGElement, to: SVGElement): void {
  const style = getComputedStyle(from);
  for (const name of ['class', 'tabindex', 'role', 'aria-selected', 'aria-level']) to.removeAttribute(name);
  if (from instanceof SVGGElement) return;
  for (const name of DRAWN) to.setAttribute(name, style.getPropertyValue(name));
}
