/** What a process full of clients is asked to do. */
export interface Plan {
  kind: "websocket" | "long-polling";
  port: number;
  room: string;
  /** Where everybody starts from. */
  cursor: string;
  /** Clients of this process, and the number of the first of them. */
  count: number;
  first: number;
  /** Local addresses they come from in turn. */
  addresses: string[];
  /** Messages that each of them is to get: `seq` 1, 2, 3 … */
  messages: number;
}

export type Order = { do: "open"; plan: Plan } | { do: "report" };

/** What a process full of clients tells. Times are ms since the epoch, with fractions. */
export type News =
  | { at: "opening"; open: number }
  | { at: "opened"; connectMs: number[] }
  /** All clients of the process have this message. */
  | { at: "arrived"; seq: number }
  | { at: "result"; result: Result }
  | { at: "failed"; reason: string };

export interface Result {
  /** When each message reached each client, by `seq` less one. */
  arrivals: number[][];
  /** Deliveries that never came. */
  missing: number;
  /** Deliveries of what a client had. */
  doubled: number;
  /** Deliveries after a later one. */
  disordered: number;
  /** Connections that ended before they were told to, or were refused. */
  dropped: number;
}

/** A client that is as light as can be, so that thousands fit in a process. */
export interface LightClient {
  end(): void;
}

export interface LightOptions {
  plan: Pick<Plan, "kind" | "port" | "room" | "cursor">;
  id: string;
  localAddress: string;
  /** The client waits for messages now. */
  opened(): void;
  /** A message came. @param at when its bytes were read. */
  heard(seq: number, at: number): void;
  /** The connection ended, or something else was answered. */
  dropped(reason: string): void;
}
