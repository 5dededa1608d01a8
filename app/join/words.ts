import { createWords } from "../text/words.ts";

/** Words of the phone's pages. */
export const useJoinWords = createWords({
  en: async () => (await import("../text/en-join.ts")).enJoin,
  "zh-CN": async () => (await import("../text/zh-CN-join.ts")).zhCNJoin,
});
