import { connect, type Socket } from "node:net";

/** A connection that takes its time. */
export interface SlowPeer {
  /** Settles with how long the connection lasted, ms. */
  readonly gone: Promise<number>;
  /** All that came, as Latin-1. */
  heard(): string;
  /** Begins to read, where it did not. */
  read(): void;
}

/** Between two bytes of one peer, ms. */
const dripMs = 250;

function open(port: number, act: (tcp: Socket) => void): SlowPeer {
  const start = performance.now();
  const tcp = connect(port, "127.0.0.1");
  let heard = "";
  tcp.on("data", (piece) => {
    heard += piece.toString("latin1");
  });
  tcp.on("error", () => {});
  tcp.once("connect", () => act(tcp));
  const gone = new Promise<number>((resolve) => {
    tcp.once("close", () => resolve(performance.now() - start));
  });
  return { gone, heard: () => heard, read: () => void tcp.resume() };
}

/** Writes what never ends, a byte at a time. */
function drip(tcp: Socket, byte: string): void {
  const timer = setInterval(() => tcp.write(byte), dripMs);
  tcp.once("close", () => clearInterval(timer));
  tcp.once("end", () => clearInterval(timer));
}

/** Never comes to the end of its header. */
export function slowHeader(port: number): SlowPeer {
  return open(port, (tcp) => {
    tcp.write("GET /api/time HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    drip(tcp, "a");
  });
}

/** Never comes to the end of its body. */
export function slowBody(port: number, path: string): SlowPeer {
  return open(port, (tcp) => {
    tcp.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`);
    tcp.write("Content-Length: 10000\r\n\r\n");
    drip(tcp, " ");
  });
}

/** Asks the same once or more, and reads nothing of the answers. */
export function noReader(port: number, path: string, times = 1): SlowPeer {
  return open(port, (tcp) => {
    tcp.pause();
    tcp.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(times));
  });
}
