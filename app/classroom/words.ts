import { createWords } from "../text/words.ts";

/** The words of the page on which a class is made. */
export const useClassWords = createWords({
  en: async () => (await import("../text/en-class.ts")).enClass,
  "zh-CN": async () => (await import("../text/zh-CN-class.ts")).zhCNClass,
});
