/** What the entries of the catalogue may refer to: a room with messages in it, and its host. */
export interface World {
  room: string;
  hostKey: string;
  /** The room's cursor when the catalogue began. */
  cursor: string;
  /** The port that the server listens on. */
  port: number;
}

/** A request, or what is meant to look like one, that must be answered with a refusal. */
export interface BadRequest {
  /** What is wrong with it. */
  what: string;
  raw: string | Buffer;
  /** Every answer as `<status> <code> <field>`, as far as it has them; none is a close without one. */
  answers: string[];
  /** How the client leaves after its last byte; it waits for the server unless told otherwise. */
  leaves?: "half-closed" | "reset";
}

/** The answer to what Node.js's own parser does not take for HTTP/1.1. */
export const notHttp = "400 invalid request";

export interface RequestParts {
  method?: string;
  target?: string;
  /** Lines such as `Host: localhost`; the usual ones are left out when they are given here. */
  headers?: string[];
  body?: string | Buffer;
  /** Whether the last header line asks for the close; what is pipelined must not. */
  keepAlive?: boolean;
}

/** A request in HTTP/1.1 that is right wherever nothing else is said. */
export function request({
  method = "GET",
  target = "/api/time",
  headers = [],
  body,
  keepAlive = false,
}: RequestParts): Buffer {
  const lines = [...headers];
  const add = (name: string, value: string) => {
    if (!headers.some((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)))
      lines.push(`${name}: ${value}`);
  };
  add("Host", "localhost");
  if (!keepAlive) add("Connection", "close");
  if (body !== undefined) {
    add("Content-Type", "application/json");
    if (!headers.some((line) => /^transfer-encoding/i.test(line)))
      add("Content-Length", String(Buffer.byteLength(body)));
  }
  const head = [`${method} ${target} HTTP/1.1`, ...lines, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), Buffer.from(body ?? "")]);
}

/** An entry that is answered once. */
export function bad(what: string, answer: string, parts: RequestParts): BadRequest {
  return { what, raw: request(parts), answers: [answer] };
}

/** An entry that consists of these bytes. */
export function raw(what: string, bytes: string | Buffer, ...answers: string[]): BadRequest {
  return { what, raw: bytes, answers };
}

/** One name or value for each kind of JSON that is no string. */
export const noStrings: [string, unknown][] = [
  ["null", null],
  ["a number", 7],
  ["true", true],
  ["a list", ["a"]],
  ["an object", { a: 1 }],
];
