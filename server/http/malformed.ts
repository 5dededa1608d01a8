import type { Server } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { linkOf } from "../links.ts";
import { Refusal } from "../refusal.ts";
import { refuseSocket } from "./refuse-socket.ts";

/**
 * Answers what is not HTTP, or comes too slowly: 400, 431 or 408, and the connection closes. An
 * answer that is still due leaves first; one that has begun is never written into.
 */
export function answerMalformed(server: Server): void {
  const refused = new WeakSet<Duplex>();

  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // Each further piece of what cannot be read is another error.
    if (refused.has(socket)) return;
    refused.add(socket);
    const refusal = refusalOf(error.code);
    if (!refusal) return void socket.destroy();
    const res = socket instanceof Socket ? linkOf(socket).answer : undefined;
    if (!res || (res.req.complete && res.writableFinished)) refuseSocket(socket, refusal);
    else if (res.req.complete) res.once("close", () => refuseSocket(socket, refusal));
    else if (res.headersSent) socket.destroy();
    else refuseSocket(socket, refusal);
  });

  // Asks for a tunnel. Without a listener the connection would close without a word.
  server.on("connect", (_req, socket) => {
    const detail = "This server is no proxy.";
    refuseSocket(socket, new Refusal("method-not-allowed", detail, { allow: ["GET"] }));
  });
}

/** Nothing for a connection that broke: nobody is there to answer. */
function refusalOf(code = ""): Refusal | undefined {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return new Refusal("unavailable", "The request took too long to arrive.", { status: 408 });
  }
  if (code === "HPE_HEADER_OVERFLOW") {
    return new Refusal("too-large", "The header may have at most 16384 bytes.", { status: 431 });
  }
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") {
    return new Refusal("too-large", "The chunk extensions are too long.");
  }
  if (!code.startsWith("HPE_")) return undefined;
  return new Refusal("invalid", "The request is not valid HTTP/1.1.", { field: "request" });
}
