import type { Socket } from "../socket.ts";

/**
 * Pings a socket every `everyMs` (RFC 6455, section 5.5.2) and ends it when the pong of the last
 * ping is not there by the next: a vanished peer would otherwise stay open for hours.
 */
export function heartbeat(socket: Socket, everyMs: number): void {
  let isAnswered = true;
  const timer = setInterval(() => {
    if (isAnswered) {
      isAnswered = false;
      socket.ping();
      return;
    }
    // Where the whole process stood still, the pong may be there unread: timers come first.
    setImmediate(() => !isAnswered && socket.terminate());
  }, everyMs);
  socket.onPong(() => {
    isAnswered = true;
  });
  socket.onClose(() => clearInterval(timer));
}
