// I wait between two attempts exactly as long as everybody else: half a second, one, two, four …
// When a server falls, all its clients lose it at the same moment, and all come back at the same moment.
// Chance would spread them out; without it each of my attempts is one of a crowd.
import type { Transport } from "../transport.ts";

export const withoutJitter = (model: Transport): Transport => ({
  ...model,
  open(opening) {
    const backoff = { ...opening.settings.backoff, jitter: 0 };
    return model.open({ ...opening, settings: { ...opening.settings, backoff } });
  },
});
