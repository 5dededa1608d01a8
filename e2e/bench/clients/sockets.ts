/** A process of subscribers and one publisher on WebSockets. */
import { createLedger, type Ledger } from "./ledger.ts";
import { type LoopParts, runClosedLoop, runSteadily } from "./loop.ts";
import { parseSeqs } from "./poll-dialects.ts";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";
import { serve } from "./serve.ts";
import { type SocketDialect, socketDialects } from "./socket-dialects.ts";
import type { Target } from "./target.ts";

/** Handshakes under way at once. */
const atOnce = 50;
const text = "x".repeat(100);

let parts: LoopParts | undefined;

const handlers = {
  /** Opens the subscribers and then the publisher; settles when all would hear a message. */
  async open({ target, count }: { target: Target; count: number }): Promise<void> {
    const dialect = socketDialects[target.dialect]?.(target);
    if (!dialect) throw new Error(`${target.dialect} is not spoken here.`);
    const ledger = createLedger(count, parseSeqs);
    let next = 0;
    const openSome = async () => {
      while (next < count) {
        const receiver = next;
        next += 1;
        await openOne(dialect, target.port, `r${receiver}`, receiver, ledger);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, openSome));
    const publisher = await openOne(dialect, target.port, "publisher");
    let published = 0;
    parts = {
      ledger,
      pids: target.pids,
      published: () => published,
      publish() {
        published += 1;
        publisher.say(dialect.publish(`m${published}`, text));
      },
    };
  },
  saturate: (options: { outstanding: number; warmMs: number; ms: number }) =>
    runClosedLoop(opened(), options),
  steady: (options: { perSecond: number; warmMs: number; ms: number }) =>
    runSteadily(opened(), options),
  /** Nothing to do: who is open waits. */
  async wait(_: undefined): Promise<void> {},
};
export type SocketHandlers = typeof handlers;
serve(handlers);

function opened(): LoopParts {
  if (!parts) throw new Error("Nobody is there yet.");
  return parts;
}

/** Settles when messages will come. A receiver's are put down in the ledger. */
function openOne(
  { path, hello, ready }: SocketDialect,
  port: number,
  client: string,
  receiver?: number,
  ledger?: Ledger,
): Promise<RawSocket> {
  return new Promise((resolve) => {
    let mine: RawSocket | undefined;
    let isReady = ready === undefined;
    openRawSocket({
      port,
      path: path(client),
      onOpen(socket) {
        mine = socket;
        if (hello) socket.say(hello);
        if (isReady) resolve(socket);
      },
      onText(bytes, start, end) {
        if (isReady) {
          if (receiver !== undefined) ledger?.take(receiver, bytes, start, end);
          return;
        }
        isReady = ready?.test(bytes.toString("utf8", start, end)) ?? true;
        if (isReady && mine) resolve(mine);
      },
      onLost: (reason) => {
        // The process ends: nothing would be measured any more.
        throw new Error(`A socket was lost: ${reason}`);
      },
    });
  });
}
