import { randomBytes } from "node:crypto";
import type { Message } from "#wire";
import type { ClassEvent, ClassInfo, ClassSettings, ClassView, PhoneReport } from "#wire-class";
import { now } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { Refusal } from "../refusal.ts";
import type { Room, Rooms } from "../rooms.ts";
import type { HostEvent } from "../validate-class.ts";
import { admit } from "./admit.ts";
import { readCode } from "./code.ts";
import { perform } from "./events.ts";
import { frozen } from "./judge.ts";
import { type Lesson, type LessonParts, openLesson } from "./lesson.ts";

/** The classes of all rooms. Codes and settings are kept; all else lasts while somebody is there. */
export interface Classroom {
  /** Ids of the transports that phones can be dealt. */
  readonly transports: string[];
  /** With a client also what that phone is dealt, if the room is a class. */
  info(room: Room, client?: string): Promise<ClassInfo>;
  /** Makes the room a class if it is none. */
  put(room: Room, change: Partial<ClassSettings>): Promise<ClassInfo>;
  /** An ordinary room again, which its phones are told. */
  end(room: Room): Promise<ClassInfo>;
  /** Whether this client would be dealt something: it is new, or the shares have changed. */
  isNew(room: Room, client: string): Promise<boolean>;
  /** @throws {Refusal} `forbidden` while nobody but the host can say anything. */
  requireThawed(room: Room): Promise<void>;
  /** Does what the host asks for, then says so. @throws {Refusal} `forbidden` in an ordinary room. */
  perform(room: Room, event: HostEvent): Promise<Message>;
  /** @throws {Refusal} `forbidden` in an ordinary room, `invalid` for what was never said. */
  report(room: Room, client: string, report: PhoneReport): Promise<void>;
  /** @throws {Refusal} `forbidden` in an ordinary room. */
  view(room: Room, after: number): Promise<ClassView>;
  /** The room that a code leads to, whatever case it was typed in. */
  roomOf(code: string): Promise<string | undefined>;
}

export interface ClassroomParts extends LessonParts {
  rooms: Rooms;
  faults: Faults;
}

/** Makes the classes of one server; what must outlast it is in the store. */
export function createClassroom(parts: ClassroomParts): Classroom {
  const { store, rooms, transports } = parts;
  // What is remembered goes when the room is closed: whoever holds it keeps it.
  const lessons = new WeakMap<Room, Promise<Lesson>>();

  function lessonOf(room: Room): Promise<Lesson> {
    const known = lessons.get(room);
    if (known) return known;
    const opening = openLesson(room, parts);
    lessons.set(room, opening);
    opening.catch(() => lessons.delete(room));
    return opening;
  }

  async function classOf(room: Room): Promise<Lesson> {
    const lesson = await lessonOf(room);
    if (lesson.code !== null) return lesson;
    throw new Refusal("forbidden", "This room is no class: make it one first (PUT settings).");
  }

  async function say({ log }: Room, event: ClassEvent): Promise<Message> {
    const id = randomBytes(16).toString("base64url");
    const draft = { id, text: event.type, sentAt: now() };
    return (await log.append(draft, "server", { ...event })).message;
  }

  rooms.guard(async (room, draft, sender, append) => {
    const lesson = await lessonOf(room);
    if (lesson.code === null) return append();
    return admit(lesson, draft, sender, append, () => store.knows(room.name, draft.id));
  });

  return {
    transports,
    info: async (room, client) => (await lessonOf(room)).info(client),
    async put(room, change) {
      const lesson = await lessonOf(room);
      await lesson.change(() => change);
      await say(room, { type: "settings", change });
      return lesson.info();
    },
    async end(room) {
      const lesson = await lessonOf(room);
      if (await lesson.end()) await say(room, { type: "over" });
      return lesson.info();
    },
    isNew: async (room, client) => (await lessonOf(room)).isNew(client),
    async requireThawed(room) {
      if ((await lessonOf(room)).settings.frozen) throw frozen();
    },
    async perform(room, event) {
      const lesson = await classOf(room);
      return say(room, await perform(event, lesson, room, parts));
    },
    async report(room, client, report) {
      const { phones } = await classOf(room);
      if (report.arrivals.some(({ seq }) => seq > room.log.head)) {
        const detail = "arrivals: There is no such message yet.";
        throw new Refusal("invalid", detail, { field: "arrivals", status: 422 });
      }
      phones.report(client, report);
    },
    async view(room, after) {
      const { phones, senders, settings } = await classOf(room);
      return { ...phones.view(after, settings.muted), senders: senders.all() };
    },
    async roomOf(typed) {
      const code = readCode(typed);
      return code && store.findCode(code);
    },
  };
}
