import assert from "node:assert/strict";
import test from "node:test";
import { fileName } from "./file-name.ts";

const at = Date.UTC(2026, 6, 1, 9, 41, 7, 250);

test("a file is named after the room and the time", () => {
  assert.equal(
    fileName("kind-otter", at, "csv"),
    "poll-hold-push-kind-otter-2026-07-01T09-41-07Z.csv",
  );
});

test("no name leads into another folder", () => {
  assert.match(fileName("../a b:c", at, "png"), /^[\w.-]+$/);
  assert.doesNotMatch(fileName("../a", at, "json"), /\.\./);
});
