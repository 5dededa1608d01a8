import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Refusal } from "../refusal.ts";
import { answerHeaders, problem } from "./answer.ts";

/** How long a refused peer has to read why, and to go, ms. */
const lingerMs = 1000;

/**
 * Answers on a socket that has no response object, and ends the connection. What still comes in is
 * dropped unread: a connection closed on unread bytes is reset, and its peer would not hear why.
 */
export function refuseSocket(socket: Duplex, refusal: Refusal): void {
  if (socket.destroyed || !socket.writable) return void socket.destroy();
  const answer = problem(refusal);
  const headers = { ...answerHeaders(answer), Connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n`;
  socket.on("error", () => socket.destroy());
  socket.end(`${status}${lines.join("")}\r\n${answer.body}`);
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(timer));
}
