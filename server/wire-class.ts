/**
 * What crosses the network in a class, beside the contract in `wire.ts`: shapes, bounds and paths.
 * Types and constants only, imported by both sides as `#wire-class`; it imports nothing itself.
 */

/** A question with closed answers; it is answered by saying one of the choices. */
export interface Vote {
  id: string;
  question: string;
  /** Two to six. */
  choices: string[];
  isOpen: boolean;
}

/** What the host has set, and what a newcomer must know. It names no one. */
export interface ClassSettings {
  /** How many phones of each round are dealt a transport, by transport id: 0 to 9, 1 where none is named. */
  shares: Record<string, number>;
  /** Of the phones that poll shortly, ms. */
  intervalMs: number;
  /** Of the phones that poll long, s. */
  holdS: number;
  /** Whether phones may say what they like; otherwise only `presetTexts` and choices of an open vote. */
  freeText: boolean;
  /** Least time between two messages of one phone, ms; 0 is off. */
  slowMs: number;
  /** Nobody but the host can say anything. */
  frozen: boolean;
  /** Handles of phones that cannot say anything. */
  muted: string[];
  vote: Vote | null;
}

/** The answer to `GET …/settings`. A room is a class once its host has put settings. */
export interface ClassInfo extends ClassSettings {
  room: string;
  /** Leads to the room at `/j/{code}`; none where it is no class. */
  code: string | null;
  /** Answers to the vote, by choice; one for each phone, its last. */
  answers: number[];
  /** With `?client=`: what this phone was dealt; it is dealt anew when the shares change. */
  phone?: { handle: string; transport: string };
}

/** What the host does to everyone: `POST …/events`, then heard as `data` of a message of kind `event`. */
export type ClassEvent =
  | { type: "ping" }
  | { type: "switch"; transport: string }
  | { type: "freeze"; frozen: boolean }
  /** The message keeps its `seq`; its text is gone. What the host did is not hidden: the late must hear it. */
  | { type: "hide"; seq: number }
  /** All up to `seq` is hidden; without one all there is. */
  | { type: "clear"; seq?: number }
  | { type: "mute"; handle: string; muted: boolean }
  | { type: "vote"; vote: Omit<Vote, "isOpen"> }
  | { type: "vote-over"; id: string }
  /** The connection of one phone is cut, by chance where none is named. */
  | { type: "cut"; handle?: string }
  /** Settings were put. */
  | { type: "settings"; change: Partial<ClassSettings> }
  /** Settings were deleted: the room is no class any more, its code leads nowhere. */
  | { type: "over" };

/** A phone as the host sees it; its handle is the room's own and says nothing elsewhere. */
export interface Phone {
  handle: string;
  transport: string;
  isHere: boolean;
  isMuted: boolean;
  /** One of the audience. */
  isSimulated: boolean;
  sends: number;
  /** Of the newest message it told of. */
  last?: { seq: number; ageMs: number };
}

/** A message reached a phone: told by the phone, on its own clock as compared with the server's. */
export interface Arrival {
  /** Counts the arrivals of a room from 1: ask for what came after. */
  n: number;
  seq: number;
  handle: string;
  transport: string;
  ageMs: number;
  /** When the phone had it, on `/api/time`'s clock, ms since the epoch. */
  at: number;
}

/** The answer to `GET …/phones?after=n`, for the host alone. */
export interface ClassView {
  phones: Phone[];
  /** After `n`, oldest first; no more than `classBounds.arrivals`. All, when `n` was not reached yet: the server was started anew. */
  arrivals: Arrival[];
  /** Who said what: handles by message id, of the newest messages. */
  senders: Record<string, string>;
}

/** What a phone tells of itself: `POST …/reports?client=`. It counts in no transport. */
export interface PhoneReport {
  transport: string;
  /** What its clock may be wrong by, ms. */
  uncertaintyMs: number;
  arrivals: { seq: number; ageMs: number; at: number }[];
  isSimulated?: boolean;
}

/** An address of this machine that a class may type, best first. */
export interface ClassAddress {
  /** `http://192.168.1.20:3000` */
  origin: string;
  kind: "configured" | "private" | "public" | "virtual" | "link-local" | "loopback";
  /** Whether the server can be reached there from this machine. */
  isReachable: boolean;
}

/** Simulated phones: dealt transports as phones are, unless all are to use one. */
export interface AudienceSettings {
  clients: number;
  transport?: string;
}
export type AudienceInfo = { running: false } | ({ running: true } & AudienceSettings);

/** What phones may say while free text is not allowed. */
export const presetTexts = [
  "👍",
  "👎",
  "👏",
  "🎉",
  "❓",
  "😀",
  "Hello!",
  "Got it",
  "Too fast",
  "你好！",
  "明白了",
  "太快了",
] as const;

/** Without 0, O, 1, I and L, which look alike. */
export const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const codeLength = 4;

/** A class's settings until its host puts others. */
export const newClass: ClassSettings = {
  shares: {},
  intervalMs: 1000,
  holdS: 25,
  freeText: false,
  slowMs: 0,
  frozen: false,
  muted: [],
  vote: null,
};

/** Least and most. */
export const classBounds = {
  share: [0, 9],
  intervalMs: [200, 60_000],
  holdS: [1, 55],
  slowMs: [0, 60_000],
  choices: [2, 6],
  clients: [1, 200],
  /** Characters. */
  question: [1, 200],
  choice: [1, 40],
  /** Of one report, and of one view. */
  reported: 100,
  arrivals: 2000,
  muted: 200,
} as const;

/** Paths of a class. */
export const classPaths = {
  settings: (room: string) => `/api/rooms/${room}/settings`,
  events: (room: string) => `/api/rooms/${room}/events`,
  phones: (room: string) => `/api/rooms/${room}/phones`,
  reports: (room: string) => `/api/rooms/${room}/reports`,
  audience: (room: string) => `/api/rooms/${room}/audience`,
  addresses: (room: string) => `/api/rooms/${room}/addresses`,
  code: (code: string) => `/api/codes/${code}`,
  /** `?text=`: a picture of an address of this server. */
  qr: "/api/qr",
} as const;
