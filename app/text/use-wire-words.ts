import type { WireText } from "./en-wire.ts";
import { createWords } from "./words.ts";

export const useWireWords = createWords<WireText>({
  en: async () => (await import("./en-wire.ts")).enWire,
  "zh-CN": async () => (await import("./zh-CN-wire.ts")).zhCNWire,
});
