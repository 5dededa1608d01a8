import { type BadRequest, bad, notHttp, raw, type World } from "./entry.ts";

/** Request targets that do not start with exactly one slash: refused before any page sees them. */
const malformed: [string, string][] = [
  ["*", "400 invalid target"],
  ["http://evil.example/", "400 invalid target"],
  ["https://evil.example/api/time", "400 invalid target"],
  ["http://localhost/api/time", "400 invalid target"],
  ["//evil.example/", "400 invalid target"],
  ["//evil.example/api/time", "400 invalid target"],
  ["///", "400 invalid target"],
  ["//", "400 invalid target"],
  // Browsers and Next.js take a backslash for a slash.
  ["/\\evil.example", "400 invalid target"],
  ["/\\/evil.example", "400 invalid target"],
  ["/api/..\\..\\etc\\passwd", "400 invalid target"],
  // Escapes that nobody can decode.
  ["/%", "400 invalid target"],
  ["/%E0%A4%A", "400 invalid target"],
  ["/r/%E0%A4%A", "400 invalid target"],
  ["/%zz", "400 invalid target"],
  ["file:///etc/passwd", "400 invalid target"],
  ["javascript://%0aalert(1)", "400 invalid target"],
  ["api/time", notHttp],
  ["?x", notHttp],
  ["#", notHttp],
  ["\\evil.example", notHttp],
  ["mailto:a@b.example", notHttp],
];

/** Paths under ours that are nowhere. */
const nowhere = [
  "/api",
  "/api/",
  "/api//time",
  "/api/time/",
  "/api/TIME",
  "/api/%74ime",
  "/api/time%00",
  "/api/time%0d%0aX:y",
  "/api/time;x=1",
  "/api/time#x",
  "/api/./time",
  "/api/rooms/lobby/../../time",
  "/api/../../etc/passwd",
  "/api/%2e%2e/%2e%2e/etc/passwd",
  "/api/rooms/",
  "/api/rooms//short-polling",
  "/api/rooms/lobby/",
  "/api/rooms/lobby/short-polling/",
  "/api/rooms/lobby/Short-Polling",
  "/api/rooms/lobby/nothing",
  "/api/rooms/lobby/__proto__",
  "/api/rooms/lobby/toString",
  "/api/rooms/lobby/short-polling/long-polling",
];

/** Names that no room has. */
const noRooms = [
  "nobody-made-me",
  "UPPER",
  "a".repeat(300),
  "__proto__",
  "constructor",
  "..",
  "%00",
  "..%2f..%2fetc%2fpasswd",
  "%E0%A4%A",
  "'; DROP TABLE rooms;--".replaceAll(" ", "%20"),
  ":room",
  "%F0%9F%91%8B",
];

/** Targets that are left to the pages; the server of the unit tests has none and answers 404. */
export const pageTargets = [
  "/%00",
  "/%2e%2e/%2e%2e/etc/passwd",
  "/../../etc/passwd",
  "/%5cevil.example",
  "/%2f%2fevil.example",
  "/.env",
  "/.git/config",
  "/healthz/",
  "/API/time",
];

/** A target for each way in which one can be wrong. */
export const badTargets = ({ room }: World): BadRequest[] => [
  ...malformed.map(([target, answer]) => bad(`the target ${target}`, answer, { target })),
  ...nowhere.map((target) => bad(`the path ${target}`, "404 not-found", { target })),
  ...noRooms.map((name) =>
    bad(`a room named ${name.slice(0, 40)}`, "404 room-not-found", {
      target: `/api/rooms/${name}/short-polling`,
    }),
  ),
  ...pageTargets.map((target) => bad(`the page ${target}`, "404", { target })),
  bad("a transport that is none", "404 not-found", { target: `/api/rooms/${room}/pigeon` }),
  bad("a path of 12,000 characters", "404 not-found", { target: `/api/${"a".repeat(12_000)}` }),
  bad("a path of 12,000 slashes", "400 invalid target", { target: "/".repeat(12_000) }),
  bad("a path of 100,000 characters", "431 too-large", { target: `/api/${"a".repeat(100_000)}` }),
  raw("no target at all", "GET HTTP/1.1\r\nHost: localhost\r\n\r\n", notHttp),
  raw("two spaces instead of a target", "GET  HTTP/1.1\r\nHost: localhost\r\n\r\n", notHttp),
  raw("a space in the target", "GET /api/ time HTTP/1.1\r\nHost: localhost\r\n\r\n", notHttp),
  raw("a NUL in the target", "GET /api/\0time HTTP/1.1\r\nHost: localhost\r\n\r\n", notHttp),
  raw("a tab in the target", "GET /api/\ttime HTTP/1.1\r\nHost: localhost\r\n\r\n", notHttp),
  raw(
    "a target that is not ASCII",
    Buffer.from("GET /api/é HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    notHttp,
  ),
];
