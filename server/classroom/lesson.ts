import type { ClassInfo, ClassSettings } from "#wire-class";
import type { Room } from "../rooms.ts";
import type { StatsBook } from "../stats.ts";
import type { Store } from "../store/store.ts";
import { type Answers, createAnswers } from "./answers.ts";
import { createDealer } from "./dealer.ts";
import { createPhones, type Phones } from "./phones.ts";
import { type ClassState, openRecord } from "./record.ts";
import { createSenders, type Senders } from "./senders.ts";

export interface LessonParts {
  store: Store;
  stats: StatsBook;
  /** Ids of all there are. */
  transports: string[];
}

/** The class of one room: what is kept of it, and what is only remembered while somebody is there. */
export interface Lesson extends ClassState {
  readonly phones: Phones;
  readonly answers: Answers;
  readonly senders: Senders;
  /** What everybody may know; with a client also what that phone is dealt. */
  info(client?: string): ClassInfo;
  /** Makes the room a class if it is none. Who was dealt a transport by other shares is dealt anew. */
  change(next: (settings: ClassSettings) => Partial<ClassSettings>): Promise<void>;
  /** An ordinary room again; nothing is remembered. Settles with whether it was a class before. */
  end(): Promise<boolean>;
  /** Whether this client would be dealt something. */
  isNew(client: string): boolean;
}

/** Opens the lesson of a room, with what the store kept of it. @throws {Refusal} `unavailable`. */
export async function openLesson(
  { name, epoch }: Room,
  { store, stats, transports }: LessonParts,
): Promise<Lesson> {
  const record = await openRecord(store, name);
  const begin = () => ({
    phones: createPhones(epoch, (client, transport) =>
      stats.isHere({ room: name, transport, client }),
    ),
    answers: createAnswers(),
    senders: createSenders(),
    dealer: createDealer(transports),
  });
  let now = begin();

  function deal(client: string): ClassInfo["phone"] {
    const phone = now.phones.of(client, "");
    if (phone.dealt === undefined) {
      phone.dealt = now.dealer.deal(record.state.settings.shares);
      phone.transport = phone.dealt;
    }
    return { handle: phone.handle, transport: phone.dealt };
  }

  return {
    get code() {
      return record.state.code;
    },
    get settings() {
      return record.state.settings;
    },
    get phones() {
      return now.phones;
    },
    get answers() {
      return now.answers;
    },
    get senders() {
      return now.senders;
    },
    info(client) {
      const { code, settings } = record.state;
      const info = { room: name, code, ...settings, answers: now.answers.count(settings.vote) };
      return code === null || client === undefined ? info : { ...info, phone: deal(client) };
    },
    async change(next) {
      const before = JSON.stringify(record.state.settings.shares);
      await record.change(next);
      if (JSON.stringify(record.state.settings.shares) === before) return;
      now.dealer = createDealer(transports);
      for (const phone of now.phones.all()) phone.dealt = undefined;
    },
    async end() {
      const wasClass = await record.end();
      now = begin();
      return wasClass;
    },
    isNew: (client) => record.state.code !== null && !now.phones.isDealt(client),
  };
}
