import assert from "node:assert/strict";
import test from "node:test";
import type { ExchangeMark } from "./recorder.ts";
import { type PlacedRecord, recordOf } from "./records.ts";

const transport = "long-polling";
const kind = "ask";

const mark = (start: number, end: number): ExchangeMark => ({
  type: "exchange",
  exchange: start,
  transport,
  kind,
  url: "/api/rooms/r/long-polling",
  start,
  end,
  answeredAt: undefined,
  status: 200,
  messages: 0,
  cause: undefined,
});
const record = (arrived: number, ended: number): PlacedRecord => ({
  transport,
  kind,
  connection: 1,
  arrivedAt: arrived,
  endedAt: ended,
  status: 200,
  bytesUp: 600,
  bytesDown: 260,
  arrived,
  ended,
});

for (const error of [-30, 0, 30]) {
  test(`two asks 8 ms apart keep their own records, with clocks ${error} ms apart`, () => {
    const marks = [mark(1000, 1004), mark(1008, 4000)];
    const records = [record(1001 + error, 1002 + error), record(1009 + error, 3998 + error)];
    const found = marks.map((one) => recordOf(one, records, 32));
    assert.deepEqual(found, records);
  });
}

test("a record from before or after an exchange is none of it", () => {
  const records = [record(100, 110), record(900, 910)];
  assert.equal(recordOf(mark(500, 600), records, 32), undefined);
});
