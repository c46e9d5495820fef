import { SIZES, type Text } from './sizes';

let context: CanvasRenderingContext2D | null | undefined;

/** A text that fits into so many pixels, its end cut where it would not. */
export function cut(text: string, size: Text, width: number): string {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text;
  context.font = `${SIZES[size]}px ${getComputedStyle(document.body).fontFamily}`;
  if (context.measureText(text).width <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
