import type { ScanText } from "./en-scan.ts";
import { createWords } from "./words.ts";

export const useScanWords = createWords<ScanText>({
  en: async () => (await import("./en-scan.ts")).enScan,
  "zh-CN": async () => (await import("./zh-CN-scan.ts")).zhCNScan,
});
