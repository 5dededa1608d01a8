import type { AcceptSteps } from "#wire-capture";
import type { HttpMessage } from "./http.ts";
import type { WireItem } from "./wire-log.ts";

/** RFC 6455, section 1.3: the key of its example. */
export const exampleKey = "dGhlIHNhbXBsZSBub25jZQ==";

/** As long as the steps of any key, and as its lines break. */
export const unknownSteps: Omit<AcceptSteps, "key"> = {
  joined: "0000000000000000000000==00000000-0000-0000-0000-000000000000",
  sha1: "0000000000000000000000000000000000000000",
  accept: "000000000000000000000000000=",
};

/** What one handshake's two sides said. */
export interface Handshake {
  item: WireItem;
  key: string;
  /** As the server answered. */
  accept: string | undefined;
}

/** The newest handshake among what was captured. */
export function findHandshake(items: readonly WireItem[]): Handshake | undefined {
  for (const item of items.toReversed()) {
    if (item.kind !== "http" || item.way !== "up") continue;
    const key = headerOf(item.http, "sec-websocket-key");
    if (!key) continue;
    const answer = items.find(
      ({ kind, way, exchange }) => kind === "http" && way === "down" && exchange === item.exchange,
    );
    const accept = answer?.kind === "http" && headerOf(answer.http, "sec-websocket-accept");
    return { item, key, accept: accept || undefined };
  }
  return undefined;
}

/** A header's value. @param name in small letters. */
export function headerOf({ parts }: HttpMessage, name: string): string | undefined {
  return parts.find(({ header }) => header?.toLowerCase() === name)?.value;
}

/** A line for a shell that makes the same accept value of the joined text. */
export const shellLine = (joined: string): string =>
  `printf '%s' '${joined}' | openssl sha1 -binary | base64`;
