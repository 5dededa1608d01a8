import assert from "node:assert/strict";
import test from "node:test";
import { Account } from "./account.ts";
import { now } from "./clock.ts";
import { createRecords } from "./records.ts";

const exchange = {
  ...{ transport: "polls", kind: "ask" as const, connection: 1, status: 200 },
  ...{ arrivedAt: 1, endedAt: 2, bytesUp: 3, bytesDown: 4 },
};
/** As many as a room remembers. */
const others = Array.from({ length: 1000 }, (_, i) => `other-${i}`);

test("whoever is forgotten for others is written down again with its next exchange", () => {
  const records = createRecords();
  const scope = { room: "r", transport: "polls", client: "a" };
  const account = new Account(scope, { isOver: false }, undefined, [], new Set());
  account.writeDown(records);
  const first = account.records;
  first?.add(exchange);
  assert.deepEqual(records.read("r", "a"), [exchange]);
  account.writeDown(records);
  assert.equal(account.records, first);

  for (const other of others) records.of("r", other);
  assert.equal(first?.isWatched(now()), false, "what ends now is kept for nobody");
  account.writeDown(records);
  assert.notEqual(account.records, first);
  account.records?.add(exchange);
  assert.deepEqual(records.read("r", "a"), [exchange]);
});

test("whoever looks at its timeline is the last to be forgotten", () => {
  const records = createRecords();
  const first = records.of("r", "a");
  first.add(exchange);
  for (const other of others.slice(1)) records.of("r", other);
  records.read("r", "a");
  records.of("r", "newcomer");
  assert.equal(first.isOver, false);
  assert.deepEqual(records.read("r", "a"), [exchange]);
});

test("what ends after its room did is not in the next room of that name", () => {
  const records = createRecords();
  const before = records.of("r", "a");
  records.drop("r");
  before.add(exchange);
  assert.deepEqual(records.read("r", "a"), []);
});

test("the exchanges of nobody are not written down", () => {
  const scope = { room: "r", transport: "polls", client: undefined };
  const account = new Account(scope, { isOver: false }, undefined, [], new Set());
  account.writeDown(createRecords());
  assert.equal(account.records, undefined);
});
