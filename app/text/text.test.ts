import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { createMeter } from "../meters/meter.ts";
import { usualSettings } from "../settings.ts";
import { dictionaries, moreDictionaries } from "./dictionaries.ts";
import { en } from "./en.ts";
import { createFormat } from "./format.ts";
import { type Language, languages } from "./language.ts";
import { pageDictionaries } from "./testing-pages.ts";

/** Words that may be empty: a transport without a setting has nothing to say of it. */
const mayBeEmpty = new Set(["transports.websocket.setting"]);

type Leaf = { path: string; value: unknown };

/** Everything a dictionary says, with the path to it. */
function leaves(value: unknown, path = ""): Leaf[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === "" ? key : `${path}.${key}`),
  );
}

/** What a phrase may be asked with: numbers small and large, words, and what the page measures. */
function samples(language: string) {
  const format = createFormat(language);
  const none = createMeter().read();
  const much = Object.fromEntries(Object.keys(none).map((key) => [key, 12_345]));
  const one = Object.fromEntries(Object.keys(none).map((key) => [key, 1]));
  const seen = [none, one, much];
  const settings = [usualSettings, { intervalMs: 250, holdS: 1 }];
  return { format, seen, settings, numbers: [0, 1, 2, 1234], words: ["A", "B", "C"] };
}

/** Calls a phrase in every way that fits its number of parameters; what does not fit throws. */
function callAll(phrase: (...args: unknown[]) => unknown, language: string): string[] {
  const { format, seen, settings, numbers, words } = samples(language);
  const calls: unknown[][] = [
    words,
    ...numbers.flatMap((n) => [
      [n, format],
      [String(n), n],
    ]),
    ...seen.map((one) => [one, format]),
    ...settings.map((one) => [one, format]),
  ];
  return calls.flatMap((args) => {
    try {
      const said = phrase(...args);
      return Array.isArray(said) ? [said.join("")] : [String(said)];
    } catch {
      return [];
    }
  });
}

const keys = (dictionary: unknown) =>
  leaves(dictionary)
    .map(({ path }) => path)
    .sort();

for (const [name, dictionary] of Object.entries({
  dictionary: dictionaries,
  "words of what must be opened": moreDictionaries,
  ...pageDictionaries,
})) {
  for (const language of languages) testWords(name, dictionary.en, dictionary[language], language);
}

function testWords(name: string, english: object, dictionary: object, language: Language): void {
  const words = leaves(dictionary);

  describe(`the ${name} ${language}`, () => {
    test("has the keys of the English one", () => {
      assert.deepEqual(keys(dictionary), keys(english));
    });

    test("has phrases where English has phrases, and words where it has words", () => {
      const kinds = (dictionary: unknown) =>
        Object.fromEntries(leaves(dictionary).map(({ path, value }) => [path, typeof value]));
      assert.deepEqual(kinds(dictionary), kinds(english));
    });

    test("leaves nothing empty", () => {
      for (const { path, value } of words) {
        if (typeof value === "string") assert.notEqual(value.trim(), "", path);
      }
    });

    test("says something whatever its phrases are asked with", () => {
      for (const { path, value } of words) {
        if (typeof value !== "function") continue;
        const said = callAll(value as (...args: unknown[]) => unknown, language);
        assert.ok(said.length > 0, `${path} cannot be asked`);
        if (mayBeEmpty.has(path)) continue;
        for (const phrase of said) assert.notEqual(phrase.trim(), "", path);
      }
    });
  });
}

for (const language of languages) {
  describe(`the dictionary ${language}`, () => {
    test("puts in what it is given", () => {
      const format = createFormat(language);
      const { banner, list, transports, connection } = dictionaries[language];
      assert.match(banner.back(1234, format), /1,234/);
      assert.match(list.label("Ada"), /Ada/);
      assert.match(connection.retrying("3 s", 7), /3 s.*7|7.*3 s/);
      const seen = { ...createMeter().read(), asks: 41, empties: 17, sends: 3, waiting: 1 };
      const short = transports["short-polling"].sentence(seen, format);
      for (const n of ["41", "17", "3"]) assert.match(short, new RegExp(`\\b${n}\\b`));
    });
  });
}

test("every language says its own name", () => {
  const names = languages.map((language) => dictionaries[language].language);
  assert.equal(new Set(names).size, languages.length);
});

test("Chinese keeps a blank between a unit and the word behind it", () => {
  const { connection, trouble } = dictionaries["zh-CN"];
  const { retrying, again } = connection;
  for (const said of [retrying("2 s", 1), again("2 s"), trouble.says.idleCutMs("2 s")])
    assert.match(said, /2 s \p{Script=Han}/u);
});

test("English counts one and many apart", () => {
  const format = createFormat("en");
  const { sentence } = en.transports["short-polling"];
  const none = createMeter().read();
  assert.equal(sentence({ ...none, asks: 1 }, format), "asked once, 0 came back empty");
  const many = { ...none, asks: 2, empties: 1, sends: 2 };
  assert.equal(sentence(many, format), "asked 2 times, 1 came back empty, sent 2");
  assert.equal(en.requests(1), "request");
  assert.equal(en.requests(2), "requests");
});
