export type Language = 'en' | 'ru';

const PLACE = 'rapport-language';

function chosen(): Language {
  const wanted = globalThis.localStorage?.getItem(PLACE) ?? globalThis.navigator?.language ?? 'en';
  return wanted.startsWith('ru') ? 'ru' : 'en';
}

export const language: Language = chosen();

/** The shape of words: a sentence for a sentence, with the same facts in it. */
type Shape<Words> = Words extends string
  ? string
  : Words extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : { [Name in keyof Words]: Shape<Words[Name]> };

/** Words of one part, in the language of the page; the Russian ones have the shape of the English ones. */
export function words<Words>(both: { en: Words; ru: Shape<NoInfer<Words>> }): Shape<Words> {
  return both[language] as Shape<Words>;
}

/** Everything else that is shown lies in the address, so the page may begin anew. */
export function speak(next: Language): void {
  localStorage.setItem(PLACE, next);
  location.reload();
}
