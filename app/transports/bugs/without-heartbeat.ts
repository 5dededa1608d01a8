// I am the WebSocket, but I neither ping nor listen for silence.
// A connection that dies without a word stays "open" for me, and nothing comes through it any more.
// Only the system's own timeout, after a quarter of an hour or more, would tell me.
import type { Transport } from "../transport.ts";

/** The longest that a timer can wait, ms: 24 days. */
const never = 2 ** 31 - 1;

export const withoutHeartbeat = (model: Transport): Transport => ({
  ...model,
  open(opening) {
    const settings = { ...opening.settings, pingMs: never, silenceMs: never, wakeMs: never };
    return model.open({ ...opening, settings });
  },
});
