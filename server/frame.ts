import { closeCodes, type ErrorCode } from "#wire";
import { Refusal } from "./refusal.ts";

/** What a client said. @throws {Refusal} `bad-json`, or `invalid` for what is no object. */
export function parseFrame(bytes: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch (cause) {
    throw new Refusal("bad-json", "The frame is not valid JSON.", { cause });
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Refusal("invalid", "The frame must be a JSON object.");
}

/** With which code a socket closes that is refused. */
export function closeCodeOf(code: ErrorCode): number {
  if (code in closeCodes) return closeCodes[code as keyof typeof closeCodes];
  return code === "unavailable" ? closeCodes.tryLater : closeCodes.notAllowed;
}
