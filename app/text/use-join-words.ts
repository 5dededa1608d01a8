import type { JoinText } from "./en-join.ts";
import { createWords } from "./words.ts";

export const useJoinWords = createWords<JoinText>({
  en: async () => (await import("./en-join.ts")).enJoin,
  "zh-CN": async () => (await import("./zh-CN-join.ts")).zhCNJoin,
});
