import assert from "node:assert/strict";
import test from "node:test";
import { ConfigError, readConfig } from "./config.ts";

test("an empty environment gives the defaults", () => {
  const defaults = {
    port: 3000,
    host: "0.0.0.0",
    dataDir: ".data",
    publicUrl: undefined,
    allowedHosts: [],
    trustProxy: false,
    logLevel: "info",
    heartbeatMs: 20_000,
    answerMs: 15_000,
    forgetMs: 10_000,
    lumpMs: 1_000,
    drainMs: 5_000,
    keepMessages: 100_000,
    keepBytes: 67_108_864,
    keepMs: 86_400_000,
    sweepMs: 10_000,
    idleMs: 600_000,
  };
  assert.deepEqual(readConfig({}), defaults);
  assert.deepEqual(readConfig({ PORT: "", HOST: " ", ALLOWED_HOSTS: "" }), defaults);
});

test("every variable is read", () => {
  const config = readConfig({
    PORT: "0",
    HOST: "::1",
    DATA_DIR: "/var/chat",
    PUBLIC_URL: "https://chat.example",
    ALLOWED_HOSTS: "One.example, two.example,",
    TRUST_PROXY: "1",
    LOG_LEVEL: "silent",
    HEARTBEAT_MS: "60",
    ANSWER_MS: "70",
    STALL_FORGET_MS: "0",
    BUFFERING_MS: "80",
    DRAIN_MS: "0",
    KEEP_MESSAGES: "10",
    KEEP_BYTES: "65536",
    KEEP_HOURS: "0.001",
    SWEEP_MS: "50",
    IDLE_MS: "100",
  });
  assert.deepEqual(config, {
    port: 0,
    host: "::1",
    dataDir: "/var/chat",
    publicUrl: new URL("https://chat.example"),
    allowedHosts: ["one.example", "two.example"],
    trustProxy: true,
    logLevel: "silent",
    heartbeatMs: 60,
    answerMs: 70,
    forgetMs: 0,
    lumpMs: 80,
    drainMs: 0,
    keepMessages: 10,
    keepBytes: 65_536,
    keepMs: 3_600,
    sweepMs: 50,
    idleMs: 100,
  });
});

for (const [name, ...values] of [
  ["PORT", "http", "65536", "-1", "80.5", "0x50"],
  ["HOST", "not a host", "http://localhost", "-"],
  ["PUBLIC_URL", "chat.example", "ftp://chat.example", "https://"],
  ["ALLOWED_HOSTS", "http://chat.example", "a b", "chat.example:80"],
  ["TRUST_PROXY", "yes", "true", "2"],
  ["LOG_LEVEL", "loud", "INFO"],
  ["HEARTBEAT_MS", "49", "600001", "20s"],
  ["DRAIN_MS", "9001", "soon"],
  ["KEEP_MESSAGES", "9", "10000001", "1e5"],
  ["KEEP_BYTES", "65535", "64MiB"],
  ["KEEP_HOURS", "0", "0.00001", "87601", "a day", "-1", "."],
  ["SWEEP_MS", "49", "15001"],
  ["IDLE_MS", "49", "86400001"],
] as const) {
  test(`a bad ${name} is named with its value`, () => {
    for (const value of values) {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error) => {
          assert.ok(error instanceof ConfigError, value);
          assert.equal(error.problems.length, 1);
          assert.ok(error.message.startsWith(`${name}="${value}" is not valid: it must be `));
          return true;
        },
      );
    }
  });
}

test("all bad variables are named at once, one a line", () => {
  const env = { PORT: "x", HOST: "a b", TRUST_PROXY: "x", LOG_LEVEL: "x", DRAIN_MS: "x" };
  assert.throws(
    () => readConfig(env),
    ({ message }: ConfigError) => {
      assert.deepEqual(
        message.split("\n").map((line) => line.split("=")[0]),
        Object.keys(env),
      );
      return true;
    },
  );
});
