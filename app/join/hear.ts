import type { Message } from "#wire";
import type { ClassEvent, ClassSettings } from "#wire-class";
import type { TransportId } from "../transports/index.ts";
import { asTransport } from "./enter.ts";

/** What a phone knows of its class by what it has heard. */
export interface Known {
  transport: TransportId;
  settings: ClassSettings;
  /** Messages the host has hidden one by one. */
  hidden: ReadonlySet<number>;
  /** Everything up to this number is hidden. */
  clearedTo: number;
  /** The room is no class any more. */
  isOver: boolean;
}

/** What the host did, if that is what the message tells of. */
export function eventOf({ kind, data }: Message): ClassEvent | undefined {
  return kind === "event" && typeof data?.type === "string" ? (data as ClassEvent) : undefined;
}

/** What is known once a message was heard: the same object where it changes nothing. */
export function hear(known: Known, message: Message): Known {
  const event = eventOf(message);
  if (!event) return known;
  switch (event.type) {
    case "switch":
      return { ...known, transport: asTransport(event.transport) ?? known.transport };
    case "hide":
      return { ...known, hidden: new Set([...known.hidden, event.seq].slice(-mostHidden)) };
    case "clear":
      return { ...known, clearedTo: Math.max(known.clearedTo, event.seq ?? message.seq) };
    case "over":
      return { ...known, isOver: true };
    case "ping":
    case "cut":
      return known;
    default:
      return { ...known, settings: { ...known.settings, ...changeBy(event, known.settings) } };
  }
}

/** As many as can stand in a list, and more. */
const mostHidden = 200;

type Changing = Exclude<
  ClassEvent,
  { type: "switch" | "hide" | "clear" | "over" | "ping" | "cut" }
>;

/** What an event sets. */
function changeBy(event: Changing, { muted, vote }: ClassSettings): Partial<ClassSettings> {
  switch (event.type) {
    case "freeze":
      return { frozen: event.frozen };
    case "mute": {
      const others = muted.filter((handle) => handle !== event.handle);
      return { muted: event.muted ? [...others, event.handle] : others };
    }
    case "vote":
      return { vote: { ...event.vote, isOpen: true } };
    case "vote-over":
      return vote?.id === event.id ? { vote: { ...vote, isOpen: false } } : {};
    case "settings":
      return event.change;
    default:
      return {};
  }
}

/** Whether a message may still be read. */
export function isReadable({ hidden, clearedTo }: Known, { seq, kind, data }: Message): boolean {
  return kind === "event" || (seq > clearedTo && !hidden.has(seq) && data?.hidden !== true);
}

/** Whether a message makes the phone light up: something was said, or the host wants to be seen. */
export function isSeen(message: Message): boolean {
  const event = eventOf(message);
  return event ? event.type === "ping" || event.type === "vote" : message.data?.hidden !== true;
}
