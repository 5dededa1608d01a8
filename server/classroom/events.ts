import { type ClassEvent, classBounds } from "#wire-class";
import type { Faults } from "../faults.ts";
import { randomName } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { Room } from "../rooms.ts";
import type { HostEvent } from "../validate-class.ts";
import type { Lesson } from "./lesson.ts";

export interface EventParts {
  faults: Faults;
  transports: string[];
}

/**
 * Does what a host asks for, as far as the server does it, and notes what a newcomer must know.
 * @returns what everyone shall hear of it.
 * @throws {Refusal} `not-found` where there is no such message, vote or phone; what changes do.
 */
export async function perform(
  event: HostEvent,
  lesson: Lesson,
  room: Room,
  { faults, transports }: EventParts,
): Promise<ClassEvent> {
  switch (event.type) {
    case "ping":
      return event;
    case "switch": {
      const share = (id: string) => [id, id === event.transport ? 1 : 0];
      await lesson.change(() => ({ shares: Object.fromEntries(transports.map(share)) }));
      return event;
    }
    case "freeze":
      await lesson.change(() => ({ frozen: event.frozen }));
      return event;
    case "hide":
      if ((await room.log.hide(event.seq, event.seq)) === 0) throw gone("message");
      return event;
    case "clear": {
      const { type, seq = room.log.head } = event;
      await room.log.hide(1, seq);
      return { type, seq };
    }
    case "mute":
      await lesson.change(({ muted }) => ({ muted: mute(muted, event) }));
      return event;
    case "vote": {
      const vote = { id: randomName(8), ...event.vote };
      await lesson.change(() => ({ vote: { ...vote, isOpen: true } }));
      return { type: "vote", vote };
    }
    case "vote-over":
      await lesson.change(({ vote }) => {
        if (vote?.id !== event.id) throw gone("vote");
        return { vote: { ...vote, isOpen: false } };
      });
      return event;
    case "cut":
      return { type: "cut", handle: cut(lesson, room, faults, event.handle) };
  }
}

function mute(all: string[], { handle, muted }: { handle: string; muted: boolean }): string[] {
  const others = all.filter((one) => one !== handle);
  if (!muted) return others;
  if (others.length < classBounds.muted) return [...others, handle];
  const detail = `handle: No more than ${classBounds.muted} phones can be muted.`;
  throw new Refusal("invalid", detail, { field: "handle", status: 422 });
}

/** Where none is named one by chance, of those that have a connection. @returns its handle. */
function cut(lesson: Lesson, room: Room, faults: Faults, handle: string | undefined): string {
  const { phones } = lesson.phones.view(0, []);
  const here = new Set(phones.filter(({ isHere }) => isHere).map((phone) => phone.handle));
  const left = lesson.phones
    .all()
    .filter((phone) => here.has(phone.handle) && phone.handle === (handle ?? phone.handle));
  while (left.length > 0) {
    const [phone] = left.splice(Math.floor(Math.random() * left.length), 1);
    if (!phone) break;
    const wasCut = faults.cut(room.name, phone.client) > 0;
    // One that polls shortly may be between two connections: then its next one is a new one anyway.
    if (wasCut || handle !== undefined) return phone.handle;
  }
  throw gone("phone here");
}

function gone(what: string): Refusal {
  return new Refusal("not-found", `There is no such ${what}.`);
}
