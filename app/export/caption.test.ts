import assert from "node:assert/strict";
import test from "node:test";
import { noFaults } from "#wire";
import { calm, type Surroundings } from "../meters/surroundings.ts";
import { usualSettings } from "../settings.ts";
import { dictionaries, moreDictionaries } from "../text/dictionaries.ts";
import { createFormat } from "../text/format.ts";
import { languages } from "../text/language.ts";
import { captionOf } from "./caption.ts";

const busy: Surroundings = {
  chatter: { running: true, sent: 9, ratePerSecond: 1.3, bytes: 24, pattern: "burst", seed: 1 },
  faults: { ...noFaults, delayMs: 600, jitterMs: 40 },
};

for (const language of languages) {
  const speech = {
    text: dictionaries[language],
    more: moreDictionaries[language],
    format: createFormat(language),
    date: "1 July 2026",
  };

  test(`a caption in ${language} tells the room, the date and every setting in force`, () => {
    const settings = { intervalMs: 250, holdS: 7 };
    const caption = captionOf(speech, "kind-otter", settings, busy).join("\n");
    for (const told of [
      "kind-otter",
      "1 July 2026",
      "250 ms",
      "7 s",
      "1.3",
      "24 B",
      "600 ms",
      "40 ms",
    ]) {
      assert.ok(caption.includes(told), told);
    }
  });

  test(`a caption in ${language} has no empty part, also where nothing is set`, () => {
    for (const part of captionOf(speech, "r", usualSettings, calm))
      assert.notEqual(part.trim(), "");
  });
}
