import type { EchoText } from "./en-echo.ts";
import { createWords } from "./words.ts";

export const useEchoWords = createWords<EchoText>({
  en: async () => (await import("./en-echo.ts")).enEcho,
  "zh-CN": async () => (await import("./zh-CN-echo.ts")).zhCNEcho,
});
