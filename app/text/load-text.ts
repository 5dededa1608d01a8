import type { Text } from "./en.ts";
import type { Language } from "./language.ts";

const loaders: Record<Language, () => Promise<Text>> = {
  en: async () => (await import("./en.ts")).en,
  "zh-CN": async () => (await import("./zh-CN.ts")).zhCN,
};

const loaded = new Map<Language, Promise<Text>>();

/** The words of a language, loaded once: nobody waits for those of a language that is not theirs. */
export function loadText(language: Language): Promise<Text> {
  const known = loaded.get(language) ?? loaders[language]();
  loaded.set(language, known);
  // What failed on its way is tried again.
  known.catch(() => loaded.delete(language));
  return known;
}
