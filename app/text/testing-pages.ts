import { enScan } from "./en-scan.ts";
import type { Language } from "./language.ts";
import { zhCNScan } from "./zh-CN-scan.ts";

/** The words that only some pages load, by what they are of. */
export const pageDictionaries: Record<string, Record<Language, object>> = {
  "words of scanning": { en: enScan, "zh-CN": zhCNScan },
};
