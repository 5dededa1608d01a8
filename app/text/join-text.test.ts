import assert from "node:assert/strict";
import test from "node:test";
import { drawable } from "../join/drawn-name.ts";
import { enJoin, type JoinText } from "./en-join.ts";
import { createFormat } from "./format.ts";
import { zhCNJoin } from "./zh-CN-join.ts";

const dictionaries: Record<string, JoinText> = { en: enJoin, "zh-CN": zhCNJoin };
const numbers = Array.from({ length: drawable }, (_, i) => i);

for (const [language, words] of Object.entries(dictionaries)) {
  test(`${language} has a name for everything a phone can draw, each its own`, () => {
    for (const names of [
      numbers.map((n) => words.name(n, 0)),
      numbers.map((n) => words.name(0, n)),
    ]) {
      assert.equal(new Set(names).size, drawable);
      for (const name of names) assert.doesNotMatch(name, /undefined|^\s|\s$/);
    }
  });

  test(`${language} puts in what it is given`, () => {
    const { troubles, events, tests, slow, say, you, news } = words;
    assert.match(troubles.tooMany("12 s"), /12 s/);
    assert.match(events.switched("WebSocket"), /WebSocket/);
    assert.match(events.vote("Which?"), /Which\?/);
    assert.match(tests.clock("+3 ms", "1 ms"), /\+3 ms.*1 ms/);
    assert.match(slow("5 s") + say("Ada") + you("Bob"), /5 s.*Ada.*Bob/);
    assert.match(news(1234, createFormat(language)), /1,234/);
  });
}

test("Chinese keeps a blank between a unit and the word behind it", () => {
  const { troubles, slow } = zhCNJoin;
  for (const said of [troubles.tooMany("2 s"), slow("2 s")])
    assert.match(said, /2 s \p{Script=Han}/u);
});
