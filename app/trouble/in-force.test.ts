import assert from "node:assert/strict";
import test from "node:test";
import { type FaultSettings, noFaults } from "#wire";
import { dictionaries } from "../text/dictionaries.ts";
import { createFormat } from "../text/format.ts";
import { languages } from "../text/language.ts";
import { withBug } from "./bugs.ts";
import { hasTrouble } from "./has-trouble.ts";
import { inForce } from "./in-force.ts";

/** One change each that is trouble. */
const troubles: Partial<FaultSettings>[] = [
  { delayMs: 200 },
  { jitterMs: 20 },
  { dropAnswers: 0.2 },
  { dropRequests: 0.05 },
  { duplicateRequests: 0.5 },
  { stall: true },
  { idleCutMs: 5000 },
  { buffering: true },
  { outageMs: 6400 },
  { bugs: ["queue-per-client"] },
];

for (const language of languages) {
  const say = (faults: FaultSettings) =>
    inForce(faults, faults.outageMs, dictionaries[language], createFormat(language));

  test(`in ${language} nothing is said of a room where all is normal`, () => {
    assert.equal(hasTrouble(noFaults), false);
    assert.deepEqual(say(noFaults), []);
  });

  test(`in ${language} each trouble is said in a phrase of its own`, () => {
    const phrases = troubles.flatMap((trouble) => {
      const faults = { ...noFaults, ...trouble };
      assert.equal(hasTrouble(faults), true);
      const said = say(faults);
      assert.equal(said.length, 1, JSON.stringify(trouble));
      return said;
    });
    assert.equal(new Set(phrases).size, troubles.length);
    assert.deepEqual(say(Object.assign({}, noFaults, ...troubles)).sort(), phrases.sort());
  });

  test(`in ${language} an outage is told in whole seconds, the one under way among them`, () => {
    assert.match(say({ ...noFaults, outageMs: 6400 }).join(), /7 s/);
  });
}

test("bugs of one part take each other's place, others stand beside each other", () => {
  const first = withBug(["without-jitter"], "queue-per-client", true);
  assert.deepEqual(first, ["without-jitter", "queue-per-client"]);
  const second = withBug(first, "without-memory", true);
  assert.deepEqual(second, ["without-jitter", "without-memory"]);
  assert.deepEqual(withBug(second, "without-memory", false), ["without-jitter"]);
});
