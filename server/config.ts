import { isIP } from "node:net";
import type { ServerSettings } from "./http/server.ts";
import type { LimitSettings } from "./limits.ts";
import { type Level, levels } from "./logger.ts";
import { audiences, type MetricsAudience } from "./metrics.ts";
import { defaultRetention } from "./store/store.ts";

const hourMs = 3_600_000;

/** Everything the environment decides, parsed once. */
export interface Config extends LimitSettings, ServerSettings {
  port: number;
  host: string;
  dataDir: string;
  /** The address people use, when a proxy stands before us. */
  publicUrl: URL | undefined;
  /** Further host names this server answers for, lower case. */
  allowedHosts: string[];
  /** Whether `X-Forwarded-*` is believed. */
  trustProxy: boolean;
  /** Who may read `/metrics`. */
  metrics: MetricsAudience;
  logLevel: Level;
  /** Between two protocol pings, and how long their pong may take, ms. */
  heartbeatMs: number;
  /** A poll answer that its client does not read is given up after this, ms. */
  answerMs: number;
  /** What a simulated stall held for longer than this is lost, ms. */
  forgetMs: number;
  /** How often simulated buffering lets through what it has collected, ms. */
  lumpMs: number;
  /** A capture that nobody looks at for so long is over, ms. */
  captureMs: number;
  /** How long a graceful stop may take, ms. */
  drainMs: number;
  /** Clients remembered in a room. */
  clientsPerRoom: number;
  /** The most messages and bytes kept of a room; beyond either the oldest go. */
  keepMessages: number;
  keepBytes: number;
  /** How long messages are kept after the last visitor of their room, ms. */
  keepMs: number;
  /** Between two looks at who is in which room, ms. */
  sweepMs: number;
  /** How long an unused room stays open in memory, ms. */
  idleMs: number;
}

/** Every variable that was wrong, one line each. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/**
 * Reads the environment. An empty variable counts as unset.
 * @throws {ConfigError} naming every bad variable, not just the first.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];

  const read = <T>(
    name: string,
    fallback: T,
    parse: (text: string) => T | undefined,
    want: string,
  ) => {
    const text = env[name]?.trim();
    if (!text) return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    problems.push(`${name}="${text}" is not valid: it must be ${want}.`);
    return fallback;
  };
  const whole = (least: number, most: number) => (text: string) => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
  const count = (name: string, fallback: number) =>
    read(name, fallback, whole(1, 999_999_999), "a whole number from 1 to 999999999");
  const oneOf =
    <T extends string>(values: readonly T[]) =>
    (text: string) =>
      values.find((value) => value === text);

  const aWhile = "milliseconds from 100 to 600000";
  const requestTimeoutMs = read("REQUEST_TIMEOUT_MS", 20_000, whole(100, 600_000), aWhile);
  const config: Config = {
    port: read("PORT", 3000, whole(0, 65_535), "a whole number from 0 to 65535"),
    host: read(
      "HOST",
      "0.0.0.0",
      hostName,
      "an address to listen on, such as 0.0.0.0 or 127.0.0.1",
    ),
    dataDir: read("DATA_DIR", ".data", (text) => text, "a folder"),
    publicUrl: read<URL | undefined>(
      "PUBLIC_URL",
      undefined,
      webAddress,
      "an address such as https://example.org",
    ),
    allowedHosts: read(
      "ALLOWED_HOSTS",
      [],
      hostList,
      "host names separated by commas, without port",
    ),
    trustProxy: read("TRUST_PROXY", "0", oneOf(["0", "1"]), "1 or 0") === "1",
    metrics: read<MetricsAudience>(
      "METRICS",
      "loopback",
      oneOf(audiences),
      `one of ${audiences.join(", ")}`,
    ),
    logLevel: read("LOG_LEVEL", "info" as Level, oneOf(levels), `one of ${levels.join(", ")}`),
    heartbeatMs: read("HEARTBEAT_MS", 20_000, whole(50, 600_000), "milliseconds from 50 to 600000"),
    answerMs: read("ANSWER_MS", 15_000, whole(50, 600_000), "milliseconds from 50 to 600000"),
    forgetMs: read("STALL_FORGET_MS", 10_000, whole(0, 600_000), "milliseconds from 0 to 600000"),
    lumpMs: read("BUFFERING_MS", 1_000, whole(10, 60_000), "milliseconds from 10 to 60000"),
    captureMs: read("CAPTURE_MS", 15_000, whole(100, 600_000), aWhile),
    drainMs: read("DRAIN_MS", 5_000, whole(0, 9_000), "milliseconds from 0 to 9000"),
    sendsPerSecond: count("SENDS_PER_SECOND", 10),
    sendBurst: count("SEND_BURST", 50),
    sendsPerSecondPerAddress: count("SENDS_PER_SECOND_PER_ADDRESS", 2000),
    clientsPerRoom: count("CLIENTS_PER_ROOM", 1000),
    roomsPerMinute: count("ROOMS_PER_MINUTE", 600),
    codeMissesPerMinutePerAddress: count("CODE_MISSES_PER_MINUTE_PER_ADDRESS", 30),
    codeMissesPerMinute: count("CODE_MISSES_PER_MINUTE", 300),
    reportsPerSecond: count("REPORTS_PER_SECOND", 5),
    reportBurst: count("REPORT_BURST", 10),
    newcomersPerMinutePerAddress: count("NEWCOMERS_PER_MINUTE_PER_ADDRESS", 600),
    maxConnections: count("MAX_CONNECTIONS", 19_000),
    maxConnectionsPerAddress: count("MAX_CONNECTIONS_PER_ADDRESS", 2000),
    headersTimeoutMs: read(
      "HEADERS_TIMEOUT_MS",
      Math.min(10_000, requestTimeoutMs),
      whole(100, requestTimeoutMs),
      `milliseconds from 100 to REQUEST_TIMEOUT_MS, which is ${requestTimeoutMs}`,
    ),
    requestTimeoutMs,
    keepAliveMs: read("KEEP_ALIVE_MS", 65_000, whole(100, 600_000), aWhile),
    keepMessages: read(
      "KEEP_MESSAGES",
      defaultRetention.messages,
      whole(10, 10_000_000),
      "a whole number from 10 to 10000000",
    ),
    keepBytes: read(
      "KEEP_BYTES",
      defaultRetention.bytes,
      whole(65_536, 999_999_999_999),
      "bytes from 65536 to 999999999999",
    ),
    keepMs: read("KEEP_HOURS", 24 * hourMs, hours, "hours from 0.0001 to 87600, such as 24 or 0.5"),
    sweepMs: read("SWEEP_MS", 10_000, whole(50, 15_000), "milliseconds from 50 to 15000"),
    idleMs: read("IDLE_MS", 600_000, whole(50, 86_400_000), "milliseconds from 50 to 86400000"),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function hours(text: string): number | undefined {
  const value = /^\d{1,5}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  return value >= 0.0001 && value <= 87_600 ? Math.round(value * hourMs) : undefined;
}

function hostName(text: string): string | undefined {
  return isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) ? text : undefined;
}

function hostList(text: string): string[] | undefined {
  const names = text
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return names.every((name) => hostName(name)) ? names : undefined;
}

function webAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}
