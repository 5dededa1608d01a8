import assert from "node:assert/strict";
import test from "node:test";
import { makeMessage, range } from "../../app/testing.ts";
import { type Evidence, judge, kept, type Verdict } from "./judge.ts";

const log = range(1, 6).map((seq) => makeMessage(seq, { id: `m${seq}` }));
const [m1, m2, m3, m4, m5, m6] = log;
const ids = log.map(({ id }) => id);
const screenOf = (...messages: (typeof m1)[]) =>
  messages.filter((message) => message !== undefined);
const fine: Evidence = {
  sent: [ids.slice(0, 3), ids.slice(3)],
  accepted: new Set(ids),
  log,
  receivers: [{ screen: log, gaps: 0, isReached: true }],
};
const received = (...messages: (typeof m1)[]): Evidence => {
  return { ...fine, receivers: [{ screen: screenOf(...messages), gaps: 0, isReached: true }] };
};

const cases: [string, Evidence, Partial<Verdict>][] = [
  ["nothing where all promises are kept", fine, {}],
  ["a hole on the screen", received(m1, m2, m4, m5, m6), { lost: 1 }],
  ["a first message that never came", received(m2, m3, m4, m5, m6), { lost: 1 }],
  ["a message shown twice", received(m1, m2, m2, m3, m4, m5, m6), { doubled: 1 }],
  ["a message shown late", received(m1, m3, m2, m4, m5, m6), { disordered: 1 }],
  ["nothing of what came after the last word", received(m1, m2, m3, m4), {}],
  [
    "what a receiver lacks that the last word never reached",
    { ...fine, receivers: [{ screen: screenOf(m1, m2), gaps: 0, isReached: false }] },
    { lost: 4, unreached: 1 },
  ],
  ["a draft that was not accepted", { ...fine, sent: [[...ids, "m7"]] }, { unaccepted: 1 }],
  [
    "an accepted draft that the log has not",
    { ...fine, accepted: new Set([...ids, "m7"]) },
    { forgotten: 1 },
  ],
  [
    "a draft that the log has twice",
    { ...fine, log: [...log, makeMessage(7, { id: "m1" })] },
    { repeated: 1 },
  ],
  [
    "a hole in the log",
    {
      ...received(m1, m2, m3, m5, m6),
      log: log.filter(({ seq }) => seq !== 4),
      accepted: new Set(),
    },
    { holes: 1, unaccepted: 6 },
  ],
  ["sends of one client out of their order", { ...fine, sent: [["m2", "m1"]] }, { swapped: 1 }],
  [
    "a gap that was told, after which what is kept is all there",
    {
      ...fine,
      log: log.slice(3),
      accepted: new Set(ids.slice(3)),
      sent: [ids.slice(3)],
      receivers: [{ screen: log.slice(3), gaps: 1, isReached: true }],
    },
    { gaps: 1 },
  ],
];

for (const [name, evidence, broken] of cases) {
  test(`it counts ${name}`, () => {
    assert.deepEqual(judge(evidence), { ...kept, ...broken });
  });
}
