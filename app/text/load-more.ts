import type { MoreText } from "./en-more.ts";
import type { Language } from "./language.ts";

/** Between two tries to load what did not come, ms. */
const againMs = 1000;

const loaders: Record<Language, () => Promise<MoreText>> = {
  en: async () => (await import("./en-more.ts")).enMore,
  "zh-CN": async () => (await import("./zh-CN-more.ts")).zhCNMore,
};

const loaded = new Map<Language, Promise<MoreText>>();

/** The words of what must be opened first, loaded once; tried until they come. */
export function loadMore(language: Language): Promise<MoreText> {
  const known = loaded.get(language) ?? untilLoaded(loaders[language]);
  loaded.set(language, known);
  return known;
}

async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}
