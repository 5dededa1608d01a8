import assert from "node:assert/strict";
import test from "node:test";
import { createLogger, type Level } from "./logger.ts";

function start(least: Level) {
  const lines: string[] = [];
  const logger = createLogger(least, (line) => lines.push(line) > 0);
  return { logger, lines };
}

test("a line is one JSON object with time, level, event and fields", () => {
  const { logger, lines } = start("info");
  logger.info("started", { port: 3000, text: "two\nlines" });
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? "", /^\{.*\}\n$/);
  const { time, ...rest } = JSON.parse(lines[0] ?? "");
  assert.equal(new Date(time).toISOString(), time);
  assert.deepEqual(rest, { level: "info", event: "started", port: 3000, text: "two\nlines" });
});

test("an error is written with its message and stack", () => {
  const { logger, lines } = start("info");
  logger.error("failed", { error: new TypeError("why") });
  const { error } = JSON.parse(lines[0] ?? "");
  assert.equal(error.message, "why");
  assert.match(error.stack, /^TypeError: why\n/);
});

test("lines below the least level are dropped", () => {
  for (const [least, expected] of [
    ["debug", ["debug", "info", "warn", "error"]],
    ["warn", ["warn", "error"]],
    ["silent", []],
  ] as const) {
    const { logger, lines } = start(least);
    for (const level of ["debug", "info", "warn", "error"] as const) logger[level]("said");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).level),
      expected,
    );
  }
});
