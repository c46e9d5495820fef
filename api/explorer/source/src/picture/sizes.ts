/** Pixels of the texts of a picture at its full size. */
export const SIZES = { name: 13, small: 11, lane: 12 } as const;
/** Pixels: no text is drawn smaller, however small the picture. */
export const LEAST = 11;

export type Text = keyof typeof SIZES;

/** How many times as large as usual a text is drawn within a picture of this scale, so that it stays legible. */
export const grown = (text: Text, scale: number): number => Math.max(1, LEAST / scale / SIZES[text]);

/** What the styles read. */
export const sizesAt = (scale: number): Record<string, string> =>
  Object.fromEntries((Object.keys(SIZES) as Text[]).map((text) => [`--${text}-text`, `${SIZES[text] * grown(text, scale)}px`]));
