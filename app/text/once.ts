import type { Language } from "./language.ts";

export type Loaders<Words> = Record<Language, () => Promise<Words>>;

/** Loads the words of a language once: nobody waits for those of a language that is not theirs. */
export function once<Words>(loaders: Loaders<Words>): (language: Language) => Promise<Words> {
  const loaded = new Map<Language, Promise<Words>>();
  return (language) => {
    const known = loaded.get(language) ?? loaders[language]();
    loaded.set(language, known);
    // What failed on its way is tried again.
    known.catch(() => loaded.delete(language));
    return known;
  };
}
