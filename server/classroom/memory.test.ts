import assert from "node:assert/strict";
import test from "node:test";
import { codeAlphabet } from "#wire-class";
import { createAnswers } from "./answers.ts";
import { createArrivals } from "./arrivals.ts";
import { makeCode, readCode } from "./code.ts";
import { handleOf } from "./handle.ts";
import { createSenders } from "./senders.ts";

const arrival = (seq: number) => ({ seq, handle: "h", transport: "t", ageMs: 1, at: 1 });

test("arrivals are numbered from 1, and the oldest go", () => {
  const arrivals = createArrivals(5);
  assert.deepEqual(arrivals.after(0, 10), []);
  for (let seq = 1; seq <= 12; seq += 1) arrivals.add(arrival(seq));
  const after = (n: number, limit = 10) => arrivals.after(n, limit).map((one) => [one.n, one.seq]);
  const kept = [8, 9, 10, 11, 12].map((n) => [n, n]);
  assert.deepEqual(after(0), kept);
  assert.deepEqual(after(3), kept, "what is gone is passed over");
  assert.deepEqual(after(9), kept.slice(2));
  assert.deepEqual(after(0, 2), kept.slice(0, 2), "oldest first");
  assert.deepEqual(after(12), []);
  assert.deepEqual(after(13), kept, "a number that was not given yet is another life's");
});

test("who said what is known of the newest messages", () => {
  const senders = createSenders(2);
  for (const id of ["a", "__proto__", "c"]) senders.set(id, `by ${id}`);
  assert.equal(senders.get("a"), undefined);
  assert.deepEqual(Object.entries(senders.all()), [
    ["__proto__", "by __proto__"],
    ["c", "by c"],
  ]);
  senders.delete("c");
  assert.equal(senders.get("c"), undefined);
});

test("answers to other choices are none to these, and no more phones vote than a class holds", () => {
  const answers = createAnswers();
  const vote = { id: "v", question: "q", choices: ["a", "b"], isOpen: true };
  for (let i = 0; i < 1200; i += 1) answers.heard(vote, `phone-${i}`, "a");
  answers.heard(vote, "phone-0", "b");
  answers.heard(vote, "phone-1", "c");
  assert.deepEqual(answers.count(vote), [999, 1]);
  assert.deepEqual(answers.count({ ...vote, isOpen: false }), [999, 1]);
  assert.deepEqual(answers.count({ ...vote, choices: ["a", "x"] }), [0, 0]);
  assert.deepEqual(answers.count(null), []);
});

test("a handle is short, stays, and is another's elsewhere", () => {
  const handles = Array.from({ length: 1000 }, (_, i) => handleOf("epoch", `client-${i}`));
  for (const handle of handles) assert.match(handle, new RegExp(`^[${codeAlphabet}]{6}$`));
  assert.equal(new Set(handles).size, 1000);
  assert.equal(handleOf("epoch", "client-7"), handles[7]);
  assert.notEqual(handleOf("other", "client-7"), handles[7]);
});

test("codes use all signs that cannot be mistaken, and are read in either case", () => {
  const signs = new Set<string>();
  for (let i = 0; i < 2000; i += 1) {
    const code = makeCode();
    assert.equal(readCode(code.toLowerCase()), code);
    for (const sign of code) signs.add(sign);
  }
  assert.equal([...signs].sort().join(""), [...codeAlphabet].sort().join(""));
  for (const wrong of ["", "ABC", "ABCDE", "AB0D", "ABID", "A\u0131BC", "ABCß"]) {
    assert.equal(readCode(wrong), undefined, wrong);
  }
});
