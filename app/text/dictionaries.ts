import { en, type Text } from "./en.ts";
import { enMore, type MoreText } from "./en-more.ts";
import type { Language } from "./language.ts";
import { zhCN } from "./zh-CN.ts";
import { zhCNMore } from "./zh-CN-more.ts";

/** Every language of the page, by its tag, for whoever needs all of them at once. */
export const dictionaries: Record<Language, Text> = { en, "zh-CN": zhCN };

/** The same of what must be opened first. */
export const moreDictionaries: Record<Language, MoreText> = { en: enMore, "zh-CN": zhCNMore };
