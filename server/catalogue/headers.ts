import { type BadRequest, bad, notHttp, raw, type World } from "./entry.ts";

const line = "GET /api/time HTTP/1.1\r\n";
const host = "Host: localhost\r\n";

/** Header lines that no HTTP parser may take. */
const broken: [string, string][] = [
  ["a header line without a colon", "nonsense\r\n"],
  ["a header line without a name", ": a\r\n"],
  ["a space before the colon", "X-A : a\r\n"],
  ["a header line that is folded", "X-A: a\r\n b\r\n"],
  ["a NUL in a value", "X-A: a\0b\r\n"],
  ["a control character in a value", "X-A: a\u0001b\r\n"],
  ["a bare carriage return in a value", "X-A: a\rX-B: b\r\n"],
  ["a bare line feed after a value", "X-A: a\nX-B: b\r\n"],
  ["a name that is no token", "X(A): a\r\n"],
  ["a name with a NUL", "X\0A: a\r\n"],
];

/** Headers that ask for what there is not, or lie about the way the request came. */
export const badHeaders = (_: World): BadRequest[] => [
  ...broken.map(([what, text]) => raw(what, `${line}${host}${text}\r\n`, notHttp)),
  bad("a header of 20 KB", "431 too-large", { headers: [`X-A: ${"a".repeat(20_000)}`] }),
  bad("a header name of 20 KB", "431 too-large", { headers: [`${"a".repeat(20_000)}: x`] }),
  bad("headers of 40 KB together", "431 too-large", {
    headers: Array.from({ length: 400 }, (_, i) => `X-${i}: ${"a".repeat(92)}`),
  }),
  bad("a cookie of 20 KB", "431 too-large", { headers: [`Cookie: a=${"b".repeat(20_000)}`] }),
  bad("an expectation that is unknown", "417", { headers: ["Expect: a-miracle"] }),
];

/** Host and Origin for each way in which they can be wrong. */
export const badHosts = ({ room, port }: World): BadRequest[] => {
  const target = `/api/rooms/${room}/short-polling`;
  const foreign = [
    "https://evil.example",
    "null",
    "http://localhost.evil.example",
    "http://evil.localhost",
    `http://localhost:${port + 1}`,
    "http://localhost@evil.example",
    "not an origin",
    "file://",
    "",
  ];
  return [
    ...[
      "evil.example",
      "localhost.evil.example",
      "evil.localhost:80",
      "127.0.0.1.evil.example",
    ].map((name) =>
      bad(`the host ${name}`, "421 misdirected host", { headers: [`Host: ${name}`] }),
    ),
    ...["", "a b", "u@localhost", "localhost/x", "localhost?x", "localhost:99999", "[::1"].map(
      (name) => bad(`the host "${name}"`, "400 invalid host", { headers: [`Host: ${name}`] }),
    ),
    raw("no Host", `${line}Connection: close\r\n\r\n`, "400 invalid host"),
    bad("two Hosts", "400 invalid host", { headers: ["Host: localhost", "Host: evil.example"] }),
    bad("a foreign host for a page", "421 misdirected host", {
      target: "/",
      headers: ["Host: evil.example"],
    }),
    bad("a forwarded host that nobody trusts", "421 misdirected host", {
      headers: ["Host: evil.example", "X-Forwarded-Host: localhost"],
    }),
    ...foreign.map((origin) =>
      bad(`a send from the origin "${origin}"`, "403 forbidden origin", {
        method: "POST",
        target,
        headers: [`Origin: ${origin}`],
        body: JSON.stringify({ id: "foreign", text: "let me in", sentAt: 1 }),
      }),
    ),
    ...["PUT", "DELETE"].map((method) =>
      bad(`${method} of the faults from a foreign origin`, "403 forbidden origin", {
        method,
        target: `/api/rooms/${room}/faults`,
        headers: ["Origin: https://evil.example"],
      }),
    ),
    bad("a room made by a foreign page", "403 forbidden origin", {
      method: "POST",
      target: "/api/rooms",
      headers: ["Origin: https://evil.example"],
      body: "{}",
    }),
  ];
};
