import type { Message } from "#wire";

/** A room as it is kept. */
export interface RoomRecord {
  name: string;
  /** ms since the epoch. */
  createdAt: number;
  /** Random mark of this log; cursors bear it, so those of an earlier room of that name are told apart. */
  epoch: string;
  /** SHA-256 of the host key in hex; none for a room without a host. */
  keyHash: string | undefined;
}

/** A message before the log has given it its `seq`. */
export type Unnumbered = Omit<Message, "seq">;

/** `added` is false when the id was known already; then `message` is the first one. */
export interface Appended {
  message: Message;
  added: boolean;
}

/** The `seq` of the oldest message kept (head + 1 when none is) and of the newest ever given. */
export interface Bounds {
  first: number;
  head: number;
}

/** What keeps rooms and messages when the process ends. */
export interface Store {
  /** False when the name is taken. */
  createRoom(record: RoomRecord): Promise<boolean>;
  findRoom(name: string): Promise<RoomRecord | undefined>;
  /** Deletes the room and all its messages. */
  deleteRoom(name: string): Promise<void>;
  /**
   * Gives the message the room's next `seq` and keeps it; settles only once that is durable.
   * @throws {Refusal} `room-not-found`, or `unavailable` when it could not be kept.
   */
  append(room: string, message: Unnumbered): Promise<Appended>;
  /** Up to `limit` messages with a `seq` above `after`, oldest first. */
  read(room: string, after: number, limit: number): Promise<Message[]>;
  bounds(room: string): Promise<Bounds>;
  /** Hears of a room's new messages, in order, once they are durable and before their appends settle. */
  watch(listener: (room: string, messages: Message[]) => void): () => void;
  /** @throws {Refusal} `unavailable` while nothing can be kept. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
