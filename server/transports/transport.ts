import type { Traffic } from "../door.ts";
import type { Rooms } from "../rooms.ts";

/** The waits of the server's side, so that tests can run them at a tenth. */
export interface TransportSettings {
  /** Between two protocol pings, and how long their pong may take, ms. */
  heartbeatMs: number;
}

/** A way for news to travel. It knows a door and a source of messages, nothing else. */
export interface Transport {
  /** Claims the transport's routes, once. */
  mount(parts: { traffic: Traffic; rooms: Rooms; settings: TransportSettings }): void;
}
