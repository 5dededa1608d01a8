/** Words of the marks on the timeline, one by one. */
export const enMarks = {
  close: "Close",
  seeBytes: "See the bytes",
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

export type MarksText = typeof enMarks;
