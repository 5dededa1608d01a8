export const levels = ["debug", "info", "warn", "error", "silent"] as const;
export type Level = (typeof levels)[number];

export type Logger = Record<
  "debug" | "info" | "warn" | "error",
  (event: string, fields?: Record<string, unknown>) => void
>;

/**
 * One JSON object a line on standard error: `time` (ISO 8601), `level`, `event`, then the fields.
 * Errors are written with their stack. Lines below `least` are dropped.
 */
export function createLogger(least: Level, write = (line: string) => process.stderr.write(line)) {
  const at =
    (level: Level) =>
    (event: string, fields: Record<string, unknown> = {}) => {
      if (levels.indexOf(level) < levels.indexOf(least)) return;
      const plain = (_key: string, value: unknown) =>
        value instanceof Error ? { message: value.message, stack: value.stack } : value;
      const time = new Date().toISOString();
      write(`${JSON.stringify({ time, level, event, ...fields }, plain)}\n`);
    };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
  } satisfies Logger;
}
