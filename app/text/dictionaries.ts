import { en, type Text } from "./en.ts";
import type { Language } from "./language.ts";
import { zhCN } from "./zh-CN.ts";

/** Every language of the page, by its tag, for whoever needs all of them at once. */
export const dictionaries: Record<Language, Text> = { en, "zh-CN": zhCN };
