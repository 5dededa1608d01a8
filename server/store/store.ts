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

/** What is kept of a class: the code that leads to its room, and its settings, which are JSON. */
export interface ClassRecord {
  code: string;
  settings: Record<string, unknown>;
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

/** The most that is kept of one room; beyond either the oldest messages go, a few more at a time. */
export interface Retention {
  messages: number;
  bytes: number;
}

export const defaultRetention: Retention = { messages: 100_000, bytes: 64 * 1024 * 1024 };

/** Hears of a room's new messages (none when only old ones went) and of its oldest `seq` kept. */
export type StoreListener = (room: string, messages: Message[], first: number) => void;

/** What keeps rooms and messages when the process ends. */
export interface Store {
  /** False when the name is taken. */
  createRoom(record: RoomRecord): Promise<boolean>;
  findRoom(name: string): Promise<RoomRecord | undefined>;
  /** Deletes the room, its class and all its messages. */
  deleteRoom(name: string): Promise<void>;
  /**
   * Gives the message the room's next `seq` and keeps it; settles only once that is durable.
   * @throws {Refusal} `room-not-found`, or `unavailable` when it could not be kept.
   */
  append(room: string, message: Unnumbered): Promise<Appended>;
  /**
   * Messages with a `seq` above `after`, oldest first: up to `limit`, fewer where they are large,
   * but at least one if there is one.
   */
  read(room: string, after: number, limit: number): Promise<Message[]>;
  bounds(room: string): Promise<Bounds>;
  /** Whether a message of that id was kept and still is. */
  knows(room: string, id: string): Promise<boolean>;
  /** Empties what visitors said from one `seq` to another, which it keeps. @returns how many there were. */
  hide(room: string, from: number, to: number): Promise<number>;
  /** Makes a room a class or changes it. False when the code is another room's. @throws {Refusal} `room-not-found`. */
  saveClass(room: string, record: ClassRecord): Promise<boolean>;
  findClass(room: string): Promise<ClassRecord | undefined>;
  deleteClass(room: string): Promise<void>;
  /** The room that a code leads to. */
  findCode(code: string): Promise<string | undefined>;
  /** Tells of what is durable, in order, before the appends settle. Returns the undo. */
  watch(listener: StoreListener): () => void;
  /** Notes that somebody was in these rooms, ms since the epoch; an append notes it by itself. */
  visit(rooms: string[], at: number): Promise<void>;
  /** Lets all messages go of each room that nobody visited since `before`, ms since the epoch. */
  expire(before: number): Promise<void>;
  /** @throws {Refusal} `unavailable` while nothing can be kept. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
