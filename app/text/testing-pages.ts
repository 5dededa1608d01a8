import { enJoin } from "./en-join.ts";
import { enScan } from "./en-scan.ts";
import type { Language } from "./language.ts";
import { zhCNJoin } from "./zh-CN-join.ts";
import { zhCNScan } from "./zh-CN-scan.ts";

/** The words that only some pages load, by what they are of. */
export const pageDictionaries: Record<string, Record<Language, object>> = {
  "words of joining": { en: enJoin, "zh-CN": zhCNJoin },
  "words of scanning": { en: enScan, "zh-CN": zhCNScan },
};
