import type { HowText } from "./en-how.ts";
import { createWords } from "./words.ts";

/** The words of the pages that tell how a transport works. */
export const useHowWords = createWords<HowText>({
  en: async () => (await import("./en-how.ts")).enHow,
  "zh-CN": async () => (await import("./zh-CN-how.ts")).zhCNHow,
});
