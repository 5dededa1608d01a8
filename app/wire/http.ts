import { concat, latin1Of } from "./bytes.ts";

/** What stands in a message of HTTP/1.1 (RFC 9112). */
export type HttpPartName =
  | "request-line"
  | "status-line"
  | "header"
  | "blank"
  | "body"
  | "chunk-size"
  | "chunk"
  | "chunk-end"
  | "rest";

/** A part of a message: the bytes from `at` on, line ends among them. */
export interface HttpPart {
  name: HttpPartName;
  at: number;
  length: number;
  /** Of a header. */
  header?: string;
  /** A line without its end, a header's value; of a body nothing. */
  value?: string;
}

/** How a body's end is told: by a length, by chunks, by the connection's end, or there is none. */
export type Framing = "none" | "length" | "chunked" | "until-close";

/** A request or an answer, read. Its parts cover every byte, in order. */
export interface HttpMessage {
  parts: HttpPart[];
  /** The request line or the status line. */
  start: string;
  /** Of an answer. */
  status: number | undefined;
  headBytes: number;
  framing: Framing;
  body: Uint8Array;
}

const bodiless = (status: number) => status < 200 || status === 204 || status === 304;

/** Reads one message. It never throws: what does not fit is `rest`. */
export function readHttp(bytes: Uint8Array): HttpMessage {
  const text = latin1Of(bytes);
  const parts: HttpPart[] = [];
  let at = 0;
  const push = (name: HttpPartName, end: number, more: Partial<HttpPart> = {}) => {
    if (end > at) parts.push({ name, at, length: end - at, ...more });
    at = Math.max(at, end);
  };
  /** To behind the line's end, or to the end of all. */
  const lineEnd = () => {
    const found = text.indexOf("\r\n", at);
    return found < 0 ? bytes.length : found + 2;
  };
  const line = (end: number) => text.slice(at, end).replace(/\r\n$/, "");

  const isAnswer = text.startsWith("HTTP/");
  const start = line(lineEnd());
  const status = isAnswer ? Number(start.split(" ")[1]) : undefined;
  push(isAnswer ? "status-line" : "request-line", lineEnd(), { value: start });
  const headers = new Map<string, string>();
  const readHeaders = () => {
    while (at < bytes.length) {
      const end = lineEnd();
      const said = line(end);
      if (said === "") return push("blank", end);
      const [, header = "", value = said] = /^([^:]*):[ \t]*(.*?)[ \t]*$/.exec(said) ?? [];
      headers.set(header.toLowerCase(), value);
      push("header", end, { header, value });
    }
  };
  readHeaders();
  const headBytes = at;

  const framing = framingOf(headers, status);
  let body: Uint8Array = new Uint8Array();
  const take = (name: "body" | "chunk", end: number) => {
    const stop = Math.min(end, bytes.length);
    body = concat(body, bytes.subarray(at, stop));
    push(name, stop);
  };
  if (framing === "length") take("body", at + Number(headers.get("content-length")));
  else if (framing === "until-close") take("body", bytes.length);
  else if (framing === "chunked") {
    while (at < bytes.length) {
      const end = lineEnd();
      const value = line(end);
      const size = /^[\da-f]{1,8}(?=;|$)/i.exec(value)?.[0];
      if (size === undefined) break;
      push("chunk-size", end, { value });
      const length = Number.parseInt(size, 16);
      if (length === 0) {
        readHeaders();
        break;
      }
      take("chunk", at + length);
      if (!text.startsWith("\r\n", at)) break;
      push("chunk-end", at + 2);
    }
  }
  push("rest", bytes.length);
  return { parts, start, status, headBytes, framing, body };
}

/** RFC 9112, section 6.3. */
function framingOf(headers: Map<string, string>, status: number | undefined): Framing {
  if (status !== undefined && bodiless(status)) return "none";
  if (/chunked$/i.test(headers.get("transfer-encoding") ?? "")) return "chunked";
  if (/^\d+$/.test(headers.get("content-length") ?? "")) return "length";
  return status === undefined ? "none" : "until-close";
}
