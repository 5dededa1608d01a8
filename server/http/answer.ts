import type { ServerResponse } from "node:http";
import { errors, type Problem } from "#wire";
import type { Refusal } from "../refusal.ts";
import { safetyHeaders } from "./safety.ts";

/** An answer before it is written; `body` is JSON. */
export interface Answer {
  status: number;
  body: string | Buffer;
  headers?: Record<string, string>;
  /** Of its body; found when first asked for, as the lines are. */
  bytes?: number;
  /** Names and values of all headers by turns, as they are written. */
  lines?: string[];
}

/** An answer that holds `value` as JSON. */
export function json(status: number, value: unknown): Answer {
  return { status, body: JSON.stringify(value) };
}

/** A refusal as RFC 9457 problem details. */
export function problem(refusal: Refusal): Answer {
  const { code, status, details } = refusal;
  const body: Problem = {
    type: `urn:poll-hold-push:problem:${code}`,
    title: errors[code].title,
    status,
    code,
    detail: refusal.message,
    ...(details.field && { field: details.field }),
    ...(details.cursor && { cursor: details.cursor }),
  };
  const headers: Record<string, string> = { "Content-Type": "application/problem+json" };
  if (details.allow) headers.Allow = details.allow.join(", ");
  if (code === "unauthorized") headers["WWW-Authenticate"] = "Bearer";
  // RFC 6455, section 4.4: which version would do.
  if (details.field === "handshake") headers["Sec-WebSocket-Version"] = "13";
  if (code === "upgrade-required")
    Object.assign(headers, { Upgrade: "websocket", Connection: "Upgrade" });
  if (code === "rate-limited" || code === "unavailable") {
    headers["Retry-After"] = String(Math.ceil((details.retryAfterMs ?? 1000) / 1000));
  }
  return { status, body: JSON.stringify(body), headers };
}

/** The headers every answer of the API bears. */
export function answerHeaders(answer: Answer): Record<string, string> {
  const { status, headers } = answer;
  const always = { "Cache-Control": "no-store", ...safetyHeaders };
  // RFC 9110, section 8.6: an answer without content bears no length.
  if (status === 204) return { ...always, ...headers };
  return {
    "Content-Type": "application/json",
    ...always,
    "Content-Length": String(bytesOf(answer)),
    ...headers,
  };
}

/** Bytes of an answer's body. */
export function bytesOf(answer: Answer): number {
  answer.bytes ??= Buffer.byteLength(answer.body);
  return answer.bytes;
}

/** Writes an answer, unless one was written or the client has gone. */
export function write(res: ServerResponse, answer: Answer): void {
  if (res.headersSent || res.destroyed) return;
  answer.lines ??= Object.entries(answerHeaders(answer)).flat();
  res.writeHead(answer.status, answer.lines);
  res.end(answer.status === 204 ? undefined : answer.body);
}
