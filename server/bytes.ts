import type { Socket } from "node:net";

/** What Node.js itself adds up in `bytesWritten`; it has been there, undocumented, since version 0.x. */
interface Counting {
  readonly _bytesDispatched?: number;
}

/**
 * Bytes written to a socket, with those that still wait in it: `bytesWritten`, which walks through
 * two lists of what waits, and so costs an empty poll a fiftieth, though mostly nothing does.
 */
export function writtenTo(socket: Socket): number {
  const dispatched =
    socket.writableLength === 0 ? (socket as Counting)._bytesDispatched : undefined;
  return dispatched ?? socket.bytesWritten;
}
