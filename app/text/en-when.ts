import type { TransportId } from "../transports/index.ts";
import type { WhenPage, WhenSource } from "./when-links.ts";

/** A question that decides, and for which ways it does; for none where no page stays awake. */
export interface ChoiceText {
  question: string;
  ids: readonly TransportId[];
  answer: string;
}

/** Something said, and where it is shown or comes from. */
export interface ClaimText {
  text: string;
  pages: readonly WhenPage[];
  sources: readonly WhenSource[];
}

/** Words of the page on choosing. */
export interface WhenText {
  title: string;
  lead: string;
  choices: { title: string; question: string; way: string; why: string; rows: ChoiceText[] };
  seeIt: string;
  source: string;
  pages: Record<WhenPage, string>;
  sections: { title: string; claims: ClaimText[] }[];
}

export const enWhen: WhenText = {
  title: "When not WebSocket",
  lead: "WebSocket is the quickest of the three and asks least often. That does not make it right everywhere. Each claim here is tied to something this site shows, or to a source.",
  choices: {
    title: "Which one?",
    question: "question",
    way: "way",
    why: "because",
    rows: [
      {
        question: "May news be a minute late?",
        ids: ["short-polling"],
        answer: "Nothing is kept open, any server and any proxy can do it.",
      },
      {
        question: "Is there seldom news, but wanted at once?",
        ids: ["long-polling"],
        answer: "An idle client costs a request every 25 seconds, and news still comes at once.",
      },
      {
        question: "Do both sides speak often?",
        ids: ["websocket"],
        answer: "A message costs a frame in either direction, not a request with its headers.",
      },
      {
        question: "Must it work in every network?",
        ids: ["websocket", "long-polling"],
        answer: "Try the line first, and fall back where something in between does not pass it.",
      },
      {
        question: "Do several messages come each second, and is a second's delay no harm?",
        ids: ["short-polling"],
        answer: "One answer brings them all: fewer requests than one for each message.",
      },
      {
        question: "Is the phone asleep most of the time?",
        ids: [],
        answer:
          "No page can stay awake. The push service of the device wakes it, and a cursor brings what was missed.",
      },
    ],
  },
  seeIt: "See it",
  source: "Source",
  pages: {
    compare: "the comparison",
    seldom: "the comparison, short polling every 5 s",
    hold: "the comparison, long polling held for 5 s",
    short: "how short polling works",
    long: "how long polling works",
    socket: "how WebSocket works",
    class: "a class with its phones",
  },
  sections: [
    {
      title: "Many messages",
      claims: [
        {
          text: "Polling collects. What was said since the last question comes in one answer, and its headers are paid for once. Above about one message in each period, short polling makes fewer requests than long polling, which answers each message as it comes. Choose “Steady”, set short polling to every 5 s, and look at requests per message in the table.",
          pages: ["compare"],
          sources: [],
        },
        {
          text: "Whoever can wait should say so by the period. At five seconds, short polling asks a fifth as often as at one, and news is two and a half seconds old on average.",
          pages: ["seldom", "short"],
          sources: [],
        },
      ],
    },
    {
      title: "Rooms in which nothing happens",
      claims: [
        {
          text: "In an idle hour, asking every second makes 3,600 requests that bring nothing. Held for 25 seconds it is about 144. A WebSocket makes none; only its heartbeats pass. Leave the comparison alone for a minute and read the three numbers.",
          pages: ["compare"],
          sources: [],
        },
      ],
    },
    {
      title: "What stands in between",
      claims: [
        {
          text: "Proxies end what is silent for too long. nginx closes a proxied WebSocket after 60 seconds without data, unless it is told otherwise or the server pings. This site pings every 20 seconds.",
          pages: ["socket"],
          sources: ["nginx", "ping"],
        },
        {
          text: "A held question must end before the proxy's patience does. The RFC on long polling takes 30 seconds for the safer value; this site holds for 25. A shorter hold costs more empty answers and nothing else.",
          pages: ["hold", "long"],
          sources: ["timeouts"],
        },
        {
          text: "Upgrade is a header for one hop: every proxy on the way must pass it on purpose. One that does not answers the handshake itself, and no script in the browser may read why. Polls are plain requests and pass everywhere.",
          pages: ["socket"],
          sources: ["nginx"],
        },
      ],
    },
    {
      title: "Phones asleep, tabs out of sight",
      claims: [
        {
          text: "An unplugged phone that lies still with its screen off has no network for its apps between maintenance windows. No transport changes that: what counts is how quickly a page catches up when it wakes, and that is the cursor's work.",
          pages: ["class"],
          sources: ["doze"],
        },
        {
          text: "Chrome runs the timers of a tab that has been hidden for five minutes no more than once a minute, so a poll every second becomes one a minute. What arrives on an open socket is still handled as it comes.",
          pages: ["compare"],
          sources: ["timers"],
        },
      ],
    },
    {
      title: "Very many clients",
      claims: [
        {
          text: "Every open line, and every held question, occupies a connection and its memory for as long as it lasts. Short polls come and go, and any server behind a balancer can answer the next one.",
          pages: ["short"],
          sources: ["issues"],
        },
        {
          text: "When a server restarts, all its lines break in the same moment and all clients come back together. Waits that double and differ by chance spread them. Open “Trouble” and switch on the bug without jitter to see what happens without.",
          pages: ["compare"],
          sources: [],
        },
      ],
    },
    {
      title: "Who uses what",
      claims: [
        {
          text: "Amazon SQS has both ways of polling in one call: WaitTimeSeconds 0 is short polling, 1 to 20 is long polling, which is recommended because it avoids empty answers.",
          pages: ["long"],
          sources: ["sqs"],
        },
        {
          text: "Telegram bots call getUpdates with a timeout, which is long polling, and an offset, one more than the last update they have: our cursor by another name. Without a timeout it is short polling, meant for tests only.",
          pages: ["long"],
          sources: ["telegram"],
        },
        {
          text: "Cloud Firestore detects by itself whether something in between holds its stream back, and then falls back to long polling, whose requests end after 30 seconds at most.",
          pages: ["long"],
          sources: ["firestore", "firestoreHold"],
        },
        {
          text: "Socket.IO begins with long polling and changes to WebSocket when that has proved to work, so that nobody waits for a handshake that will never succeed.",
          pages: ["long", "socket"],
          sources: ["socketIo"],
        },
        {
          text: "Consul's blocking queries are long polling: an index as cursor, a wait of at most ten minutes, and a little chance added to it, so that not all come back at once.",
          pages: ["long"],
          sources: ["consul"],
        },
        {
          text: "GitHub's events are made for short polling: X-Poll-Interval says how often one may ask, and an unchanged ETag is answered with 304, which does not count against the limit.",
          pages: ["short"],
          sources: ["gitHub"],
        },
        {
          text: "Discord's gateway is a WebSocket with heartbeats, at an interval that the server tells, and a sequence number with which a broken line is resumed.",
          pages: ["socket"],
          sources: ["discord"],
        },
      ],
    },
  ],
};
