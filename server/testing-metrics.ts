import { type Counts, paths } from "#wire";
import type { TestServer } from "./testing.ts";

/** One line of the text format. */
export interface MetricLine {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** The metrics of an answer, by the names of their families. */
export interface Scrape {
  types: Map<string, string>;
  lines: MetricLine[];
  /** The value of the line with that name and exactly these labels. */
  value(name: string, labels?: Record<string, string>): number | undefined;
}

/**
 * Reads Prometheus' text format 0.0.4 strictly.
 * @throws on a line that is not of it, a sample before its TYPE, or one said twice.
 */
export function parseMetrics(text: string): Scrape {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const types = new Map<string, string>();
  const lines: MetricLine[] = [];
  const known = new Set<string>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("# HELP ")) continue;
    const [, family, type] = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (family && type) types.set(family, type);
    else lines.push(readLine(line, types));
  }
  for (const { name, labels } of lines) {
    const key = keyOf(name, labels);
    if (known.has(key)) throw new Error(`said twice: ${key}`);
    known.add(key);
  }
  const value: Scrape["value"] = (name, labels = {}) =>
    lines.find((line) => keyOf(line.name, line.labels) === keyOf(name, labels))?.value;
  return { types, lines, value };
}

function readLine(line: string, types: Map<string, string>): MetricLine {
  const [, name = "", , list = "", number] =
    /^([a-z_]\w*)(\{((?:\w+="[^"\\\n]*",?)+)\})? (\S+)$/.exec(line) ?? [];
  const value = Number(number);
  if (number === undefined || Number.isNaN(value)) throw new Error(`not a sample: ${line}`);
  const family = name.replace(/_(bucket|sum|count)$/, "");
  if (!types.has(name) && types.get(family) !== "histogram") throw new Error(`no TYPE: ${line}`);
  const labels = [...list.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text]);
  return { name, labels: Object.fromEntries(labels), value };
}

function keyOf(name: string, labels: Record<string, string>): string {
  return JSON.stringify([name, Object.entries(labels).sort()]);
}

/** The full name of a metric of ours. */
export const named = (rest: string): string => `poll_hold_push_${rest}`;

/** Reads and parses what the server tells this machine. */
export async function scrape({ port }: TestServer): Promise<Scrape & { text: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}${paths.metrics}`);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(text);
  return { ...parseMetrics(text), text };
}

/** A transport's counts, as the metrics have them; -1 where one is missing. */
export function countsIn(found: Scrape, transport: string): Omit<Counts, "connectionsOpened"> {
  const of = (rest: string, labels = {}) =>
    found.value(named(rest), { transport, ...labels }) ?? -1;
  const bytes = (direction: string) => ({
    overhead: of("bytes_total", { direction, part: "overhead" }),
    payload: of("bytes_total", { direction, part: "payload" }),
  });
  return {
    requests: of("requests_total"),
    sends: of("sends_total"),
    empties: of("empty_answers_total"),
    messages: of("deliveries_total"),
    framesUp: of("frames_total", { direction: "up" }),
    framesDown: of("frames_total", { direction: "down" }),
    bytesUp: bytes("up"),
    bytesDown: bytes("down"),
    openNow: {
      parked: of("open", { state: "parked" }),
      sockets: of("open", { state: "sockets" }),
      idle: of("open", { state: "idle" }),
    },
  };
}
