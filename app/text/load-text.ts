import type { Text } from "./en.ts";
import { once } from "./once.ts";

/** The words of all pages. */
export const loadText = once<Text>({
  en: async () => (await import("./en.ts")).en,
  "zh-CN": async () => (await import("./zh-CN.ts")).zhCN,
});
