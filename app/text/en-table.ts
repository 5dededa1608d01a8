import type { RowName } from "../meters/rows.ts";

/** Words of the table of all numbers. */
export interface TableText {
  meter: string;
  unknown: string;
  explain(name: string): string;
  theory(value: string): string;
  /** When measured and expected part. */
  apart: string;
  clock(offset: string, isBehind: boolean, error: string): string;
  own: string;
  by: Record<Side, string>;
  rows: Record<RowName, { name: string; definition: string; by: Side }>;
}

/** Who counted it. */
type Side = "browser" | "server" | "both";

export const enTable: TableText = {
  meter: "meter",
  unknown: "unknown",
  explain: (name: string) => `What is “${name}”?`,
  theory: (value: string) => `theory ${value}`,
  apart:
    "Farther from the theory than chance explains. Likely: a hidden tab, a slow device, a fault switched on, or settings that changed on the way.",
  clock: (offset: string, isBehind: boolean, error: string) =>
    `The server's clock is ${offset} ${isBehind ? "behind" : "ahead of"} this one, ± ${error}.`,
  own: "The page's own questions for these numbers are not counted.",
  by: {
    browser: "Counted by the browser.",
    server: "Counted by the server, at its sockets.",
    both: "Counted by both; a warning appears where they differ.",
  },
  rows: {
    asks: {
      name: "asks",
      definition: "Requests for messages: polls, and handshakes of WebSockets.",
      by: "both",
    },
    sends: { name: "sends", definition: "Own messages sent, by POST or by frame.", by: "both" },
    empties: {
      name: "empty answers (waste)",
      definition: "Poll answers without a message, and their share of all asks.",
      by: "both",
    },
    frames: {
      name: "data frames",
      definition: "Text frames of the WebSocket, up and down; ping, pong and close are left out.",
      by: "both",
    },
    perDelivery: {
      name: "messages per frame or answer",
      definition:
        "Messages that came in the last ten seconds, divided by the frames or answers that brought them. What was said before the connection was there is left out. “–” while each comes alone.",
      by: "browser",
    },
    requestsPerMessage: {
      name: "requests per message",
      definition: "Asks divided by messages delivered.",
      by: "browser",
    },
    bytesPerMessage: {
      name: "bytes per message (overhead | payload)",
      definition:
        "All bytes of this transport, both ways, divided by messages delivered. Payload is bodies and frame payloads; overhead is headers, handshakes and the rest. TCP/IP and TLS are not included.",
      by: "server",
    },
    p50: {
      name: "message age, half within",
      definition:
        "From the moment the server accepted a message to the moment it is delivered here, by the server's clock. Half of the messages were this old or younger.",
      by: "browser",
    },
    p95: {
      name: "message age, 95 % within",
      definition: "95 of 100 messages were this old or younger. Shown from 20 messages on.",
      by: "browser",
    },
    p99: {
      name: "message age, 99 % within",
      definition: "99 of 100 messages were this old or younger. Shown from 20 messages on.",
      by: "browser",
    },
    max: { name: "message age, oldest", definition: "The oldest of them.", by: "browser" },
    samples: {
      name: "ages measured (left out)",
      definition:
        "Messages behind the ages, the newest 10,000 at most. Those accepted while the tab was hidden or paused are left out.",
      by: "browser",
    },
    roundTrip: {
      name: "round trip, half within",
      definition: "From your click on Send until your own message is back here; one clock.",
      by: "browser",
    },
    openNow: {
      name: "open now (parked · sockets · idle)",
      definition:
        "Requests waiting for an answer, WebSockets in use, and idle connections kept for the next request.",
      by: "server",
    },
    connectionsOpened: {
      name: "connections opened",
      definition: "TCP connections this transport was the first to use.",
      by: "server",
    },
    order: {
      name: "lost · doubled · out of order",
      definition:
        "Told by the numbers of the messages. Lost: holes, and what another panel has had for over 35 s while this one claims to be connected; it comes off again when it arrives. Doubled: shown twice. Out of order: came after a later one.",
      by: "browser",
    },
    recovered: {
      name: "recovered",
      definition:
        "Messages said while this panel was cut off, and fetched by its cursor once it was back.",
      by: "browser",
    },
  },
};
