import { connect, type Socket } from "node:net";
import { reset as resetSocket } from "../../app/testing-net.ts";
import { createPipe, type Pipe } from "./pipe.ts";
import { createSplitter, type Unit } from "./splitter.ts";
import type { Conditions, End, Happened, Repeat, Strike, Way } from "./trouble.ts";

export interface ConnectionParts {
  happened: Happened;
  random(): number;
  conditions(): Conditions;
  /** What a unit meets as it passes. */
  meet(way: Way, unit: Unit): { strike: Strike | undefined; repeat: Repeat | undefined };
}

/** One connection of a client and its counterpart to the server. */
export interface Connection {
  reset(): void;
  freeze(ways: readonly Way[]): void;
  /** Begins to count its idle time anew. */
  stir(): void;
  /** Ends both sides and all timers, for the teardown. */
  close(): void;
  onClose(listener: () => void): void;
}

export function openConnection(client: Socket, port: number, parts: ConnectionParts): Connection {
  const { happened, conditions, random } = parts;
  const server = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
  const pipes: Record<Way, Pipe> = {
    up: createPipe({ source: client, target: server }, conditions, random),
    down: createPipe({ source: server, target: client }, conditions, random),
  };
  const timers = new Set<NodeJS.Timeout>();
  const extras = new Set<Socket>();
  const listeners: (() => void)[] = [];
  let idle: NodeJS.Timeout | undefined;
  let hasFallen = false;
  happened.connections += 1;

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  }

  function reset(): void {
    if (hasFallen) return;
    hasFallen = true;
    happened.reset += 1;
    for (const socket of [client, server]) resetSocket(socket);
  }

  function freeze(ways: readonly Way[]): void {
    happened.frozen += 1;
    for (const way of ways) pipes[way].freeze();
  }

  function stir(): void {
    clearTimeout(idle);
    const { idleCutMs } = conditions();
    if (idleCutMs > 0) idle = setTimeout(reset, idleCutMs);
  }

  /** A frame again on the same connection, a request on one of its own that nobody listens to. */
  function again({ kind, bytes }: Unit): void {
    happened.repeated += 1;
    if (kind === "frame") {
      pipes.up.push(bytes);
      return;
    }
    const extra = connect(port, "127.0.0.1", () => extra.write(bytes));
    extras.add(extra);
    extra.once("data", () => extra.destroy());
    extra.on("error", () => {});
    extra.once("close", () => extras.delete(extra));
  }

  /** @returns whether the connection lives on. */
  function pass(way: Way, unit: Unit): boolean {
    const { strike, repeat } = parts.meet(way, unit);
    const { bytes } = unit;
    if (strike) {
      happened.struck += 1;
      const most = { before: 0, within: Math.ceil(bytes.length / 2), after: bytes.length };
      pipes[way].push(bytes.subarray(0, most[strike.at]));
      fall(strike.by);
      return false;
    }
    pipes[way].push(bytes);
    if (repeat) later(repeat.afterMs, () => again(unit));
    return true;
  }

  /** Behind what was passed on before, the connection ends for both. */
  function fall(by: End): void {
    hasFallen = true;
    if (by === "reset") happened.reset += 1;
    if (by === "freeze") happened.frozen += 1;
    for (const pipe of Object.values(pipes)) pipe.end(by);
  }

  for (const [way, source] of [
    ["up", client],
    ["down", server],
  ] as const) {
    const split = createSplitter();
    source.on("error", () => {});
    source.on("data", (bytes: Buffer) => {
      stir();
      for (const unit of split(bytes)) if (hasFallen || !pass(way, unit)) return;
    });
    source.once("end", () => pipes[way].end("fin"));
    source.once("close", (hadError) => {
      if (hadError || !source.readableEnded) pipes[way].end("reset");
      if (client.destroyed && server.destroyed) over();
    });
  }
  stir();

  function over(): void {
    clearTimeout(idle);
    for (const timer of timers) clearTimeout(timer);
    for (const extra of extras) extra.destroy();
    for (const pipe of Object.values(pipes)) pipe.close();
    for (const listener of listeners) listener();
  }

  return {
    reset,
    freeze,
    stir,
    close() {
      client.destroy();
      server.destroy();
      over();
    },
    onClose: (listener) => void listeners.push(listener),
  };
}
