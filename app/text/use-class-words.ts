import type { ClassText } from "./en-class.ts";
import { createWords } from "./words.ts";

/** The words of the page on which a class is made. */
export const useClassWords = createWords<ClassText>({
  en: async () => (await import("./en-class.ts")).enClass,
  "zh-CN": async () => (await import("./zh-CN-class.ts")).zhCNClass,
});
