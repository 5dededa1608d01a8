import { encodeFrame } from "../testing-frames.ts";
import type { World } from "./entry.ts";
import { type BadSocket, type OpeningParts, opening, say, socketPath } from "./socket-entry.ts";

/** Handshakes for each way in which one can be wrong. */
export const badHandshakes = (world: World): BadSocket[] => {
  const path = socketPath(world);
  const refuse = (what: string, refused: string, parts: Partial<OpeningParts>): BadSocket => ({
    what,
    opening: opening({ target: path, ...parts }),
    refused,
  });
  const header = (name: string, value: string | undefined, refused: string) =>
    refuse(`${name}: ${value ?? "left out"}`, refused, { headers: { [name]: value } });
  const gone = (what: string, query: string): BadSocket => ({
    what,
    opening: opening({ target: path + query }),
    problems: ["cursor-gone"],
    closed: 4410,
  });
  const nobody = (name: string): BadSocket => ({
    what: `a socket of the room ${name.slice(0, 30)}`,
    opening: opening({ target: `/api/rooms/${name}/websocket` }),
    problems: ["room-not-found"],
    closed: 4404,
  });
  const [epoch] = world.cursor.split(".");
  return [
    ...[undefined, "", "short", "a".repeat(24), "AAAAAAAAAAAAAAAAAAAAAA=", "é".repeat(24)].map(
      (key) => header("Sec-WebSocket-Key", key, "400 invalid handshake"),
    ),
    ...[undefined, "", "12", "0", "-13", "13, 8", "thirteen"].map((version) =>
      header("Sec-WebSocket-Version", version, "400 invalid handshake"),
    ),
    ...["h2c", "websockets", "TLS/1.0", "websocket, h2c"].map((upgrade) =>
      header("Upgrade", upgrade, "426 upgrade-required"),
    ),
    // No upgrade to Node.js but a GET, whose connection is the client's to end.
    { ...header("Upgrade", undefined, "426 upgrade-required"), leaves: "half-closed" },
    { ...header("Connection", "close", "426 upgrade-required"), leaves: "half-closed" },
    ...["POST", "PUT", "HEAD", "OPTIONS", "DELETE"].map((method) =>
      refuse(`a handshake by ${method}`, "405 method-not-allowed", { method }),
    ),
    ...["https://evil.example", "null", `http://localhost:${world.port + 1}`, "nonsense", ""].map(
      (origin) => header("Origin", origin, "403 forbidden origin"),
    ),
    ...["evil.example", "localhost.evil.example"].map((host) =>
      header("Host", host, "421 misdirected host"),
    ),
    ...["", "a b", "localhost/x", undefined].map((host) =>
      header("Host", host, "400 invalid host"),
    ),
    ...["/", "/r/lobby", "/api", "/api/nothing", `${path}/`, `${path}x`, "/_next/hmr"].map(
      (target) => refuse(`a socket at ${target}`, "404 not-found", { target }),
    ),
    ...["short-polling", "long-polling", "stats"].map((part) =>
      refuse(`a socket at a room's ${part}`, "404 not-found", {
        target: `/api/rooms/${world.room}/${part}`,
      }),
    ),
    ...["*", `//evil.example${path}`, `http://localhost${path}`].map((target) =>
      refuse(`a socket at ${target}`, "400 invalid target", { target }),
    ),
    ...["client=", "client=a%20b", `client=${"a".repeat(65)}`, "limit=0", "limit=1001"].map(
      (query) =>
        refuse(`a socket with ${query.slice(0, 30)}`, `400 invalid ${query.split("=")[0]}`, {
          target: `${path}?${query}`,
        }),
    ),
    refuse("a handshake in HTTP/1.0 without Host", "400 invalid host", {
      version: "1.0",
      headers: { Host: undefined },
    }),
    refuse("a handshake with a header of 20 KB", "431 too-large", {
      headers: { "X-A": "a".repeat(20_000) },
    }),
    refuse("a handshake with a bad protocol", "400 invalid handshake", {
      headers: { "Sec-WebSocket-Protocol": "a, a" },
    }),
    refuse("a refused handshake with frames behind it", "404 not-found", {
      target: "/api/nothing",
      body: say({ type: "ping", t: 1 }).toString("latin1"),
    }),
    gone("a cursor that is empty", "?after="),
    gone("a cursor that is nonsense", "?after=nonsense"),
    gone("a cursor ahead of the head", `?after=${epoch}.999999999`),
    gone("a cursor of another log", "?after=elsewhere.1"),
    gone("a cursor with a NUL", "?after=%00"),
    ...["nobody-made-me", "__proto__", "%00", "..", "a".repeat(300)].map(nobody),
    {
      what: "a body instead of frames",
      opening: opening({ target: path, headers: { "Content-Length": "5" }, body: "hello" }),
      closed: 1002,
    },
    {
      what: "a request instead of frames",
      opening: opening({ target: path, body: "GET /api/time HTTP/1.1\r\n\r\n" }),
      closed: 1002,
    },
    {
      what: "an unmasked frame in one packet with the handshake",
      opening: opening({
        target: path,
        body: encodeFrame({ payload: "x", masked: false }).toString("latin1"),
      }),
      closed: 1002,
    },
    {
      what: "half a handshake and a reset",
      opening: `GET ${path} HTTP/1.1\r\nUp`,
      leaves: "reset",
    },
    { what: "a handshake and a reset", opening: opening({ target: path }), leaves: "reset" },
  ];
};
