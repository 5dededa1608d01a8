import { enClass } from "./en-class.ts";
import { enEcho } from "./en-echo.ts";
import { enHow } from "./en-how.ts";
import { enJoin } from "./en-join.ts";
import { enScan } from "./en-scan.ts";
import { enWall } from "./en-wall.ts";
import { enWhen } from "./en-when.ts";
import { enWire } from "./en-wire.ts";
import type { Language } from "./language.ts";
import { zhCNClass } from "./zh-CN-class.ts";
import { zhCNEcho } from "./zh-CN-echo.ts";
import { zhCNHow } from "./zh-CN-how.ts";
import { zhCNJoin } from "./zh-CN-join.ts";
import { zhCNScan } from "./zh-CN-scan.ts";
import { zhCNWall } from "./zh-CN-wall.ts";
import { zhCNWhen } from "./zh-CN-when.ts";
import { zhCNWire } from "./zh-CN-wire.ts";

/** The words that only some pages load, by what they are of. */
export const pageDictionaries: Record<string, Record<Language, object>> = {
  "words of joining": { en: enJoin, "zh-CN": zhCNJoin },
  "words of making a class": { en: enClass, "zh-CN": zhCNClass },
  "words of a wall": { en: enWall, "zh-CN": zhCNWall },
  "words of the wire": { en: enWire, "zh-CN": zhCNWire },
  "words of the echo": { en: enEcho, "zh-CN": zhCNEcho },
  "words of how it works": { en: enHow, "zh-CN": zhCNHow },
  "words of choosing": { en: enWhen, "zh-CN": zhCNWhen },
  "words of scanning": { en: enScan, "zh-CN": zhCNScan },
};
