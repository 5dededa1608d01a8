import type { ClientFrame, ServerFrame } from "#wire";
import type { Failure } from "./failure.ts";

/** What can happen to one request or socket. */
export type Happening =
  | { type: "request"; kind: "ask" | "send" | "handshake"; url: string }
  /** A foreign answer came from something in between: the server may not know of the request. */
  | { type: "answer"; status: number; messages: number; isForeign?: true }
  /** Where its answer had begun, the request did reach the server. */
  | { type: "failure"; cause: Failure; hasBegun?: true }
  | { type: "aborted" }
  | {
      type: "frame";
      direction: "up" | "down";
      frame: ServerFrame["type"] | ClientFrame["type"];
      messages: number;
    }
  | { type: "fallen"; cause: Failure };

/** `exchange` numbers the request or socket, `at` is `performance.now()`, ms. */
export type TrafficEvent = Happening & { exchange: number; at: number };
