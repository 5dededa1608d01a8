import assert from "node:assert/strict";
import test from "node:test";
import { sizes } from "#wire";
import { randomId } from "./ids.ts";

const ids = Array.from({ length: 2000 }, randomId);

test("an id is one the server takes", () => {
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{22}$/);
  assert.ok(sizes.idChars >= 22);
});

test("no two are alike, and every character occurs", () => {
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(ids.join("")).size, 64);
});

test("it needs no secure context", (t) => {
  const { getRandomValues } = crypto;
  const bare = { getRandomValues: getRandomValues.bind(crypto) };
  t.mock.getter(globalThis, "crypto", () => bare);
  assert.equal(randomId().length, 22);
});
