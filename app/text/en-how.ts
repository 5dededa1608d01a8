import type { Seen } from "../meters/meter.ts";
import type { TransportId } from "../transports/index.ts";
import type { MarkKind } from "../transports/stories/story.ts";
import { enHowFrames, type FramesText, type FrameText } from "./en-how-frames.ts";
import type { Format } from "./format.ts";

/** A name from another framework, what it is called here, and the file in which it stands. */
export interface NameText {
  theirs: string;
  ours: string;
  file: string;
}

/** Words of the pages that tell how a transport works. */
export interface HowText {
  title: (name: string) => string;
  lead: string;
  ways: string;
  frames: FramesText;
  free: FrameText;
  progress: (frame: string, all: number) => string;
  next: string;
  back: string;
  again: string;
  /** Which keys do the same. */
  keys: string;
  waiting: string;
  failed: (cause: string) => string;
  say: string;
  diagram: string;
  browser: string;
  server: string;
  marks: Record<MarkKind, string>;
  /** The news of an answer or a frame, when it is more than one message. */
  many: (messages: number, format: Format) => string;
  /** Behind a step: how long after what it answers. */
  after: (ms: number, format: Format) => string;
  asList: string;
  noMarks: string;
  costs: Record<Exclude<keyof Seen, "started" | "answered" | "broken">, string>;
  code: {
    title: string;
    lead: string;
    server: string;
    client: string;
    lit: (side: string) => string;
  };
  swr: {
    title: string;
    leads: Record<TransportId, string>;
    shared: string;
    run: string;
    stop: string;
    heard: (messages: number, format: Format) => string;
    last: (text: string) => string;
  };
  names: {
    title: string;
    lead: string;
    theirs: string;
    ours: string;
    file: string;
    rows: NameText[];
  };
  when: string;
}

export const enHow: HowText = {
  title: (name) => `How it works: ${name}`,
  lead: "A story in a few frames, told by your own traffic: each step below has really happened on this page, and is then drawn slowly.",
  ways: "Which way",
  frames: enHowFrames,
  free: {
    title: "Now by yourself",
    text: "The last 20 seconds of this page, as they happen. Let the server say something, and watch the way of the message and the lines that are at work.",
  },
  progress: (frame, all) => `Frame ${frame} of ${all}`,
  next: "Continue",
  back: "Back",
  again: "Once more",
  keys: "Space or → goes on, ← goes back.",
  waiting: "Waiting for it to happen …",
  failed: (cause) => `The server did not do it: ${cause}`,
  say: "Server says something",
  diagram: "What went between browser and server",
  browser: "browser",
  server: "server",
  marks: {
    asked: "anything new?",
    handshake: "may we talk? Upgrade: websocket",
    sent: "a message of mine",
    opened: "101, the line is open",
    held: "no answer yet: held",
    empty: "nothing new",
    delivered: "here is the message",
    receipt: "accepted",
    said: "the server says something",
    pinged: "are you there?",
    ponged: "I am",
    lost: "broken: no answer",
  },
  many: (messages, { count }) => `here are ${count(messages)} messages`,
  after: (ms, format) => `after ${format.ms(ms)}`,
  asList: "The same as a list",
  noMarks: "nothing yet",
  costs: {
    requests: "requests",
    asks: "questions, or handshakes",
    empties: "empty answers",
    messages: "messages received",
    sends: "messages sent",
    framesUp: "frames up",
    framesDown: "frames down",
    waiting: "waiting for an answer now",
    sockets: "open lines now",
  },
  code: {
    title: "The code that does it",
    lead: "The two files of this site, as they stand in its repository. Lines are marked while they are at work.",
    server: "On the server",
    client: "In the browser",
    lit: (side) => `${side}, at work`,
  },
  swr: {
    title: "The same with SWR",
    leads: {
      "short-polling":
        "SWR asks again by itself when it is given a refreshInterval. It counts from the end of an answer, and its deduplication of two seconds must be off, or every second question is swallowed.",
      "long-polling":
        "A held question is no request with an answer soon to come, but a subscription: a loop in useSWRSubscription, which returns what ends it.",
      websocket:
        "useSWRSubscription was made for this: each frame calls next, and the function that is returned closes the line.",
    },
    shared: "What the three share",
    run: "Run this code here",
    stop: "Stop it",
    heard: (messages, { count }) =>
      messages === 1 ? "It has 1 message." : `It has ${count(messages)} messages.`,
    last: (text) => `The last one: ${text}`,
  },
  names: {
    title: "If you come from …",
    lead: "What older tutorials call it, and what it is called here.",
    theirs: "there",
    ours: "here",
    file: "file",
    rows: [
      {
        theirs: "Django: a queue per client, filled by whoever sends",
        ours: "one log per room, and a cursor per client. A queue that is emptied into a lost answer has lost its messages; ours stay in the log",
        file: "server/log.ts",
      },
      {
        theirs: "Tornado: an asynchronous or coroutine handler that waits for a Future",
        ours: "log.next: a promise that news or the end of the hold settles, with a signal that calls it off",
        file: "server/transports/long-polling.ts",
      },
      {
        theirs: "Tornado: WebSocketHandler with open, on_message, write_message",
        ours: "traffic.sockets, socket.onFrame, socket.say",
        file: "server/transports/websocket.ts",
      },
      {
        theirs: "gevent: an Event that wakes all waiters, and the id of the last message as cursor",
        ours: "log.next for the waiting, the opaque cursor of each answer for the place",
        file: "server/cursor.ts",
      },
      {
        theirs: "Python websocket-client: WebSocketApp with on_open, on_message, on_close",
        ours: "traffic.connect: opened, hear, and line.fallen, which rejects when the line is gone",
        file: "app/line.ts",
      },
      {
        theirs: "jQuery: $.ajax that calls itself in its own callback",
        ours: "a while loop that awaits each answer, and an AbortSignal that ends it",
        file: "app/transports/long-polling.ts",
      },
    ],
  },
  when: "Which one is right for you?",
};
