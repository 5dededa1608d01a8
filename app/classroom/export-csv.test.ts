import assert from "node:assert/strict";
import test from "node:test";
import { arrivalsCsv } from "./export-csv.ts";

test("the file says when which message reached which phone, and nothing that names a phone", () => {
  const arrival = { n: 1, seq: 7, handle: "secret-a", transport: "held", ageMs: 12.5, at: 0 };
  const csv = arrivalsCsv([
    arrival,
    { ...arrival, n: 2, handle: "secret-b", at: 1000 },
    { ...arrival, n: 3, seq: 8 },
  ]);
  assert.deepEqual(csv.trim().replace("\uFEFF", "").split("\r\n"), [
    "seq,phone,transport,age_ms,time",
    "7,1,held,12.5,1970-01-01T00:00:00.000Z",
    "7,2,held,12.5,1970-01-01T00:00:01.000Z",
    "8,1,held,12.5,1970-01-01T00:00:00.000Z",
  ]);
  assert.doesNotMatch(csv, /secret/);
});
