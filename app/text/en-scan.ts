import type { Format } from "./format.ts";

/** Words of the pages where a phone lets a desktop in. */
export interface ScanText {
  title: string;
  /** What it shows, for whoever comes for the first time. */
  lead: string;
  qr(address: string): string;
  /** Before the address in words. */
  orOpen: string;
  hears: string;
  every(ms: number, format: Format): string;
  waiting: string;
  scanned: string;
  confirmed: string;
  refused: string;
  failed: string;
  /** How long the desktop waited for what its server knew. */
  late(ms: number, format: Format): string;
  asked(requests: number, format: Format): string;
  again: string;
  tries: string;
  none: string;
  phone: {
    title: string;
    question: string;
    yes: string;
    no: string;
    sending: string;
    said: string;
    denied: string;
    over: string;
    failed: string;
    again: string;
  };
}

export const enScan: ScanText = {
  title: "Scan to log in",
  lead: "Your phone says yes, the server knows at once. When does this page hear of it?",
  qr: (address) => `A picture for your phone's camera; it leads to ${address}`,
  orOpen: "or open",
  hears: "This page hears of it by",
  every: (ms, format) => `every ${format.ms(ms)}`,
  waiting: "Waiting for a phone to scan the picture.",
  scanned: "A phone is there. Waiting for its yes.",
  confirmed: "You are logged in.",
  refused: "The phone said no.",
  failed: "The server cannot be reached. This page goes on trying.",
  late: (ms, format) => `Heard ${format.ms(ms)} after the server knew.`,
  asked: (requests, format) =>
    requests === 1 ? "1 request so far" : `${format.count(requests)} requests so far`,
  again: "Once more",
  tries: "How late the yes was, newest first",
  none: "nothing yet",
  phone: {
    title: "Log in on the big screen?",
    question: "Only say yes if the picture you scanned is on your own screen.",
    yes: "Yes, it is me",
    no: "No",
    sending: "Telling the server …",
    said: "Said. Look at the big screen: when does it know?",
    denied: "You said no. Nobody is logged in.",
    over: "This picture is no longer valid. Scan the one that is on the screen now.",
    failed: "That did not reach the server.",
    again: "Try again",
  },
};
