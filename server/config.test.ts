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
    metrics: "loopback",
    logLevel: "info",
    heartbeatMs: 20_000,
    answerMs: 15_000,
    forgetMs: 10_000,
    lumpMs: 1_000,
    captureMs: 15_000,
    drainMs: 5_000,
    sendsPerSecond: 10,
    sendBurst: 50,
    sendsPerSecondPerAddress: 2000,
    clientsPerRoom: 1000,
    roomsPerMinute: 600,
    codeMissesPerMinutePerAddress: 30,
    codeMissesPerMinute: 300,
    reportsPerSecond: 5,
    reportBurst: 10,
    newcomersPerMinutePerAddress: 600,
    maxConnections: 19_000,
    maxConnectionsPerAddress: 2000,
    headersTimeoutMs: 10_000,
    requestTimeoutMs: 20_000,
    keepAliveMs: 65_000,
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
    METRICS: "all",
    LOG_LEVEL: "silent",
    HEARTBEAT_MS: "60",
    ANSWER_MS: "70",
    STALL_FORGET_MS: "0",
    BUFFERING_MS: "80",
    CAPTURE_MS: "110",
    DRAIN_MS: "0",
    SENDS_PER_SECOND: "1",
    SEND_BURST: "2",
    SENDS_PER_SECOND_PER_ADDRESS: "3",
    CLIENTS_PER_ROOM: "4",
    ROOMS_PER_MINUTE: "5",
    CODE_MISSES_PER_MINUTE_PER_ADDRESS: "6",
    CODE_MISSES_PER_MINUTE: "7",
    REPORTS_PER_SECOND: "8",
    REPORT_BURST: "9",
    NEWCOMERS_PER_MINUTE_PER_ADDRESS: "11",
    MAX_CONNECTIONS: "999999999",
    MAX_CONNECTIONS_PER_ADDRESS: "7",
    HEADERS_TIMEOUT_MS: "100",
    REQUEST_TIMEOUT_MS: "200",
    KEEP_ALIVE_MS: "300",
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
    metrics: "all",
    logLevel: "silent",
    heartbeatMs: 60,
    answerMs: 70,
    forgetMs: 0,
    lumpMs: 80,
    captureMs: 110,
    drainMs: 0,
    sendsPerSecond: 1,
    sendBurst: 2,
    sendsPerSecondPerAddress: 3,
    clientsPerRoom: 4,
    roomsPerMinute: 5,
    codeMissesPerMinutePerAddress: 6,
    codeMissesPerMinute: 7,
    reportsPerSecond: 8,
    reportBurst: 9,
    newcomersPerMinutePerAddress: 11,
    maxConnections: 999_999_999,
    maxConnectionsPerAddress: 7,
    headersTimeoutMs: 100,
    requestTimeoutMs: 200,
    keepAliveMs: 300,
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
  ["METRICS", "on", "1", "LOOPBACK"],
  ["LOG_LEVEL", "loud", "INFO"],
  ["HEARTBEAT_MS", "49", "600001", "20s"],
  ["CAPTURE_MS", "99", "600001"],
  ["DRAIN_MS", "9001", "soon"],
  ["SENDS_PER_SECOND", "0", "-1", "1.5", "many"],
  ["SEND_BURST", "0"],
  ["SENDS_PER_SECOND_PER_ADDRESS", "0"],
  ["CLIENTS_PER_ROOM", "0"],
  ["ROOMS_PER_MINUTE", "0"],
  ["MAX_CONNECTIONS", "0", "1000000000"],
  ["MAX_CONNECTIONS_PER_ADDRESS", "0"],
  ["HEADERS_TIMEOUT_MS", "0", "20001"],
  ["REQUEST_TIMEOUT_MS", "0", "600001"],
  ["KEEP_ALIVE_MS", "0", "600001"],
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

test("a header has no longer than its request, where only the request is given a time", () => {
  assert.equal(readConfig({ REQUEST_TIMEOUT_MS: "5000" }).headersTimeoutMs, 5000);
  assert.equal(readConfig({ REQUEST_TIMEOUT_MS: "60000" }).headersTimeoutMs, 10_000);
});

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
