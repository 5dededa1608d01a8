import type { TransportId } from "../transports/index.ts";

/** One idea of a story in words. */
export interface FrameText {
  title: string;
  text: string;
}

/** The frames of each transport's story, by their names. */
export type FramesText = Record<TransportId, Record<string, FrameText>>;

export const enHowFrames: FramesText = {
  "short-polling": {
    ask: {
      title: "The browser asks",
      text: "A real request has just gone out: “anything new?” The server answers at once, whatever it has. The first answer brings what was said here before and a cursor: the name of the place up to which this page has everything.",
    },
    nothing: {
      title: "Most answers are empty",
      text: "The next question carries the cursor: “what came after this?” Nothing did. The answer says so, and headers travelled both ways for it.",
    },
    again: {
      title: "Then it waits, and asks again",
      text: "The browser waits until its period is over, one second here, counted from the start of one question to the start of the next. Two rounds, and still nothing to tell.",
    },
    news: {
      title: "News waits for the next question",
      text: "The server was just told to say something. It has the message at once and must keep it: nobody is asking. Only the next question fetches it. On average that takes half a period, at worst a whole one.",
    },
    lost: {
      title: "A lost answer costs time, no message",
      text: "All connections of this room were broken for a second and a half, and the server said something meanwhile. The browser waits a little longer after each failure and asks with the same cursor: what it missed comes after it.",
    },
    cost: {
      title: "What it costs",
      text: "Counted on this page, since you opened it. The number of questions grows with time, not with news: look at how many came back empty.",
    },
  },
  "long-polling": {
    ask: {
      title: "The browser asks",
      text: "A real request has just gone out: “anything new?” The first question is answered at once, with what was said here before and a cursor: the name of the place up to which this page has everything. The next question goes out immediately.",
    },
    held: {
      title: "The server holds the question",
      text: "There is nothing to tell, so the server does not answer. The request stays open, up to 25 seconds, and costs nothing but memory. No answer is being waited for in a loop: the question is parked at the log.",
    },
    news: {
      title: "News answers the question",
      text: "The server was just told to say something. The parked question is answered with it at once: the message was as fast as the wire is.",
    },
    again: {
      title: "The next question follows at once",
      text: "One answer, one new question. Between the two nobody listens; what is said just then is kept in the log, and the cursor of the new question fetches it. Forgetting the cursor is the classic mistake of long polling.",
    },
    lost: {
      title: "A lost question costs time, no message",
      text: "All connections of this room were broken for a second and a half, and the server said something meanwhile. The browser waits a little longer after each failure and asks with the same cursor: what it missed comes after it.",
    },
    cost: {
      title: "What it costs",
      text: "Counted on this page, since you opened it. Questions come with news, and one about every 25 seconds without: each message costs a request with its headers.",
    },
  },
  websocket: {
    handshake: {
      title: "One request opens a line",
      text: "A real request has just gone out, asking for another protocol: “Upgrade: websocket”. The answer is 101, and from then on the connection belongs to both sides. The first frame brings what was said here before and a cursor.",
    },
    news: {
      title: "The server speaks unasked",
      text: "The server was just told to say something. Nobody asked for it: it went down the open line as one frame, whose header is two to four bytes.",
    },
    again: {
      title: "The next one costs as little",
      text: "Nothing had to be asked again in between: no request, no headers, no gap in which nobody listens. That is the whole difference.",
    },
    lost: {
      title: "A broken line must be noticed",
      text: "All connections of this room were broken for a second and a half, and the server said something meanwhile. A line can also die without a word, so both sides send heartbeats. The browser opens a new line with its cursor, and what it missed is in the first frame.",
    },
    cost: {
      title: "What it costs",
      text: "Counted on this page, since you opened it. Requests are handshakes: one for each line that was opened. All else is frames. The price is a connection that the server keeps for every visitor.",
    },
  },
};
