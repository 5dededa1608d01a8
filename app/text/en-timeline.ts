/** Words of the timeline. */
export const enTimeline = {
  title: "Timeline",
  picture:
    "Timeline: ticks are requests, hollow when they came back empty; bars are requests held open; a line is an open socket, dots its frames. The table below says the same.",
  stop: "Stop",
  live: "Live",
  back: "Look back",
  now: "now",
  asTable: "The timeline as a table",
  close: "Close",
  transport: "by",
  what: "what",
  time: "time",
  took: "answered after",
  request: "request",
  status: "status",
  cause: "ended by",
  messages: "messages",
  frame: "frame",
  parked: "held by the server",
  bytes: "bytes",
  connection: "connection",
  kinds: {
    ask: "ask",
    send: "send",
    handshake: "socket",
    up: "frame ↑",
    down: "frame ↓",
  },
};

export type TimelineText = typeof enTimeline;
