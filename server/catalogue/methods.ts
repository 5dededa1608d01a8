import { type BadRequest, bad, notHttp, type World } from "./entry.ts";

/** Methods that Node.js knows and the route does not. */
const others: [string, string][] = [
  ["POST", "/api/time"],
  ["DELETE", "/api/time"],
  ["OPTIONS", "/api/time"],
  ["TRACE", "/api/time"],
  ["PATCH", "/api/time"],
  ["PROPFIND", "/api/time"],
  ["M-SEARCH", "/api/time"],
  ["PURGE", "/healthz"],
  ["POST", "/healthz"],
  ["PUT", "/readyz"],
  ["GET", "/api/rooms"],
  ["PUT", "/api/rooms"],
];

/** Methods that a room's routes do not know. */
const othersOfRooms: [string, string][] = [
  ["POST", ""],
  ["PATCH", ""],
  ["PUT", "/short-polling"],
  ["DELETE", "/long-polling"],
  ["POST", "/websocket"],
  ["POST", "/stats"],
  ["DELETE", "/stats"],
  ["POST", "/faults"],
  ["PATCH", "/chatter"],
  ["GET", "/say"],
  ["PUT", "/exchanges"],
];

const unknown = ["FOO", "get", "GETX", "G E T", "GET\0", "", "\u0001"];

/** A method for each way in which one can be wrong. */
export const badMethods = ({ room }: World): BadRequest[] => [
  ...others.map(([method, target]) =>
    bad(`${method} ${target}`, "405 method-not-allowed", { method, target }),
  ),
  ...othersOfRooms.map(([method, part]) =>
    bad(`${method} of a room's ${part || "/"}`, "405 method-not-allowed", {
      method,
      target: `/api/rooms/${room}${part}`,
    }),
  ),
  ...unknown.map((method) =>
    bad(`the method ${JSON.stringify(method)}`, notHttp, { method, target: "/api/time" }),
  ),
  bad("HEAD of nothing", "404", { method: "HEAD", target: "/api/nothing" }),
  bad("CONNECT", "405 method-not-allowed", { method: "CONNECT", target: "localhost:80" }),
  // Its `Connection` names the upgrade it wants, so the connection is the client's to end.
  ...[`/api/rooms/${room}/websocket`, "/api/echo"].map(
    (target): BadRequest => ({
      ...bad(`${target} without an upgrade`, "426 upgrade-required", { target }),
      leaves: "half-closed",
    }),
  ),
];
