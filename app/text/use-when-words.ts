import type { WhenText } from "./en-when.ts";
import { createWords } from "./words.ts";

/** The words of the page on choosing. */
export const useWhenWords = createWords<WhenText>({
  en: async () => (await import("./en-when.ts")).enWhen,
  "zh-CN": async () => (await import("./zh-CN-when.ts")).zhCNWhen,
});
