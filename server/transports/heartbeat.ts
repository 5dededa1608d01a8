import type { Socket } from "../socket.ts";

/**
 * Pings a socket every `everyMs` (RFC 6455, section 5.5.2) and ends it when the pong of the last
 * ping is not there by the next: a vanished peer would otherwise stay open for hours.
 */
export function heartbeat(socket: Socket, everyMs: number): void {
  let isAnswered = true;
  const timer = setInterval(() => {
    if (!isAnswered) return socket.terminate();
    isAnswered = false;
    socket.ping();
  }, everyMs);
  socket.onPong(() => {
    isAnswered = true;
  });
  socket.closed.addEventListener("abort", () => clearInterval(timer));
}
