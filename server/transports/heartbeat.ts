import type { Socket } from "../socket.ts";

/** A period has at most so many turns: to ping ten thousand at once would hold everybody else up. */
const mostTurns = 20;
/** Timers are late by a millisecond or so; a shorter turn would stretch the period, ms. */
const leastTurnMs = 10;

/**
 * Makes what pings each socket given to it every `everyMs` (RFC 6455, section 5.5.2), the first time
 * within that, and ends it when the pong of the last ping is not there by the next: a vanished peer
 * would otherwise stay open for hours. All of them share one timer.
 */
export function createHeartbeat(everyMs: number): (socket: Socket) => void {
  const count = Math.max(1, Math.min(mostTurns, Math.floor(everyMs / leastTurnMs)));
  const turns = Array.from({ length: count }, () => new Set<Socket>());
  let now = 0;
  let next = 0;
  let open = 0;
  let timer: NodeJS.Timeout | undefined;

  const turnAt = (i: number) => turns[i % count] as Set<Socket>;

  function goOn(): void {
    now += 1;
    const silent: Socket[] = [];
    for (const socket of turnAt(now)) {
      if (socket.isAnswered) socket.ping();
      else silent.push(socket);
    }
    if (silent.length === 0) return;
    // Where the whole process stood still, the pong may be there unread: timers come first.
    setImmediate(() => {
      for (const socket of silent) if (!socket.isAnswered) socket.terminate();
    });
  }

  return (socket) => {
    if (socket.isClosed) return;
    // After a restart thousands come in the same moment.
    const own = turnAt(next);
    next += 1;
    own.add(socket);
    open += 1;
    timer ??= setInterval(goOn, everyMs / count);
    socket.onClose(() => {
      own.delete(socket);
      open -= 1;
      if (open > 0) return;
      clearInterval(timer);
      timer = undefined;
    });
  };
}
