import { sizes } from "#wire";
import type { Room } from "../rooms.ts";
import type { Socket } from "../socket.ts";

/**
 * Lets a socket have what came after a cursor, a frame a page, then each commit the moment it is
 * made, until the socket closes or the room ends. Without a cursor it starts with the last `limit`
 * messages.
 * @throws {Refusal} `cursor-gone`, or `room-not-found` when the room ends meanwhile.
 */
export async function follow(
  { log, ended }: Room,
  socket: Socket,
  after: string | undefined,
  limit: number | undefined,
): Promise<void> {
  let page = await log.since(after, limit && Math.min(limit, sizes.page));
  socket.deliver(page);
  while (page.cursor !== log.cursor && !socket.isClosed) {
    await socket.drained();
    page = await log.since(page.cursor, sizes.page);
    socket.deliver(page);
  }

  // Nothing is awaited from here on, or a commit could slip in between.
  ended.throwIfAborted();
  if (socket.isClosed) return;
  socket.onClose(log.watch(socket));
}
