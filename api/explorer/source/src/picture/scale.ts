import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { cut } from './cut';
import { grown, type Text } from './sizes';

/** How small the picture is drawn around. */
export const Scale = createContext(1);

/** Where the second line of a box stands: lower where its text is larger. */
const SECOND = 29;
const LOWER = 31;

/** Cuts texts to so many units of the picture; `second`: where the second line of a box stands. */
export function useTexts(): { fit: (text: string, size: Text, width: number) => string; second: number } {
  const scale = useContext(Scale);
  return { fit: (text, size, width) => cut(text, size, width / grown(size, scale)), second: grown('small', scale) > 1 ? LOWER : SECOND };
}
